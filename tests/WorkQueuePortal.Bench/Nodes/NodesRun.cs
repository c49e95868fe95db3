using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Bench.Circuits;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>Two copies of the built program on one private PostgreSQL behind nginx: what must hold when both work, when one dies, and when the store goes away for a moment.</summary>
internal static class NodesRun
{
    private const int StorePort = 5560, FirstPort = 5571, SecondPort = 5572, FrontPort = 5580, Circuits = 200, Writers = 12, Rounds = 10;
    private const string Queue = "/queue/Q-AP-PRICE";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), GoesOnWithin = TimeSpan.FromSeconds(30), SeenWithin = TimeSpan.FromSeconds(2), RecoversWithin = TimeSpan.FromSeconds(10);

    /// <param name="args">Which of start, claims, seen, next, kill, store, rolling; none for all. With "careless" the claims are broken on purpose, with "forgetful" the ledgers and drafts, with "hasty" nodes stop without a drain.</param>
    public static async Task<int> Run(string[] args)
    {
        var (isCareless, isForgetful, isHasty) = (args.Contains("careless"), args.Contains("forgetful"), args.Contains("hasty"));
        var parts = args.Where(a => a is not ("careless" or "forgetful" or "hasty")).ToHashSet();
        bool Wants(string part) => parts.Count == 0 || parts.Contains(part);
        await using var server = await PrivatePostgreSql.Start(StorePort);
        var (verdict, begun) = (new Verdict(), Stopwatch.GetTimestamp());
        if (Wants("start")) await BothAtOnce(server, verdict);

        await server.Create("portal");
        var connection = server.Connection("portal");
        await using (var store = new BenchStore(server: connection))
        {
            await new DemoLoader(store.Dbs, store.Services, store.Erp, store.Clock, NullLogger<DemoLoader>.Instance).LoadOnce(default);
            await new SeedItems(store.Dbs, store.Clock).Run(12_000, default);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The demonstration and 12,000 items are loaded after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s."));
        if (Wants("claims")) await Claims.Check(connection, 10_000, isCareless, verdict);
        using var front = new Nginx(FrontPort, FirstPort, SecondPort);
        var house = new House(connection, isHasty: isHasty);
        if (Wants("seen")) await BothSee(house, connection, verdict);
        if (Wants("next")) await NextLoad.Check(house.Start, [FirstPort, SecondPort], connection, front.Address, 10_000, verdict);
        if (Wants("kill")) await OneDies(house, connection, front.Address, isForgetful, verdict);
        if (Wants("store")) await StoreRestarts(house, server, connection, front.Address, isForgetful, verdict);
        if (Wants("rolling")) await Rolling(house, connection, front.Address, isForgetful, verdict);
        return verdict.Close("nodes", isCareless || isForgetful || isHasty);
    }

    private static async Task BothAtOnce(PrivatePostgreSql server, Verdict verdict)
    {
        await server.Create("empty");
        var house = new House(server.Connection("empty"), isDemo: false);
        using var first = house.Begin(FirstPort);
        using var second = house.Begin(SecondPort);
        await Task.WhenAll(first.Ready(), second.Ready());
        await using var database = new NpgsqlConnection(server.Connection("empty"));
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = $"SELECT COUNT(*), COUNT(DISTINCT scriptname) FROM \"{SchemaUpgrade.Journal}\"";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var (had, distinct, expected) = (row.GetInt64(0), row.GetInt64(1), SchemaUpgrade.Scripts(StoreProvider.PostgreSql).Count);
        Console.WriteLine($"start: two nodes at once on an empty database, {had} scripts applied of {expected}.");
        verdict.Must(had == expected && distinct == expected, $"{had} scripts were applied, {distinct} different ones, instead of {expected}.");
    }

    /// <summary>A person on one node takes an item, and a page on each node shows it.</summary>
    private static async Task BothSee(House house, string connection, Verdict verdict)
    {
        using var first = await house.Start(FirstPort);
        using var second = await house.Start(SecondPort);
        var times = new List<double>();
        // Before the rounds that count each node has carried out one change: its first compiles what every later one finds ready, and is told of apart.
        for (var round = -2; round < Rounds; round++)
        {
            // Opened anew each time: an open list keeps its order, and the clocks of so many items change it every minute.
            await using var here = await Open(first.Address, Queue, 0);
            await using var there = await Open(second.Address, Queue, 0);
            await there.Until(page => page.FirstOrDefault(IsFree), Patience);
            // In both lists: while the clocks of so many new items are counted for the first time, two readings may differ.
            var id = (await here.Until(page => page.FirstOrDefault(n => IsFree(n) && there.Has(m => IsFree(m) && m["data-id"] == n["data-id"])), Patience))["data-id"]!;
            await using var actor = await Open((round % 2 == 0 ? first : second).Address, $"/item/{id}", 0);
            var take = await actor.Button("Take it", Patience);
            var start = Stopwatch.GetTimestamp();
            await actor.Click(take);
            foreach (var seen in await Task.WhenAll(new[] { here, there }.Select(async page =>
            {
                await page.Until(nodes => nodes.FirstOrDefault(n => n["data-id"] == id && !n.Text.Contains("nobody", StringComparison.Ordinal)), Patience);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }))) times.Add(seen);
        }
        var cold = times[..4];
        times.RemoveRange(0, 4);
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seen: the first change of each node after its start was on both after {string.Join(", ", cold.Select(t => $"{t:0}"))} ms."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seen: {Rounds} changes on two nodes, p50 {times[times.Count / 2]:0} ms, longest {times[^1]:0} ms after the click."));
        verdict.Must(times[^1] <= SeenWithin.TotalMilliseconds, "A change was not on both nodes within two seconds.");
    }

    private static bool IsFree(Node row) => row.Tag == "tr" && row["data-id"] is not null && row.Text.Contains("nobody", StringComparison.Ordinal);

    private static async Task OneDies(House house, string connection, Uri front, bool forget, Verdict verdict)
    {
        // All circuits on the first node: the second comes when they are open.
        using var first = await house.Start(FirstPort);
        var items = await Items(connection, Circuits);
        var open = new List<(CircuitClient Client, string Draft)>();
        foreach (var chunk in items.Chunk(8))
            open.AddRange(await Task.WhenAll(chunk.Select(async item =>
            {
                var (client, draft) = (await Open(front, $"/item/{item}", 0), $"The supplier answers about {item.ToString()[^6..]}.");
                await client.Type(await client.Until(NoteLoad.Field, Patience), draft);
                await client.Until(page => page.FirstOrDefault(n => n["role"] == "status" && n.Text.Contains("Draft saved", StringComparison.Ordinal)), Patience);
                return (client, draft);
            })));
        Console.WriteLine($"kill: {open.Count} drafts are typed and saved.");
        using var second = await house.Start(SecondPort);
        if (forget)
            await using (var store = new BenchStore(server: connection)) await store.Dbs.OpenAll().Set<DraftRow>().Take(3).ExecuteDeleteAsync();

        var killed = Stopwatch.GetTimestamp();
        await first.Kill();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var after = await Task.WhenAll(open.Select(async page =>
        {
            await page.Client.Lost.Task.WaitAsync(patience.Token);
            await page.Client.GoOn(patience.Token);
            var field = await page.Client.Until(NoteLoad.Field, Patience);
            try
            {
                await page.Client.Until(nodes => NoteLoad.Field(nodes)?["value"] == page.Draft ? field : null, TimeSpan.FromSeconds(10));
                return (Seconds: Stopwatch.GetElapsedTime(killed).TotalSeconds, IsKept: true);
            }
            catch (TimeoutException)
            {
                return (Seconds: Stopwatch.GetElapsedTime(killed).TotalSeconds, IsKept: false);
            }
        }));
        foreach (var page in open) await page.Client.DisposeAsync();
        var seconds = after.Where(a => a.IsKept).Select(a => a.Seconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill: {open.Count} circuits with drafts on the node that was killed; {seconds.Count} drafts intact, p50 {seconds[seconds.Count / 2]:0.0} s, last {seconds[^1]:0.0} s after the kill."));
        verdict.Must(seconds.Count == open.Count, $"{open.Count - seconds.Count} drafts were not there on the other node.");
        verdict.Must(seconds[^1] <= GoesOnWithin.TotalSeconds, "Somebody could not go on within 30 seconds.");
    }

    private static async Task StoreRestarts(House house, PrivatePostgreSql server, string connection, Uri front, bool forget, Verdict verdict)
    {
        using var first = await house.Start(FirstPort);
        using var second = await house.Start(SecondPort);
        await using var load = new NoteLoad(front, await Items(connection, Writers), "store");
        await load.Begin();
        foreach (var mode in new[] { "fast", "immediate" })
        {
            await Task.Delay(5_000);
            await server.Restart(mode);
            var recovered = await load.FirstAfter(Stopwatch.GetTimestamp());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store: restarted {mode}, the first acknowledged note {recovered.TotalSeconds:0.0} s after the server was back."));
            verdict.Must(recovered <= RecoversWithin, $"The portal took {recovered.TotalSeconds:0.0} s to recover.");
        }
        await Task.Delay(5_000);
        await using var store = new BenchStore(server: connection);
        await load.Check(store, verdict, forget);
        Console.WriteLine($"store: {load.Acknowledged} notes acknowledged, {load.Unknown} of unknown outcome.");
    }

    private static async Task Rolling(House house, string connection, Uri front, bool forget, Verdict verdict)
    {
        var first = await house.Start(FirstPort);
        var second = await house.Start(SecondPort);
        await using var load = new NoteLoad(front, await Items(connection, Writers), "rolling");
        await load.Begin();
        await Task.Delay(3_000);
        first = await Restart(house, first, load, verdict);
        await Task.Delay(3_000);
        second = await Restart(house, second, load, verdict);
        await Task.Delay(3_000);
        await using (var store = new BenchStore(server: connection)) await load.Check(store, verdict, forget);
        Console.WriteLine($"rolling: both nodes restarted one after the other, {load.Acknowledged} notes acknowledged, {load.Unknown} without an answer.");
        verdict.Must(load.Unknown == 0, $"{load.Unknown} commands were sent and not answered.");
        first.Dispose();
        second.Dispose();
    }

    private static async Task<PortalNode> Restart(House house, PortalNode node, NoteLoad load, Verdict verdict)
    {
        var (start, moves, unknown) = (Stopwatch.GetTimestamp(), load.Moves, load.Unknown);
        var code = await node.Stop();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rolling: a node stopped {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s after SIGTERM; meanwhile {load.Moves - moves} pages moved and {load.Unknown - unknown} commands got no answer."));
        verdict.Must(code == 0, $"A node that was stopped ended with exit code {code}.");
        node.Dispose();
        return await house.Start(node.Port);
    }

    private static async Task<CircuitClient> Open(Uri site, string path, int persona)
    {
        var client = new CircuitClient(site);
        await client.SignIn(persona);
        await client.Open(path);
        return client;
    }

    private static async Task<IReadOnlyList<Guid>> Items(string connection, int count)
    {
        await using var store = new BenchStore(server: connection);
        await using var db = store.Dbs.Read(Actor.System);
        return await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.Type == "invoice.exception").OrderBy(i => i.Number).Select(i => i.Id).Take(count).ToListAsync();
    }

    /// <summary>How each node is started: all on one store.</summary>
    private sealed class House(string connection, bool isDemo = true, bool isHasty = false)
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("wqp-nodes-").FullName;

        public PortalNode Begin(int port) => PortalNode.Begin(port, Path.Combine(_folder, port.ToString(CultureInfo.InvariantCulture)), Settings);

        public Task<PortalNode> Start(int port) => PortalNode.Start(port, Path.Combine(_folder, port.ToString(CultureInfo.InvariantCulture)), Settings);

        private string[] Settings => ["--Store:Provider", nameof(StoreProvider.PostgreSql), "--ConnectionStrings:Portal", connection, "--Demo:Enabled", isDemo ? "true" : "false", "--Jobs:FeedSeconds", "60", "--Node:DrainSeconds", isHasty ? "0" : "30"];
    }
}
