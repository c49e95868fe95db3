using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Bench.Nodes;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Bench;

/// <summary>What people wait for, over many open items on each store: medians, beside the same page read by bare SQL in the same run.</summary>
internal static class QueueBench
{
    private const int Rounds = 41, StorePort = 5562;

    /// <summary>On SQLite, and on a private PostgreSQL in the same run where that is installed: one line a measure, side by side.</summary>
    public static async Task<int> Run(int count)
    {
        var file = await Measure(null, count);
        List<(string What, double Value, string Unit)> server = [];
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            await using var postgres = await PrivatePostgreSql.Start(StorePort);
            await postgres.Create("bench");
            server = await Measure(postgres.Connection("bench"), count);
        }
        Console.WriteLine($"{"",-40} {"SQLite",12} {"PostgreSQL",12} {"ratio",7}");
        foreach (var (what, value, unit) in file)
        {
            var other = server.Where(s => s.What == what).Select(s => (double?)s.Value).FirstOrDefault();
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what,-40} {value,9:N2} {unit,-2} {other,9:N2} {unit,-2} {other / value,7:0.00}"));
        }
        Match();
        return 0;
    }

    private static async Task<List<(string What, double Value, string Unit)>> Measure(string? server, int count)
    {
        var worker = new Actor(NewId.Next(), "Worker", new HashSet<string> { Roles.ApSpecialist, Roles.Supervisor }, null);
        await using var store = new BenchStore(actor: worker, server: server);
        var measures = new List<(string, double, string)> { ($"{count:N0} open items loaded", await Time(() => Filled(store, count, worker)) / 1_000, "s") };
        var rows = store.Get<QueueRows>();
        var view = new QueueView(QueueCode: "Q-AP-PRICE");
        var deep = await Deep(rows, view, 20);
        var some = (await rows.Page(view, null, default))[0].Id;
        void Add(string what, double median) => measures.Add((what, median, "ms"));
        Add("bare SQL, the same first page", await Median(() => Bare(store)));
        Add("first page of a queue", await Median(() => rows.Page(view, null, default)));
        Add("first page, my queue", await Median(() => rows.Page(new QueueView(worker.Id), null, default)));
        Add("page 20 by cursor", await Median(() => rows.Page(view, deep, default)));
        Add("counts of all queues", await Median(() => store.Get<Depths>().Queues(default), 11));
        Add("item page", await Median(() => store.Get<ItemDetails>().Of(some, default)));
        Add("claim next", await Median(() => store.Get<ClaimNext>().Run("Q-AP-QTY", default)));
        Add("SLA sweep, nothing due", await Median(() => store.Get<SweepClocks>().Run(default), 11));
        await Ageing(store, count, Add);
        return measures;
    }

    private static async Task<bool> Filled(BenchStore store, int count, Actor worker)
    {
        await Fill(store, count, worker);
        return true;
    }

    private static async Task Ageing(BenchStore store, int count, Action<string, double> add)
    {
        await using var db = store.Dbs.OpenAll();
        var times = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            // Half a day older: nearly every row has another score.
            await db.Set<WorkItem>().ExecuteUpdateAsync(set => set.SetProperty(i => i.ClockOriginSeconds, i => i.ClockOriginSeconds - 15_000).SetProperty(i => i.AgeOriginSeconds, i => i.AgeOriginSeconds - 15_000));
            times.Add(await Time(() => store.Get<RecalculateAgeing>().Run(default)));
        }
        var quiet = await Median(() => store.Get<RecalculateAgeing>().Run(default), 5);
        add("ageing of 100,000, most rows change", times.Order().ElementAt(1) * 100_000 / count);
        add("ageing of 100,000, hardly any changes", quiet * 100_000 / count);
    }

    private static void Match()
    {
        const int lines = 20_000;
        var book = new OrderBook(Enumerable.Range(0, lines).Select(i => new OrderedLine(new OrderLineFacts($"PO{i}", "1", "S", "I", 100m, "EA", 12.5m, "USD", Kernel.Canonical.MatchBasis.ThreeWay), new ReceiptFacts(100m), Allocation.None)));
        var terms = new MatchTerms(TolerancePolicy.Std, true);
        var invoices = Enumerable.Range(0, lines).Select(i => new InvoiceFacts($"I{i}", "S", "USD", [new InvoiceLine("1", $"PO{i}", "1", 100m, "EA", i % 5 == 0 ? 13.5m : 12.5m)])).ToList();
        var times = Enumerable.Range(0, 5).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var invoice in invoices) ThreeWayMatch.Compare(invoice, book, terms);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }).Order().ToList();
        Console.WriteLine($"{"match",-34} {lines / times[2],10:N0} lines a second");
    }

    private static async Task<QueueCursor> Deep(QueueRows rows, QueueView view, int pages)
    {
        QueueCursor? cursor = null;
        for (var page = 0; page < pages; page++) cursor = (await rows.Page(view, cursor, default))[^1].Cursor;
        return cursor!;
    }

    private static async Task<int> Bare(BenchStore store)
    {
        await using var db = store.Dbs.Read(Actor.System);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = """
            SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = (SELECT "Id" FROM "WorkQueues" WHERE "Code" = 'Q-AP-PRICE') AND "Lane" = 1
            ORDER BY "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0;
        while (await reader.ReadAsync()) read++;
        return read;
    }

    /// <summary>The demonstration's places and people, and the items that the seed command makes; one in three hundred is the worker's.</summary>
    private static async Task Fill(BenchStore store, int count, Actor worker)
    {
        await DemoPeople.Load(DemoData.Read(), store.Dbs, default);
        if ((await new SeedItems(store.Dbs, store.Clock).Run(count, default)).Refusal is { } no) throw new InvalidOperationException(no.Sentence);
        await using var db = store.Dbs.OpenAll();
        await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.WipLimit, 1_000_000));
        await db.Set<WorkItem>().Where(i => i.Number % 300 == 0).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, worker.Id));
    }

    private static async Task<double> Median<T>(Func<Task<T>> run, int rounds = Rounds)
    {
        await run();
        var times = new List<double>(rounds);
        for (var round = 0; round < rounds; round++) times.Add(await Time(run));
        return times.Order().ElementAt(rounds / 2);
    }

    private static async Task<double> Time<T>(Func<Task<T>> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
