using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What moving these items to these people would come to: who gets what, what stays and why, and how many will be late with and without it.
/// A handful of statements for each thousand of items, however many people.</summary>
public sealed class ReassignPreview(PortalDbs dbs, ICurrentActor current, KnownPlaces known, Calendars calendars, IClock clock)
{
    /// <summary>So many ids fit into one statement of every store.</summary>
    private const int Batch = 1_000;

    public async Task<MovePlan> Run(IReadOnlyCollection<Guid> items, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var now = clock.GetCurrentInstant();
        var places = await known.Now(db, now, ct);
        var found = new List<Found>();
        var exclusions = new List<WorkExclusion>();
        var needs = new List<SkillNeed>();
        foreach (var some in items.Chunk(Batch))
        {
            found.AddRange(await Rows(db.Set<WorkItem>().Where(i => some.Contains(i.Id) && i.Standing != Standing.Closed)).ToListAsync(ct));
            exclusions.AddRange(await db.Set<WorkExclusion>().Where(e => some.Contains(e.ItemId) && people.Contains(e.PersonId)).ToListAsync(ct));
            needs.AddRange(await db.Set<SkillNeed>().Where(n => some.Contains(n.ItemId) && (n.EndsAt == null || n.EndsAt > now)).ToListAsync(ct));
        }
        var queues = (await known.Knowing(places, p => found.TrueForAll(i => p.Queues.ContainsKey(i.QueueId)), ct)).Queues;
        found.Sort((a, b) => a.Place.CompareTo(b.Place));
        var persons = await db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().Where(p => people.Contains(p.Id) && p.IsActive).OrderBy(p => p.Name).ToListAsync(ct);
        var skills = (await db.Set<PersonSkill>().Where(s => people.Contains(s.PersonId)).ToListAsync(ct)).ToLookup(s => s.PersonId);
        var takers = await db.Set<Taker>().Where(t => people.Contains(t.PersonId)).ToDictionaryAsync(t => t.PersonId, ct);
        var hands = people.Concat(found.Select(i => i.OwnerId).OfType<Guid>()).Distinct().ToList();
        var held = await Rows(db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.OwnerId != null && hands.Contains(i.OwnerId.Value))).ToListAsync(ct);

        var (byItem, loads) = (needs.ToLookup(n => n.ItemId), await Loads.Of(db, people, known, places, ct));
        var plan = Reassignment.Plan(
            [.. found.Select(i => new Movable(i.Id, i.Version, i.Number, i.Document.Length > 0 ? i.Document : $"Item {i.Number}", queues[i.QueueId], i.FacilityId, i.OwnerId) { Needs = [.. byItem[i.Id]], Size = queues[i.QueueId].SizeOf(i.Type) })],
            [.. persons.Select(p => p.AsActor()).Select(p => new Candidate(p, loads.GetValueOrDefault(p.Id))
            {
                Limit = Room.LimitOf(queues.Values.Where(q => q.IsFor(p))), Skills = skills[p.Id].ToDictionary(s => s.Skill, s => s.Level), IsAway = takers.GetValueOrDefault(p.Id)?.AwayAt(now) is not null,
            })], exclusions, now);
        var all = held.Concat(found.Where(i => i.Standing == Standing.Open)).DistinctBy(i => i.Id).OrderBy(i => i.Place).ToList();
        var to = plan.Going.ToDictionary(m => m.Item.Id, m => m.To!.Id);
        var days = new Dictionary<string, BusinessCalendar>();
        foreach (var code in all.Select(i => i.CalendarCode).Distinct()) days[code] = await calendars.Get(code, ct);
        return plan with
        {
            LateBefore = BreachForecast.Late(all.Select(i => new Workload(i.Id, i.OwnerId, i.ResolveDueAt, days[i.CalendarCode])), now),
            LateAfter = BreachForecast.Late(all.Select(i => new Workload(i.Id, to.TryGetValue(i.Id, out var person) ? person : i.OwnerId, i.ResolveDueAt, days[i.CalendarCode])), now),
        };
    }

    private sealed record Found(
        Guid Id, int Version, long Number, string Document, string Type, Guid QueueId, Guid FacilityId, Guid? OwnerId, string CalendarCode, Standing Standing, Instant? ResolveDueAt, int Lane, Instant OrderAt, int ScoreOrder, long ValueOrder, Instant CreatedAt)
    {
        public (int, Instant, int, long, Instant, long) Place => (Lane, OrderAt, ScoreOrder, ValueOrder, CreatedAt, Number);
    }

    private static IQueryable<Found> Rows(IQueryable<WorkItem> items) => items.Select(i => new Found(
        i.Id, i.Version, i.Number, i.Document, i.Type, i.QueueId, i.FacilityId, i.OwnerId, i.CalendarCode, i.Standing, i.ResolveDueAt, i.Lane, i.OrderAt, i.ScoreOrder, i.ValueOrder, i.CreatedAt));
}
