using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Bench;

/// <summary>What people wait for, over many open items on SQLite: medians, beside the same page read by bare SQL in the same run.</summary>
internal static class QueueBench
{
    private const int Queues = 16, Rounds = 41;
    private const string Office = """{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"],"Tue":["08:00-17:00"],"Wed":["08:00-17:00"],"Thu":["08:00-17:00"],"Fri":["08:00-17:00"]},"rules":["us-federal"]}""";

    public static async Task<int> Run(int count)
    {
        var worker = new Actor(NewId.Next(), "Worker", new HashSet<string> { Roles.ApSpecialist, Roles.Supervisor }, null);
        await using var store = new BenchStore(actor: worker);
        var watch = Stopwatch.GetTimestamp();
        await Fill(store, count, worker);
        Console.WriteLine($"{count:N0} open items in {Queues} queues, loaded in {Stopwatch.GetElapsedTime(watch).TotalSeconds:0.0} s.");

        var rows = store.Get<QueueRows>();
        var view = new QueueView(QueueCode: "Q-00");
        var deep = await Deep(rows, view, 20);
        var some = (await rows.Page(view, null, default))[0].Id;
        Report("bare SQL, the same first page", await Median(() => Bare(store)));
        Report("first page of a queue", await Median(() => rows.Page(view, null, default)));
        Report("first page, my queue", await Median(() => rows.Page(new QueueView(worker.Id), null, default)));
        Report("page 20 by cursor", await Median(() => rows.Page(view, deep, default)));
        Report("counts of all queues", await Median(() => store.Get<Depths>().Queues(default), 11));
        Report("item page", await Median(() => store.Get<ItemDetails>().Of(some, default)));
        Report("claim next", await Median(() => store.Get<ClaimNext>().Run("Q-01", default)));
        Report("SLA sweep, nothing due", await Median(() => store.Get<SweepClocks>().Run(default), 11));
        await Ageing(store, count);
        Match();
        return 0;
    }

    private static async Task Ageing(BenchStore store, int count)
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
        Console.WriteLine($"{"ageing, most rows change",-34} {times.Order().ElementAt(1) * 100_000 / count,10:N0} ms per 100,000");
        Console.WriteLine($"{"ageing, hardly any row changes",-34} {quiet * 100_000 / count,10:N0} ms per 100,000");
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
            SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = (SELECT "Id" FROM "WorkQueues" WHERE "Code" = 'Q-00') AND "Lane" = 1
            ORDER BY "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var read = 0;
        while (await reader.ReadAsync()) read++;
        return read;
    }

    private static async Task Fill(BenchStore store, int count, Actor worker)
    {
        var calendar = CalendarDefinition.Read(Office).Value!;
        var facility = new Facility { Id = NewId.Next(), Code = "H1", Name = "Hospital", Zone = "America/New_York", CalendarCode = "SSC" };
        var queues = Enumerable.Range(0, Queues).Select(i => new WorkQueue
        {
            Id = NewId.Next(), Code = $"Q-{i:00}", Name = $"Queue {i}", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 1_000_000,
        }).ToList();
        foreach (var queue in queues) queue.Roles.Add(new QueueRole(queue.Id, Roles.ApSpecialist));
        await using (var db = store.Dbs.OpenAll())
        {
            db.AddRange(facility, new WorkCalendar { Code = "SSC", Name = "Office", Definition = Office });
            db.AddRange(queues);
            await db.SaveChangesAsync();
        }

        var (random, now) = (new Random(4410), Millisecond.Of(store.Clock.GetCurrentInstant()));
        for (var from = 0; from < count; from += 5_000)
        {
            await using var db = store.Dbs.OpenAll();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var i = from; i < Math.Min(count, from + 5_000); i++)
            {
                var at = now - Duration.FromMinutes(random.Next(60 * 24 * 30));
                var queue = queues[(int)(Queues * Math.Pow(random.NextDouble(), 2))];
                var item = WorkItem.Open(new NewWork("invoice.exception", NewId.Next(), facility.Id, queue.Code, "Price over", $"INV {i}", "Ostrander Medical", random.Next(10_000), "USD", "+1.00", "why", "why", random.Next(60), random.Next(50_000)), queue, "SSC", 10_000 + i, at);
                var resolve = SlaClock.Start(item.Id, new ClockTarget(ClockKind.Resolve, "SSC", 30 * 540), at, calendar);
                var response = SlaClock.Start(item.Id, new ClockTarget(ClockKind.Response, "SSC", 240), at, calendar);
                item.FollowResponse(response);
                item.FollowClock(resolve, calendar, now);
                while (item.NextRungAt <= now) item.ReachRung(resolve, calendar, now);
                if (i % 300 == 0) item.Assign(worker.Id, worker.Name, Actor.System, at);
                db.AddRange(item, resolve, response);
            }
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        await using var analyse = store.Dbs.OpenAll();
        await analyse.Database.ExecuteSqlRawAsync("ANALYZE");
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

    private static void Report(string what, double median) => Console.WriteLine($"{what,-34} {median,10:0.00} ms");
}
