using System.Diagnostics;
using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace WorkQueuePortal.Browser;

/// <summary>Two nodes on one store, somebody at work on one of them, and that one ends.</summary>
public sealed class NodesTests(Site site)
{
    private const string Saved = "The supplier confirms the price of March.", Unsaved = " Asked again at noon";

    /// <summary>What a user may have to wait; a restart of the page and a busy machine included.</summary>
    private const float GoesOnWithin = 30_000;

    [Fact]
    public async Task Whoever_works_on_a_node_that_is_killed_goes_on_at_the_other_with_what_was_typed()
    {
        await using var server = await PostgreSql.Start(PortalProcess.Repository);
        string[] store = ["--Store:Provider", "PostgreSql", "--ConnectionStrings:Portal", server.Connection];
        await using var first = await PortalProcess.Start(null, store);
        await using var second = await PortalProcess.Start(null, store);
        await using var balancer = new Balancer(new Uri(first.Address), new Uri(second.Address));
        await using var visit = await OpenItem(balancer);
        var place = visit.Page.Url;

        await Note(visit).FillAsync(Saved);
        await Expect(visit.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        var killed = Stopwatch.StartNew();
        await first.Kill();
        // Typed into a page without a server, as somebody does who looks at the keyboard.
        await Note(visit).PressSequentiallyAsync(Unsaved);
        await Expect(visit.Page.Locator("#components-reconnect-modal.back")).ToContainTextAsync("Back.", new() { Timeout = GoesOnWithin });
        await visit.Settled();
        await Expect(Note(visit)).ToHaveValueAsync(Saved + Unsaved);
        TestContext.Current.TestOutputHelper?.WriteLine($"Went on {killed.Elapsed.TotalSeconds:0.0} s after the kill.");

        Assert.Equal(place, visit.Page.Url);
        await Expect(visit.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep note" }).ClickAsync();
        await Expect(Note(visit)).ToHaveValueAsync("");
        await Expect(visit.Page.GetByText(Saved + Unsaved).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_of_a_node_that_leaves_moves_over_by_itself_before_the_node_stops()
    {
        await using var first = await PortalProcess.Start(null, "--Node:DrainSeconds", "25");
        await using var second = await PortalProcess.Start(first);
        await using var balancer = new Balancer(new Uri(first.Address), new Uri(second.Address));
        await using var visit = await OpenItem(balancer);
        var place = visit.Page.Url;
        await Note(visit).FillAsync(Saved);

        await first.Terminate();
        await Expect(visit.Page.GetByText("This server is being updated.")).ToBeVisibleAsync();
        balancer.Prefer(new Uri(second.Address));
        await Expect(visit.Page.Locator("#components-reconnect-modal.back")).ToContainTextAsync("Back.", new() { Timeout = GoesOnWithin });
        await visit.Settled();

        Assert.Equal(place, visit.Page.Url);
        await Expect(Note(visit)).ToHaveValueAsync(Saved);
        await Expect(visit.Page.Locator("[data-leaving]")).ToHaveCountAsync(0);
        Assert.True(first.IsRunning, "The node stopped before its pages had moved.");
    }

    private async Task<Visit> OpenItem(Balancer balancer)
    {
        var visit = await site.At(balancer.Address);
        // The browser notes on its console that a server is gone: that is what these tests are about.
        visit.Expect("WebSocket", "Failed to load resource", "Connection disconnected with error", "Failed to fetch", "Circuit not initialized", "Failed to resume", "Invocation canceled due to the underlying connection being closed");
        await visit.SignIn(Screens.Specialist);
        await visit.Go("/queue/Q-AP-PRICE");
        await visit.Go($"/item/{await visit.Rows.First.GetAttributeAsync("data-id")}?list=mine");
        return visit;
    }

    private static ILocator Note(Visit visit) => visit.Page.Locator(".note-box textarea");
}
