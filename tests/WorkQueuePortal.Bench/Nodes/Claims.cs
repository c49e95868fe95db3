using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>Workers in two processes ask for the next item, all at once, until nothing is left: the product's own action, each worker a person of its own.</summary>
internal static class Claims
{
    public const string Queue = "Q-AP-PRICE";
    private const int WorkersOfProcess = 32;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>One of the processes: prints worker, item and milliseconds of each claim.</summary>
    /// <param name="isCareless">Looks first and takes then, in two statements, as a portal without an atomic claim would.</param>
    public static async Task<int> Work(string server, int process, bool isCareless)
    {
        await using var store = new BenchStore(Directory.CreateTempSubdirectory("wqp-claims-").FullName, server: server);
        // One line of the console at a time.
        var lines = await Task.WhenAll(Enumerable.Range(0, WorkersOfProcess).Select(w => Worker(store, (process * WorkersOfProcess) + w, isCareless)));
        foreach (var line in lines.SelectMany(l => l)) Console.WriteLine(line);
        return 0;
    }

    public static async Task Check(string server, int items, bool isCareless, Verdict verdict)
    {
        await Prepare(server, items);
        var watch = Stopwatch.GetTimestamp();
        var claims = (await Task.WhenAll(Process(server, 0, isCareless), Process(server, 1, isCareless))).SelectMany(c => c).ToList();
        var took = Stopwatch.GetElapsedTime(watch);
        await using var store = new BenchStore(server: server);
        await using var db = store.Dbs.Read(Actor.System);
        var queue = await db.Set<WorkQueue>().FirstAsync(q => q.Code == Queue);
        var left = await db.Set<WorkItem>().CountAsync(i => i.QueueId == queue.Id && i.Standing == Standing.Open && i.OwnerId == null);
        var taken = (await db.Set<WorkItem>().Where(i => i.QueueId == queue.Id && i.OwnerId != null).Select(i => i.Id).ToListAsync()).ToHashSet();
        var byWorker = claims.GroupBy(c => c.Worker).ToList();
        var waits = claims.Select(c => c.Milliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"claims: {claims.Count:N0} by {byWorker.Count} workers in two processes in {took.TotalSeconds:0.0} s ({claims.Count / took.TotalSeconds:0}/s); wait p50 {waits[waits.Count / 2]:0} ms, p99 {waits[waits.Count * 99 / 100]:0} ms, longest {waits[^1]:0} ms; fewest of a worker {byWorker.Min(g => g.Count())}."));
        verdict.Must(claims.Select(c => c.Item).Distinct().Count() == claims.Count, $"{claims.Count - claims.Select(c => c.Item).Distinct().Count()} items were given to two people.");
        verdict.Must(claims.Count == items, $"{claims.Count} items were given out instead of {items}.");
        verdict.Must(left == 0 && claims.TrueForAll(c => taken.Contains(c.Item)), $"{left} items were left, or one that was given out has no owner.");
        verdict.Must(byWorker.Count == 2 * WorkersOfProcess, "A worker got nothing.");
        verdict.Must(waits[^1] < LongestWait.TotalMilliseconds, "A worker waited longer than thirty seconds.");
    }

    private static async Task<List<string>> Worker(BenchStore store, int number, bool isCareless)
    {
        var (lines, actor) = (new List<string>(), new Actor(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), $"Worker {number}", new HashSet<string> { Roles.ApSpecialist }, null));
        var claim = new ClaimNext(store.Get<UnitOfWork>().As(actor), store.Get<WorkDesk>(), store.Get<KnownPlaces>());
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var item = isCareless ? await Careless(store, actor) : (await claim.Run(Queue, default)) is { IsDone: true } done ? done.Value : (Guid?)null;
            if (item is null) return lines;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{number} {item} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0}"));
        }
    }

    private static async Task<Guid?> Careless(BenchStore store, Actor actor)
    {
        await using var db = store.Dbs.OpenAll();
        var free = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.OwnerId == null && i.Type == "invoice.exception" && db.Set<WorkQueue>().Any(q => q.Id == i.QueueId && q.Code == Queue)).OrderBy(i => i.Number).Select(i => (Guid?)i.Id).FirstOrDefaultAsync();
        if (free is { } id) await db.Set<WorkItem>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, actor.Id));
        return free;
    }

    /// <summary>Exactly so many items in the queue, none of them taken, and no limit of how many one may hold.</summary>
    public static async Task Prepare(string server, int items)
    {
        await using var store = new BenchStore(server: server);
        await using var db = store.Dbs.OpenAll();
        var queue = await db.Set<WorkQueue>().FirstAsync(q => q.Code == Queue);
        await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.WipLimit, 1_000_000));
        var first = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.Type == "invoice.exception").OrderBy(i => i.Number).Select(i => i.Id).Take(items).ToListAsync();
        if (first.Count < items) throw new InvalidOperationException($"The store holds {first.Count} open items, and {items} are needed.");
        await db.Set<WorkItem>().Where(i => i.QueueId == queue.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Standing, Standing.Closed));
        await db.Set<WorkItem>().Where(i => first.Contains(i.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.QueueId, queue.Id).SetProperty(i => i.OwnerId, (Guid?)null).SetProperty(i => i.State, WorkState.Queued).SetProperty(i => i.Standing, Standing.Open));
    }

    private static async Task<List<(int Worker, Guid Item, double Milliseconds)>> Process(string server, int number, bool isCareless)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Claims).Assembly.Location, "claim-worker", server, number.ToString(CultureInfo.InvariantCulture), isCareless ? "careless" : "careful"]) { RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var claims = new List<(int, Guid, double)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(' ') is [var worker, var item, var milliseconds] && Guid.TryParse(item, out var id)) claims.Add((int.Parse(worker, CultureInfo.InvariantCulture), id, double.Parse(milliseconds, CultureInfo.InvariantCulture)));
        await process.WaitForExitAsync();
        return claims;
    }
}
