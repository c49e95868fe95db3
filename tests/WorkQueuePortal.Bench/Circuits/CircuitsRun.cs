using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Bench.Nodes;

namespace WorkQueuePortal.Bench.Circuits;

/// <summary>What an open queue tab costs the built program: memory after a full collection, bytes on opening and for one change by somebody else, and how long a click takes.</summary>
internal static class CircuitsRun
{
    private const int Port = 5561, Extra = 2_000, WarmUp = 8, Changes = 5, MostAtOnce = 50;
    private const string Queue = "/queue/Q-AP-PRICE";
    private const double HeapMegabytes = 0.6, OpenKilobytes = 60, ChangeKilobytes = 3, ClickMilliseconds = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(string[] args)
    {
        var isStarved = args.Contains("starved");
        var tabs = args.Select(a => int.TryParse(a, CultureInfo.InvariantCulture, out var n) ? n : 0).FirstOrDefault(n => n > 0, 50);
        var folder = Directory.CreateTempSubdirectory("wqp-circuits-").FullName;
        await using (var store = new BenchStore(folder))
        {
            await new DemoLoader(store.Dbs, store.Services, store.Erp, store.Clock, NullLogger<DemoLoader>.Instance).LoadOnce(default);
            await new SeedItems(store.Dbs, store.Clock).Run(Extra, default);
        }
        using var node = await PortalNode.Start(Port, folder, "--Demo:Enabled", "true", "--Jobs:FeedSeconds", "60");
        try
        {
            return await Measure(node, tabs, isStarved);
        }
        finally
        {
            await node.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Measure(PortalNode node, int tabs, bool isStarved)
    {
        var warm = await Open(node, WarmUp);
        foreach (var client in warm) await client.DisposeAsync();
        // Let go of them at once: a circuit whose page is gone is kept for three minutes, and would be counted.
        var before = await HeapOf.Process(node.Id);
        var watch = Stopwatch.GetTimestamp();
        var open = await Open(node, tabs);
        var opening = Stopwatch.GetElapsedTime(watch);
        await Task.Delay(3_000);
        var heap = (await HeapOf.Process(node.Id) - before) / (double)tabs / 1_048_576;
        var bytes = Median(open.Select(c => c.Received / 1024.0));
        var clicks = await Clicks(open);
        var change = await Change(node, open);
        var hot = await HotItem(node, open);
        var storm = await Storm(node, Math.Min(tabs, MostAtOnce));

        var budget = isStarved ? 0 : 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tabs} queue tabs of 50 rows, opened in {opening.TotalSeconds:0.0} s ({tabs / opening.TotalSeconds:0.0}/s)."));
        Print("heap for each tab", heap, "MB", HeapMegabytes);
        Print("bytes on opening, median", bytes, "KB", OpenKilobytes);
        Print("bytes for one change, median", change, "KB", ChangeKilobytes);
        Print("click, p50", Share(clicks, 0.50), "ms", ClickMilliseconds);
        Print("click, p95", Share(clicks, 0.95), "ms", ClickMilliseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One item open in all {tabs} tabs is taken: half of them show it after {Share(hot, 0.5):0} ms, the last after {hot.Max():0} ms."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{storm.Count} people sign in and open the queue at the same moment: p50 {Share(storm, 0.5) / 1000:0.0} s, last {storm.Max() / 1000:0.0} s."));
        var verdict = new Verdict();
        verdict.Must(heap <= HeapMegabytes * budget, "A tab holds more memory than its budget.");
        verdict.Must(bytes <= OpenKilobytes * budget, "Opening a tab sends more than its budget.");
        verdict.Must(change <= ChangeKilobytes * budget, "One change sends more than its budget.");
        verdict.Must(Share(clicks, 0.95) <= ClickMilliseconds * budget, "A click takes longer than its budget.");
        foreach (var client in open) await client.DisposeAsync();
        return verdict.Close($"circuits {tabs}", isStarved);
    }

    private static async Task<List<CircuitClient>> Open(PortalNode node, int count)
    {
        var clients = new List<CircuitClient>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(8))
            clients.AddRange(await Task.WhenAll(chunk.Select(async _ =>
            {
                var client = new CircuitClient(node.Address);
                await client.SignIn(0);
                await client.Open(Queue);
                await client.Until(Rows, Patience);
                return client;
            })));
        return clients;
    }

    /// <summary>The next tab of the list and back, until the server says that it is drawn.</summary>
    private static async Task<List<double>> Clicks(List<CircuitClient> open)
    {
        var times = new List<double>();
        foreach (var client in open)
        foreach (var word in new[] { "Unclaimed", "Open" })
        {
            var tab = await client.Button(word, Patience);
            var start = Stopwatch.GetTimestamp();
            await client.Click(tab);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await client.Until(page => page.FirstOrDefault(n => n.Tag == "button" && n["aria-pressed"] == "true" && n.Text.StartsWith(word, StringComparison.Ordinal)), Patience);
            await client.Until(Rows, Patience);
        }
        return times;
    }

    /// <summary>Somebody takes an item that all others see: how many bytes each of them gets for it.</summary>
    private static async Task<double> Change(PortalNode node, List<CircuitClient> open)
    {
        await using var actor = new CircuitClient(node.Address);
        await actor.SignIn(0);
        await actor.Open(Queue);
        var sent = new List<double>();
        for (var change = 0; change < Changes; change++)
        {
            var free = await actor.Until(page => page.FirstOrDefault(n => n.Tag == "tr" && n["data-id"] is not null && n.Text.Contains("nobody", StringComparison.Ordinal)), Patience);
            var id = free["data-id"]!;
            await actor.Open($"{Queue}?item={id}");
            await actor.Until(Rows, Patience);
            await Task.Delay(2_000);
            var before = open.ConvertAll(c => c.Received);
            await actor.Click(await actor.Button("Take", Patience));
            foreach (var client in open) await client.Until(page => page.FirstOrDefault(n => n["data-id"] == id && !n.Text.Contains("nobody", StringComparison.Ordinal)), Patience);
            await Task.Delay(1_000);
            sent.AddRange(open.Select((c, i) => (c.Received - before[i]) / 1024.0));
        }
        return Median(sent);
    }

    /// <summary>Everybody looks at one item and somebody takes it: when each of them sees that.</summary>
    private static async Task<List<double>> HotItem(PortalNode node, List<CircuitClient> open)
    {
        await using var actor = new CircuitClient(node.Address);
        await actor.SignIn(0);
        await actor.Open(Queue);
        var id = (await actor.Until(page => page.FirstOrDefault(n => n.Tag == "tr" && n["data-id"] is not null && n.Text.Contains("nobody", StringComparison.Ordinal)), Patience))["data-id"]!;
        await actor.Open($"/item/{id}");
        var take = await actor.Button("Take it", Patience);
        foreach (var chunk in open.Chunk(8))
            await Task.WhenAll(chunk.Select(async client =>
            {
                await client.Open($"/item/{id}");
                await client.Button("Take it", Patience);
            }));
        var start = Stopwatch.GetTimestamp();
        await actor.Click(take);
        return [.. await Task.WhenAll(open.Select(async client =>
        {
            await client.Until(page => page.Any(n => n.Tag == "button" && n.Text.Contains("Take it", StringComparison.Ordinal)) ? null : page.FirstOrDefault(), Patience);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }))];
    }

    /// <summary>The beginning of a shift: how long each waits from signing in to the rows of the queue.</summary>
    private static async Task<List<double>> Storm(PortalNode node, int people)
    {
        var start = Stopwatch.GetTimestamp();
        var arrived = await Task.WhenAll(Enumerable.Range(0, people).Select(async _ =>
        {
            var client = new CircuitClient(node.Address);
            await client.SignIn(0);
            await client.Open(Queue);
            await client.Until(Rows, Patience);
            return (Client: client, After: Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }));
        foreach (var (client, _) in arrived) await client.DisposeAsync();
        return [.. arrived.Select(a => a.After)];
    }

    private static Node? Rows(IEnumerable<Node> page) => page.FirstOrDefault(n => n["data-id"] is not null);

    private static void Print(string what, double value, string unit, double budget) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-34} {value,10:0.00} {unit}  (budget {budget:0.##})"));

    private static double Median(IEnumerable<double> values) => Share([.. values], 0.5);

    private static double Share(List<double> values, double share) => values.Order().ElementAt((int)Math.Min(values.Count - 1, values.Count * share));
}
