using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Bench.Nodes;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Bench;

/// <summary>What people wait for, over many open items: medians, each beside the same rows read or written by bare SQL on the same store in the same run.</summary>
internal static class QueueBench
{
    private const int Rounds = 101, StorePort = 5562;

    /// <summary>So often, or for so long, something runs before it is measured: the runtime compiles what is called often a second time.</summary>
    private const int WarmUps = 2_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

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

    /// <summary>The same measures at several counts of open items on SQLite, a column each, and how much slower the largest is than the smallest.</summary>
    public static async Task<int> RunSizes(IReadOnlyList<int> sizes)
    {
        var columns = new List<List<(string What, double Value, string Unit)>>();
        foreach (var size in sizes) columns.Add(await Measure(null, size));
        Console.WriteLine($"{"",-40} {string.Concat(sizes.Select(s => $"{s,13:N0}"))} {"last/first",11}");
        foreach (var (what, first, unit) in columns[0].Skip(1))
        {
            var values = columns.ConvertAll(c => c.Find(m => m.What == what).Value);
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what,-40} {string.Concat(values.Select(v => $"{v,10:N2} {unit,-2}"))} {values[^1] / first,11:0.00}"));
        }
        return 0;
    }

    private static async Task<List<(string What, double Value, string Unit)>> Measure(string? server, int count)
    {
        var worker = new Actor(NewId.Next(), "Worker", new HashSet<string> { Roles.ApSpecialist, Roles.Supervisor }, null);
        await using var store = new BenchStore(actor: worker, server: server);
        var measures = new List<(string, double, string)> { ($"{count:N0} open items loaded", await Time(() => Fill(store, count, worker)) / 1_000, "s") };
        var rows = store.Get<QueueRows>();
        var view = new QueueView(QueueCode: "Q-AP-PRICE");
        var deep = await Deep(rows, view, 20);
        var some = (await rows.Page(view, null, default))[0].Id;
        void Add(string what, double median) => measures.Add((what, median, "ms"));
        async Task Both(string what, Func<Task> least, Func<Task> own, int rounds = Rounds, Func<Task>? between = null)
        {
            var (bareTime, ownTime) = await Medians(least, own, rounds, between);
            measures.AddRange([($"{what}, bare SQL", bareTime, "ms"), (what, ownTime, "ms"), ($"{what}, times bare", ownTime / bareTime, "x")]);
        }
        var bare = new BareSql(store);
        var hands = new Hands(store);
        await Both("first page of a queue", () => bare.Page(null), () => rows.Page(view, null, default));
        await Both("page 20 by cursor", () => bare.Page(deep), () => rows.Page(view, deep, default));
        await Both("first page of my work", () => bare.Mine(worker.Id), () => rows.Page(new QueueView(worker.Id), null, default));
        await Both("counts of all queues", bare.Counts, () => store.Get<Depths>().Queues(default), 11);
        await Both("item page", () => bare.Item(some), () => store.Get<ItemDetails>().Of(some, default));
        Add("claim next, the one update", await Median(() => bare.Claim(hands.Next().Id), between: hands.PutBack));
        await Both("claim next", () => bare.ClaimAll(hands.Next().Id), () => hands.Claim(), between: hands.PutBack);
        Add("claim next of all queues", await Median(() => hands.Claim(null), between: hands.PutBack));
        await Reassign(store, bare, Add);
        Add("SLA sweep, nothing due", await Median(() => store.Get<SweepClocks>().Run(default), 11));
        await Ageing(store, hands, count, Add);
        return measures;
    }

    /// <summary>People who take turns at Get next, so that nobody has more in hand than somebody has.</summary>
    private sealed class Hands(BenchStore store)
    {
        private readonly List<Actor> _all = [.. Enumerable.Range(1, Many).Select(n => new Actor(NewId.Next(), $"Hand {n}", new HashSet<string> { Roles.ApSpecialist }, null))];
        private int _turn;

        /// <summary>So many are taken before they are put back: each person has one at the most.</summary>
        public const int Many = 200;

        /// <summary>As if nobody had ever had them.</summary>
        public async Task PutBack()
        {
            var people = _all.ConvertAll(a => (Guid?)a.Id);
            await using var db = store.Dbs.OpenAll();
            await db.Set<WorkItem>().Where(i => people.Contains(i.OwnerId))
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, (Guid?)null).SetProperty(i => i.State, WorkState.Queued).SetProperty(i => i.LeaseUntil, (Instant?)null).SetProperty(i => i.AssignedAt, (Instant?)null).SetProperty(i => i.Version, 1));
        }

        public Actor Next() => _all[_turn++ % _all.Count];

        public async Task<Guid> Claim(string? queue = "Q-AP-QTY") => await new ClaimNext(store.Get<Store.UnitOfWork>().As(Next()), store.Get<WorkDesk>(), store.Get<KnownPlaces>()).Run(queue, default) is { Refusal: null } claimed ? claimed.Value : throw new InvalidOperationException("Nothing is left to claim.");
    }

    /// <summary>A thousand unclaimed items of a queue to one person, as the board does it: each its own save with its own answer.</summary>
    private static async Task Reassign(BenchStore store, BareSql bare, Action<string, double> add)
    {
        await using var db = store.Dbs.OpenAll();
        var to = await db.Set<Access.Model.Person>().Where(p => p.Code == "maya.okafor").Select(p => p.Id).FirstAsync();
        var free = await store.Get<QueueRows>().All(new QueueView(QueueCode: "Q-AP-PRICE", Unclaimed: true), default);
        var some = free.Take(1_000).Select(r => (r.Id, r.Version)).ToList();
        IReadOnlyList<AssignItems.Result> results = [];
        var took = await Time(async () => results = await store.Get<AssignItems>().Run(new AssignItems.Ask(some, to), default));
        if (results.FirstOrDefault(r => !r.Outcome.IsDone) is { } refused) throw new InvalidOperationException(refused.Outcome.Refusal!.Sentence);
        add($"reassign {some.Count:N0}, bare SQL", await Time(() => bare.Assign([.. free.Skip(1_000).Take(1_000).Select(r => r.Id)], to)));
        add($"reassign {some.Count:N0}", took);
    }

    private static async Task Ageing(BenchStore store, Hands hands, int count, Action<string, double> add)
    {
        await using var db = store.Dbs.OpenAll();
        var times = new List<double>();
        var meanwhile = new List<(double Page, double Claim)>();
        for (var round = 0; round < 3; round++)
        {
            // Half a day older: nearly every row has another score.
            await db.Set<WorkItem>().ExecuteUpdateAsync(set => set.SetProperty(i => i.ClockOriginSeconds, i => i.ClockOriginSeconds - 15_000).SetProperty(i => i.AgeOriginSeconds, i => i.AgeOriginSeconds - 15_000));
            var ageing = Task.Run(() => Time(() => store.Get<RecalculateAgeing>().Run(default)));
            // The portal is used meanwhile, as on any quarter of an hour.
            while (!ageing.IsCompleted)
            {
                meanwhile.Add((await Time(() => store.Get<QueueRows>().Page(new QueueView(QueueCode: "Q-AP-PRICE"), null, default)), await Time(() => hands.Claim())));
                await Task.Delay(20);
            }
            times.Add(await ageing);
        }
        var quiet = await Median(() => store.Get<RecalculateAgeing>().Run(default), 5);
        var quarters = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            await db.Set<WorkItem>().ExecuteUpdateAsync(set => set.SetProperty(i => i.ClockOriginSeconds, i => i.ClockOriginSeconds - 900).SetProperty(i => i.AgeOriginSeconds, i => i.AgeOriginSeconds - 900));
            quarters.Add(await Time(() => store.Get<RecalculateAgeing>().Run(default)));
        }
        add("ageing of all, most rows change", times.Order().ElementAt(1));
        add("ageing of all, a quarter of an hour later", quarters.Order().ElementAt(1));
        add("ageing of all, hardly any changes", quiet);
        add("first page during ageing", meanwhile.Select(m => m.Page).Order().ElementAt(meanwhile.Count / 2));
        add("first page during ageing, longest", meanwhile.Max(m => m.Page));
        add("claim next during ageing", meanwhile.Select(m => m.Claim).Order().ElementAt(meanwhile.Count / 2));
        add("claim next during ageing, longest", meanwhile.Max(m => m.Claim));
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

    /// <summary>The demonstration's places and people, and the items that the seed command makes; one in three hundred is the worker's.</summary>
    private static async Task Fill(BenchStore store, int count, Actor worker)
    {
        await DemoPeople.Load(DemoData.Read(), store.Dbs, default);
        if ((await new SeedItems(store.Dbs, store.Clock).Run(count, default)).Refusal is { } no) throw new InvalidOperationException(no.Sentence);
        await using var db = store.Dbs.OpenAll();
        await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.WipLimit, 1_000_000));
        await db.Set<WorkItem>().Where(i => i.Number % 300 == 0).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, worker.Id));
    }

    /// <param name="between">Runs now and then, and is not measured: puts back what the runs use up.</param>
    private static async Task<double> Median(Func<Task> run, int rounds = Rounds, Func<Task>? between = null) => (await Medians(run, null, rounds, between)).First;

    /// <summary>The two in turn: the pace of a shared machine changes from one second to the next, and so it falls on both.</summary>
    private static async Task<(double First, double Second)> Medians(Func<Task> first, Func<Task>? second, int rounds, Func<Task>? between)
    {
        var (firsts, seconds) = (new List<double>(), new List<double>());
        var begun = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUps && (call == 0 || Stopwatch.GetElapsedTime(begun) < WarmUp); call++) await Once(call);
        (firsts, seconds) = ([], []);
        for (var round = 0; round < rounds; round++) await Once(round);
        return (firsts.Order().ElementAt(rounds / 2), second is null ? 0 : seconds.Order().ElementAt(rounds / 2));

        async Task Once(int call)
        {
            if (between is not null && call % (Hands.Many / 2) == 0) await between();
            firsts.Add(await Time(first));
            if (second is not null) seconds.Add(await Time(second));
        }
    }

    private static async Task<double> Time(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
