using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Bench.Circuits;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>People with a page each, on two nodes behind nginx, who press "Get next" until nothing is left.</summary>
internal static class NextLoad
{
    private const int People = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), LongestWait = TimeSpan.FromSeconds(30), Whole = TimeSpan.FromMinutes(30);

    public static async Task Check(Func<int, Task<PortalNode>> start, int[] ports, string connection, Uri front, int items, Verdict verdict)
    {
        await Claims.Prepare(connection, items);
        await Hire(connection);
        var nodes = await Task.WhenAll(ports.Select(start));
        var clients = new List<CircuitClient>();
        // The persona list puts the specialists first.
        foreach (var places in Enumerable.Range(0, People).Chunk(8)) clients.AddRange(await Task.WhenAll(places.Select(place => Arrive(front, place))));
        var watch = Stopwatch.GetTimestamp();
        var given = await Task.WhenAll(clients.Select(Work));
        var took = Stopwatch.GetElapsedTime(watch);
        foreach (var client in clients) await client.DisposeAsync();
        foreach (var node in nodes) node.Dispose();

        await using var store = new BenchStore(server: connection);
        await using var db = store.Dbs.Read(Actor.System);
        var queue = await db.Set<WorkQueue>().FirstAsync(q => q.Code == Claims.Queue);
        var leased = (await db.Set<WorkItem>().Where(i => i.QueueId == queue.Id && i.OwnerId != null && i.LeaseUntil != null).Select(i => i.Id).ToListAsync()).ToHashSet();
        var left = await db.Set<WorkItem>().CountAsync(i => i.QueueId == queue.Id && i.Standing == Standing.Open && i.OwnerId == null);
        var byNode = await db.Set<ChangeRow>().GroupBy(c => c.NodeId).Select(g => g.Count()).ToListAsync();
        var (all, waits) = (given.SelectMany(g => g).Select(g => g.Item).ToList(), given.SelectMany(g => g).Select(g => g.Milliseconds).Order().ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"next: {all.Count:N0} items to {given.Count(g => g.Count > 0)} people on {byNode.Count(n => n > items / 10)} nodes in {took.TotalSeconds:0} s ({all.Count / took.TotalSeconds:0}/s); wait p50 {waits[waits.Count / 2]:0} ms, p99 {waits[waits.Count * 99 / 100]:0} ms, longest {waits[^1]:0} ms; fewest of a person {given.Min(g => g.Count)}."));
        verdict.Must(all.Distinct().Count() == all.Count, $"{all.Count - all.Distinct().Count()} items were given to two people.");
        verdict.Must(all.Count == items && left == 0, $"{all.Count} items were given out instead of {items}, {left} were left.");
        verdict.Must(all.TrueForAll(leased.Contains), "An item that was given out has no lease.");
        verdict.Must(given.All(g => g.Count > 0), "Somebody got nothing.");
        verdict.Must(waits[^1] < LongestWait.TotalMilliseconds, "Somebody waited longer than thirty seconds.");
        verdict.Must(byNode.Count(n => n > items / 10) == ports.Length, "One node did next to nothing.");
    }

    private static async Task Hire(string connection)
    {
        await using var store = new BenchStore(server: connection);
        await using var db = store.Dbs.OpenAll();
        var home = await db.Set<Facility>().Select(f => f.Id).FirstAsync();
        foreach (var number in Enumerable.Range(0, People))
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"A-{number:000}");
            var person = Person.New(NewId.Next(), code, $"Specialist {code}", $"{code}@example.org", "AP specialist", [Roles.ApSpecialist], home, null, null);
            person.PersonaNote = "works with many";
            db.Add(person);
        }
        await db.SaveChangesAsync();
    }

    private static async Task<CircuitClient> Arrive(Uri front, int place)
    {
        var client = new CircuitClient(front);
        await client.SignIn(place);
        await client.Open($"/queue/{Claims.Queue}");
        await client.Button("Get next", Patience);
        return client;
    }

    private static async Task<List<(Guid Item, double Milliseconds)>> Work(CircuitClient client)
    {
        var given = new List<(Guid, double)>();
        var empty = client.Until(page => page.FirstOrDefault(n => n.Tag == "span" && n.Text.StartsWith("Nothing for you", StringComparison.Ordinal)), Whole);
        while (true)
        {
            var next = await client.Button("Get next", Patience);
            var sent = client.Sent = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            var pressed = Stopwatch.GetTimestamp();
            await client.Click(next);
            if (await Task.WhenAny(sent.Task, empty) != sent.Task)
            {
                await empty;
                return given;
            }
            given.Add((Guid.Parse(sent.Task.Result.Split('/', '?')[2]), Stopwatch.GetElapsedTime(pressed).TotalMilliseconds));
        }
    }
}
