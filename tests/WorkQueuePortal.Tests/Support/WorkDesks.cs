using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A small place with one queue and people who work it, and items opened the way processes open them.</summary>
internal static class WorkDesks
{
    public const string Queue = "Q-TEST";
    private const string Office = """{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"],"Tue":["08:00-17:00"],"Wed":["08:00-17:00"],"Thu":["08:00-17:00"],"Fri":["08:00-17:00"]},"rules":["us-federal"]}""";

    public static async Task<Facility> Furnish(this TestPortal portal, int wipLimit = 100_000)
    {
        var facility = await portal.AddFacility("H1");
        var queue = new WorkQueue { Id = NewId.Next(), Code = Queue, Name = "Test queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = wipLimit };
        queue.Roles.Add(new QueueRole(queue.Id, Roles.ApSpecialist));
        await portal.Given(new WorkCalendar { Code = "SSC", Name = "Office", Definition = Office }, queue);
        return facility;
    }

    public static Actor Specialist(string name) => new(NewId.Next(), name, new HashSet<string> { Roles.ApSpecialist }, null);

    public static async Task<IReadOnlyList<Guid>> Open(this TestPortal portal, Facility facility, int count, Func<int, NewWork, NewWork>? shape = null)
    {
        var desk = portal.Get<WorkDesk>();
        var ids = new List<Guid>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            var outcome = await portal.Write(async at =>
            {
                foreach (var i in chunk)
                {
                    var work = new NewWork("test", NewId.Next(), facility.Id, Queue, "Price over", $"INV {i}", "Ostrander", 100m + i, "USD", "+1.00", "why", "why, in a sentence", i % 40, 100m * (i % 7));
                    ids.Add((await desk.Open(at, shape?.Invoke(i, work) ?? work, TestPortal.Ct)).Id);
                }
                return Outcome.Done();
            });
            Assert.True(outcome.IsDone, outcome.Sentence);
        }
        return ids;
    }

    /// <summary>Get next of a circuit of this person's own.</summary>
    public static ClaimNext Puller(this TestPortal portal, Actor actor) => new(portal.As(actor), portal.Get<WorkDesk>(), portal.Get<KnownPlaces>());

    /// <summary>The next item for this person, as a circuit of their own would take it.</summary>
    public static Task<Outcome<Guid>> Claim(this TestPortal portal, Actor actor) => portal.Puller(actor).Run(Queue, TestPortal.Ct);

    public static async Task<WorkItem> Item(this TestPortal portal, Guid id)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        return await db.Set<WorkItem>().FirstAsync(i => i.Id == id, TestPortal.Ct);
    }
}
