using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WorkQueuePortal.Browser.Support;

/// <summary>One window. When it closes, the page must have complained of nothing: no error on the console, no breach of the content security policy.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions Wcag = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private readonly List<string> _complaints = [];
    private IReadOnlyList<string> _expected = [];

    private Visit(IPage page) => Page = page;

    public IPage Page { get; }

    public ILocator Main => Page.Locator("#main");
    public ILocator Rows => Page.Locator("tr[data-id]");
    public ILocator Focused => Page.Locator("*:focus");

    internal static async Task<Visit> Begin(IPage page)
    {
        var visit = new Visit(page);
        page.Console += (_, message) => { if (message.Type == "error") visit.Complain($"{message.Text} {message.Location}"); };
        page.PageError += (_, error) => visit.Complain(error);
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error(`policy ${e.violatedDirective} refuses ${e.blockedURI}`))");
        return visit;
    }

    /// <summary>A complaint that belongs to what is tested, as the answer 404 that Chromium always notes on the console.</summary>
    public void Expect(params IReadOnlyList<string> complaints) => _expected = complaints;

    public async Task SignIn(string persona)
    {
        await Page.GotoAsync("/sign-in", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
        await Page.WaitForURLAsync(new Regex("^(?!.*/sign-in)"));
        await Settled();
    }

    /// <summary>As <see cref="SignIn"/>, without a pointer.</summary>
    public async Task SignInByKeys(string persona)
    {
        await Page.GotoAsync("/sign-in", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Reach(Page.GetByRole(AriaRole.Button, new() { Name = persona }));
        await Press("Enter");
        await Page.WaitForURLAsync(new Regex("^(?!.*/sign-in)"));
        await Settled();
    }

    /// <summary>Tab, until this has the focus.</summary>
    public async Task Reach(ILocator target)
    {
        await target.WaitForAsync();
        for (var i = 0; i < 150; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await Press("Tab");
        }
        Assert.Fail($"{target} cannot be reached with Tab.");
    }

    /// <summary>From now on a pointer that is pressed is noted, on every page of this window.</summary>
    public Task WatchHands() => Page.AddInitScriptAsync("addEventListener('pointerdown', () => { sessionStorage.pointed = 'yes' }, true)");

    /// <summary>Whether a pointer was pressed since <see cref="WatchHands"/>.</summary>
    public Task<bool> UsedPointer() => Page.EvaluateAsync<bool>("() => 'pointed' in sessionStorage");

    public async Task Go(string path)
    {
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Settled();
    }

    /// <summary>The page has its heading, and nothing on it is still being read.</summary>
    public async Task Settled()
    {
        await Page.Locator("h1").First.WaitForAsync();
        await Assertions.Expect(Page.Locator(".skel, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>By the button of the page, as anybody does.</summary>
    public async Task TurnDark()
    {
        await Page.Locator("[data-act=theme]").First.ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>What keeps somebody out, by the rules of WCAG 2.2 AA: a line for each kind, with the places; empty for none.</summary>
    public async Task<string> Barriers() => string.Join('\n', (await Page.RunAxe(Wcag)).Violations
        .Select(v => $"{v.Id}: {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => $"    {n.Html}\n    {string.Join("; ", n.Any.Select(c => c.Message))}"))}"));

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> Overhang() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Keeps a picture where <c>WQP_SHOTS</c> names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("WQP_SHOTS") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    private void Complain(string complaint)
    {
        if (!_expected.Any(expected => complaint.Contains(expected, StringComparison.Ordinal))) _complaints.Add(complaint);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Equal("", string.Join('\n', _complaints));
    }
}
