using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;

namespace WorkQueuePortal.Browser;

/// <summary>What holds for every page, in both themes and on a phone. A page that answers "not found" by mistake fails here, by its heading or by the console.
/// <c>WQP_SHOTS=folder</c> keeps a picture of each for people to look at.</summary>
public sealed class ScreenTests(Site site)
{
    public static IEnumerable<TheoryDataRow<string, bool>> Everywhere => Screens.All.SelectMany(screen => new TheoryDataRow<string, bool>[] { new(screen.Name, false), new(screen.Name, true) });

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_keeps_nobody_out(string name, bool phone)
    {
        var (screen, look) = (Screens.Named(name), phone ? Look.Phone : Look.Laptop);
        await using var visit = await screen.Enter(site, look);
        await visit.Go(screen.PathIn(site));
        await visit.Picture($"{name}-{look}");
        await NoBarriers(visit);
        await visit.TurnDark();
        await visit.Picture($"{name}-{look with { IsDark = true }}");
        await NoBarriers(visit);

        Assert.Equal(0, await visit.Overhang());
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Equal(1, await visit.Page.Locator("main").CountAsync());
        Assert.EndsWith(" · WorkQueuePortal", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(name == "not-found", await visit.Page.Locator("h1").InnerTextAsync() == "There is nothing here");
    }

    public static IEnumerable<TheoryDataRow<string, bool>> Opened =>
        from opening in Screens.Openings from isDarkPhone in new[] { false, true } select new TheoryDataRow<string, bool>(opening.Screen.Name, isDarkPhone);

    [Theory]
    [MemberData(nameof(Opened))]
    public async Task What_opens_over_a_page_keeps_nobody_out_and_closes_with_escape(string name, bool isDarkPhone)
    {
        var (screen, button, opened) = Screens.Openings.Single(o => o.Screen.Name == name);
        var look = isDarkPhone ? Look.Phone with { IsDark = true } : Look.Laptop;
        await using var visit = await screen.Enter(site, look);
        await visit.Go(screen.PathIn(site));
        if (look.IsDark) await visit.TurnDark();
        var opener = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"(^|\\b){button}") }).First;
        await opener.FocusAsync();
        await visit.Press("Enter");
        await Assertions.Expect(visit.Page.Locator(opened).First).ToBeVisibleAsync();
        await visit.Picture($"{name}-{look}");
        await NoBarriers(visit);
        Assert.Equal(0, await visit.Overhang());

        await visit.Press("Escape");
        await Assertions.Expect(visit.Page.Locator(opened)).Not.ToBeVisibleAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_page_of_the_help_can_be_reached_and_fits_a_phone()
    {
        await using var visit = await site.As(Screens.Specialist, Look.Phone);
        await visit.Go("/help");
        var pages = await visit.Page.Locator(".help nav a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Assert.True(pages.Length > 10, $"The help lists {pages.Length} pages.");
        foreach (var page in pages)
        {
            await visit.Page.Locator($".help nav a[href='{page}']").ClickAsync();
            await visit.Page.Locator($".help nav a[href='{page}'][aria-current=page]").WaitForAsync();
            Assert.Equal(0, await visit.Overhang());
            await NoBarriers(visit);
        }
    }

    [Fact]
    public async Task Views_columns_and_file_are_reached_by_keyboard_and_keep_nobody_out()
    {
        foreach (var look in new[] { Look.Desk, Look.Phone })
        {
            await using var visit = await site.As(Screens.Lead, look);
            await visit.Go("/queue/Q-AP-PRICE");
            await visit.Page.Locator("[popovertarget=list-tools]").First.FocusAsync();
            await visit.Press("Enter");
            await Assertions.Expect(visit.Page.Locator("#list-tools fieldset")).ToBeVisibleAsync();
            await visit.Picture($"list-tools-{look}");
            await NoBarriers(visit);
            Assert.Equal(0, await visit.Overhang());
            await visit.Press("Tab");
            await Assertions.Expect(visit.Focused).ToHaveTextAsync("Save this view");
            await visit.Press("Enter");
            await Assertions.Expect(visit.Page.Locator("#view-name")).ToBeFocusedAsync();
            await NoBarriers(visit);
            await visit.Page.Keyboard.TypeAsync($"Whole list {look}");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator(".views a").Filter(new() { HasText = $"Whole list {look}" })).ToBeVisibleAsync();
            await NoBarriers(visit);
            Assert.Equal(0, await visit.Overhang());
            await visit.Page.Locator("[popovertarget=list-tools]").First.ClickAsync();
            var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#list-tools a[download]").First.ClickAsync());
            Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_style_and_every_script_comes_compressed_and_may_be_kept()
    {
        await using var visit = await site.As(Screens.Specialist);
        var plain = new List<string>();
        visit.Page.Response += (_, answer) =>
        {
            if (answer.Request.ResourceType is "stylesheet" or "script" && answer.Status == 200 && !answer.Headers.ContainsKey("content-encoding")) plain.Add(answer.Url);
        };
        var kept = visit.Page.WaitForResponseAsync(answer => answer.Url.Contains("MudBlazor.min.css", StringComparison.Ordinal));
        await visit.Go("/queue");

        Assert.Empty(plain);
        Assert.Contains("immutable", (await kept).Headers["cache-control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_answered_as_not_found()
    {
        await using var visit = await site.As(Screens.Specialist);
        visit.Expect("404");
        var answer = await visit.Page.GotoAsync("/nowhere", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await visit.Settled();

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is nothing here");
    }

    private static async Task NoBarriers(Visit visit)
    {
        var barriers = await visit.Barriers();
        Assert.True(barriers.Length == 0, barriers);
    }
}
