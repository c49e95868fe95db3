using Bunit;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Ui;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Shell;

[Collection(WholeProgram.Name)]
public sealed class ShellTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task The_navigation_marks_the_place_and_counts_what_waits()
    {
        await using var ctx = new UiContext();
        var nav = ctx.Render<MainNav>(p => p.Add(n => n.Nav, new NavModel(new("Maya Okafor", "AP specialist"), [new("Work", [new("My queue", Links.Queue, "queue", 34, 'Q')])], [])).Add(n => n.Path, Links.Queue));
        var current = nav.Find("a[aria-current=page]");

        Assert.Equal(Links.Queue, current.GetAttribute("href"));
        Assert.Equal("34", current.QuerySelector(".n")!.TextContent);
        Assert.Equal("Q", current.GetAttribute("data-go"));
    }

    [Fact]
    public async Task The_status_line_shows_the_keys_of_the_page_and_the_time_where_the_viewer_is()
    {
        await using var ctx = new UiContext();
        var status = ctx.Render<StatusLine>(p => p.Add(s => s.Health, [new HealthNote("Supplier portal slow since 09:12, 19 items affected", false)]));

        ctx.Render<PageKeys>(p => p.Add(k => k.Hints, [new KeyHint("J K", "move"), new KeyHint("U", "suggestion", Brief: false)]));

        status.WaitForAssertion(() => Assert.Equal(["J", "K", "?"], status.FindAll("kbd").Select(k => k.TextContent)));
        Assert.Contains("Thu 12 Mar 2026", status.Markup, StringComparison.Ordinal);
        Assert.Equal("09:41", status.Find("time").TextContent);
        Assert.Contains("CDT", status.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_markdown_without_raw_html()
    {
        var html = HelpPages.ToHtml("# Keys\n\n<script>alert(1)</script> **bold**");

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_help_page_leads_to_others_by_their_addresses()
    {
        var html = HelpPages.ToHtml("[keys](keyboard.md) [start](index.md) [rules](match-and-tolerances.md#policies) [source](../Program.cs)");

        Assert.Contains("href=\"/help/keyboard\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help/match-and-tolerances#policies\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"../Program.cs\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_help_page_is_not_found()
    {
        var pages = new HelpPages();

        Assert.Equal("index", pages.Names[0]);
        Assert.Null(pages.Find("../appsettings"));
    }

    [Fact]
    public async Task Pages_carry_the_strict_policy_and_no_inline_script()
    {
        using var answer = await portal.Client.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotMatch("<script(?![^>]* src=)", html);
    }

    [Fact]
    public async Task Sign_in_is_plain_html_with_a_token_and_no_circuit()
    {
        var html = await portal.Client.GetStringAsync(new Uri("/sign-in?returnUrl=//evil.example&refused=wrong", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("__RequestVerificationToken", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/queue\"", html, StringComparison.Ordinal);
        Assert.Contains("do not belong together", html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData(null, 403)]
    [InlineData("http://localhost", 302)]
    public async Task A_foreign_page_cannot_open_the_hub(string? origin, int status)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=none");
        ask.Headers.Connection.Add("Upgrade");
        ask.Headers.Add("Upgrade", "websocket");
        if (origin is not null) ask.Headers.Add("Origin", origin);

        using var answer = await portal.Client.SendAsync(ask, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("email", "maya@wrenfield.example"), new("password", "x")]);
        using var answer = await portal.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/queue"), InlineData("/help"), InlineData("/nowhere"), InlineData("/admin/hangfire")]
    public async Task A_stranger_learns_of_no_address_whether_it_exists(string address)
    {
        using var answer = await portal.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal($"/sign-in?ReturnUrl={Uri.EscapeDataString(address)}", answer.Headers.Location!.PathAndQuery);
    }
}
