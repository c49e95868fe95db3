using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Bench.Nodes;

namespace WorkQueuePortal.Bench.Screens;

/// <summary>What somebody at a screen feels of the published program, in Chromium, with a network that takes 40 ms for a question and its answer: the weight of the first visit,
/// how soon a key moves the focus, also while nothing gets through, and how soon the page answers to whatever one does (INP).</summary>
internal static class ScreensRun
{
    private const int Port = 5571, Extra = 2_000, Moves = 60, Rounds = 3;
    private const string Persona = "Dana Whitlock", Queue = "/queue/Q-AP-PRICE";
    private const double FirstLoadKilobytes = 220, MoveMilliseconds = 50, InpMilliseconds = 200;
    private static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <param name="args">The folder of a program that was published before; without it, one is published.</param>
    public static async Task<int> Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("wqp-screens-").FullName;
        try
        {
            var program = args is [var given] ? Path.GetFullPath(given) : await Publish(Path.Combine(folder, "program"));
            var data = Path.Combine(folder, "data");
            Directory.CreateDirectory(data);
            await using (var store = new BenchStore(data))
            {
                await new DemoLoader(store.Dbs, store.Services, store.Erp, store.Clock, NullLogger<DemoLoader>.Instance).LoadOnce(default);
                await new SeedItems(store.Dbs, store.Clock).Run(Extra, default);
            }
            using var node = PortalNode.BeginOf(program, Port, data, "--Demo:Enabled", "true", "--Jobs:FeedSeconds", "60");
            await node.Ready();
            await Measure();
            await node.Kill();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Publish(string to)
    {
        Console.WriteLine("Publishing the program; its folder can be given instead.");
        using var publish = Process.Start("dotnet", ["publish", SharedData.Repository("src/WorkQueuePortal"), "-c", "Release", "-o", to, "-v", "quiet"]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? to : throw new InvalidOperationException("The program could not be published.");
    }

    private static async Task Measure()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { Headless = true, Args = Arguments, ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium" });
        await using var line = new DelayedLine(Port, EachWay);
        await SignIn(chromium, line, warm: true);
        await FirstLoad(chromium, line);

        var page = await SignIn(chromium, line);
        await Open(page);
        var there = await Move(page, 200);
        line.Hold();
        var held = await Move(page, 50);
        line.Release();
        await page.Context.CloseAsync();
        Print("key to moved row, p50", Share(there, 0.5), "ms", MoveMilliseconds);
        Print("key to moved row, p98", Share(there, 0.98), "ms", MoveMilliseconds);
        Print("key to moved row, longest", there.Max(), "ms", MoveMilliseconds);
        Print("the same with nothing getting through", Share(held, 0.5), "ms", MoveMilliseconds);
        Print("  longest", held.Max(), "ms", MoveMilliseconds);
        Console.WriteLine($"{there.Length} and {held.Length} moves of {Moves}: a move asks nobody.");

        await Inp(chromium, line);
    }

    /// <summary>Everything that comes over the line when somebody who has never been there opens the queue, until its rows stand there and nothing more comes.</summary>
    private static async Task FirstLoad(IBrowser chromium, DelayedLine line)
    {
        var signedIn = await SignIn(chromium, line);
        var state = await signedIn.Context.StorageStateAsync();
        await signedIn.Context.CloseAsync();
        var page = await New(chromium, line, state);
        var files = new List<(string Path, double Kilobytes)>();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        var asked = new Dictionary<string, string>();
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
        {
            // Pictures inside of style sheets are requests, too, and come over no line.
            if (e!.Value.GetProperty("request").GetProperty("url").GetString() is { } url && url.StartsWith(line.Address, StringComparison.Ordinal)) asked[e.Value.GetProperty("requestId").GetString()!] = new Uri(url).AbsolutePath;
        };
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (asked.TryGetValue(e!.Value.GetProperty("requestId").GetString()!, out var path)) files.Add((path, e.Value.GetProperty("encodedDataLength").GetDouble() / 1024));
        };
        await devtools.SendAsync("Network.enable");
        var (before, start) = (line.Received, Stopwatch.GetTimestamp());
        await Open(page);
        var shown = Stopwatch.GetElapsedTime(start);
        await Quiet(line);
        var whole = (line.Received - before) / 1024.0;
        await page.Context.CloseAsync();

        foreach (var kind in files.GroupBy(f => Path.GetExtension(f.Path) is { Length: > 0 } end ? end[1..] : "page").OrderByDescending(k => k.Sum(f => f.Kilobytes)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-8} {kind.Count(),3} files {kind.Sum(f => f.Kilobytes),8:0.0} KB   largest: {string.Join(", ", kind.OrderByDescending(f => f.Kilobytes).Take(3).Select(f => $"{Path.GetFileName(f.Path)} {f.Kilobytes:0.0}"))}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  web socket and heads of TCP streams besides {whole - files.Sum(f => f.Kilobytes):0.0} KB; rows stood there after {shown.TotalMilliseconds:0} ms."));
        Print("first load, all bytes over the line", whole, "KB", FirstLoadKilobytes);
    }

    private static async Task Quiet(DelayedLine line)
    {
        for (var last = -1L; last != line.Received; await Task.Delay(1_500)) last = line.Received;
    }

    private static async Task<double[]> Move(IPage page, int every)
    {
        await page.Locator("tr[data-id]").First.FocusAsync();
        var before = (await Noted(page)).Moves.Length;
        for (var i = 0; i < Moves; i++)
        {
            await page.Keyboard.PressAsync(i % 20 < 10 ? "j" : "k");
            await Task.Delay(every);
        }
        return (await Noted(page)).Moves[before..];
    }

    /// <summary>A walk through what a specialist does in an hour, three times in one page.</summary>
    private static async Task Inp(IBrowser chromium, DelayedLine line)
    {
        var page = await SignIn(chromium, line);
        await Open(page);
        for (var round = 0; round < Rounds; round++) await Walk(page);
        await Task.Delay(1_000);
        var noted = await Noted(page);
        // Interactions below 16 ms are counted and not listed.
        double[] all = [.. noted.Acts.Select(a => a.Ms), .. Enumerable.Repeat(8.0, Math.Max(0, noted.Count - noted.Acts.Length))];
        Print($"INP of {all.Length} interactions, p50", Share(all, 0.5), "ms", InpMilliseconds);
        Print("INP, p98", Share(all, 0.98), "ms", InpMilliseconds);
        Print("INP, longest", all.Max(), "ms", InpMilliseconds);
        Console.WriteLine($"  longest kinds: {string.Join(", ", noted.Acts.OrderByDescending(a => a.Ms).Take(5).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Name} {a.Ms:0}")))}");
        await page.Context.CloseAsync();
    }

    private static async Task Walk(IPage page)
    {
        var rows = page.Locator("tr[data-id]");
        await rows.First.FocusAsync();
        foreach (var key in new[] { "j", "j", "j", "k", "x", "j", "x", "Shift+ArrowDown", "PageDown", "Home" }) await Press(page, key);
        await page.Locator(".bulk").First.WaitForAsync();
        await Press(page, "Escape");
        await page.Locator(".bulk").First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        foreach (var tab in new[] { "Unclaimed", "Open" })
        {
            await page.Locator(".vtabs button").Filter(new() { HasText = tab }).ClickAsync();
            await page.Locator(".vtabs button[aria-pressed=true]").Filter(new() { HasText = tab }).WaitForAsync();
        }
        await Press(page, "/");
        await page.Keyboard.TypeAsync("INV", new() { Delay = 60 });
        await Press(page, "Enter");
        await page.WaitForURLAsync(url => url.Contains("find=INV", StringComparison.Ordinal));
        await page.Locator("[data-find]").FillAsync("");
        await Press(page, "Enter");
        await page.WaitForURLAsync(url => !url.Contains("find=", StringComparison.Ordinal));
        await page.Locator("[popovertarget=list-tools]").First.ClickAsync();
        await Press(page, "Escape");
        await Press(page, "Control+k");
        await page.Locator(".pal input").WaitForAsync();
        await page.Keyboard.TypeAsync("ost", new() { Delay = 80 });
        await Press(page, "ArrowDown");
        await Press(page, "Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await rows.Nth(5).ClickAsync();
        await page.Locator("tr[data-id].open").WaitForAsync();
        await Press(page, "Enter");
        await page.WaitForURLAsync("**/item/**");
        // The list has a note of its own, which is there until the case is drawn.
        await page.Locator("h1.lead").WaitForAsync();
        await page.Locator(".note-box textarea").WaitForAsync();
        await page.Locator(".note-box textarea").ClickAsync();
        await page.Keyboard.TypeAsync("They confirm the March list.", new() { Delay = 40 });
        await page.Locator(".note-box textarea").FillAsync("");
        await page.Locator("h1").First.ClickAsync();
        await Press(page, "w");
        await Press(page, "w");
        await page.Locator("[data-act=theme]").First.ClickAsync();
        await page.Locator("[data-act=theme]").First.ClickAsync();
        await Press(page, "Escape");
        await page.WaitForURLAsync("**/queue/**");
        await rows.First.WaitForAsync();
    }

    /// <summary>And leaves the page the time that a quick hand leaves it.</summary>
    private static async Task Press(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        await Task.Delay(120);
    }

    private static async Task Open(IPage page)
    {
        await page.GotoAsync(Queue, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("tr[data-id]").First.WaitForAsync();
    }

    private static async Task<IPage> SignIn(IBrowser chromium, DelayedLine line, bool warm = false)
    {
        var page = await New(chromium, line, null);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = Persona }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        if (!warm) return page;
        // The first page of a program that just started is compiled while it is read.
        await Open(page);
        await page.Context.CloseAsync();
        return page;
    }

    private static async Task<IPage> New(IBrowser chromium, DelayedLine line, string? state)
    {
        var context = await chromium.NewContextAsync(new() { BaseURL = line.Address, StorageState = state, ViewportSize = new() { Width = 1440, Height = 900 }, TimezoneId = "America/Chicago", Locale = "en-US" });
        await context.AddInitScriptAsync(Watching.Script);
        return await context.NewPageAsync();
    }

    private static async Task<Watched> Noted(IPage page) => JsonSerializer.Deserialize<Watched>(await page.EvaluateAsync<string>("() => JSON.stringify(watched())"), JsonSerializerOptions.Web)!;

    private static void Print(string what, double value, string unit, double target) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {value,8:0.0} {unit}  (target {target:0})"));

    private static double Share(double[] values, double share) => values.Order().ElementAt((int)Math.Min(values.Length - 1, values.Length * share));
}
