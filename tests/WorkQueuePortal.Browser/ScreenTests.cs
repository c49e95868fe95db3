using WorkQueuePortal.Browser.Support;

namespace WorkQueuePortal.Browser;

/// <summary>What holds for every page. A page that answers "not found" by mistake fails here, by its heading or by the console.</summary>
public sealed class ScreenTests(Site site)
{
    private static readonly Look Desk = Look.Desk, Phone = Look.Phone;

    [Theory]
    [MemberData(nameof(Screens.InBothThemes), MemberType = typeof(Screens))]
    public async Task Nothing_on_the_page_keeps_anybody_out(string name, bool dark)
    {
        await using var visit = await Open(name, dark ? Desk.Dark : Desk);
        Assert.Empty(await visit.Barriers());
    }

    [Theory]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task On_a_phone_nothing_keeps_anybody_out_and_the_page_does_not_scroll_sideways(string name)
    {
        await using var visit = await Open(name, Phone);
        Assert.Equal(0, await visit.Overhang());
        Assert.Empty(await visit.Barriers());
    }

    [Theory]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task The_page_has_one_heading_a_title_and_one_main_part(string name)
    {
        await using var visit = await Open(name, Desk);
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Equal(1, await visit.Page.Locator("main").CountAsync());
        Assert.EndsWith(" · WorkQueuePortal", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(name == "not-found", await visit.Page.Locator("h1").InnerTextAsync() == "There is nothing here");
    }

    /// <summary>Pictures of every page for people to look at: <c>WQP_SHOTS=folder</c> says where they go.</summary>
    [Theory]
    [MemberData(nameof(Screens.Names), MemberType = typeof(Screens))]
    public async Task A_picture_is_taken_when_somebody_asks_for_it(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("WQP_SHOTS") is { Length: > 0 }, "WQP_SHOTS names no folder.");
        foreach (var look in new[] { Desk, Desk.Dark, Phone, Phone.Dark })
        {
            await using var visit = await Open(name, look);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Environment.GetEnvironmentVariable("WQP_SHOTS")!, $"{name}-{look}.png"), FullPage = look.IsPhone });
        }
    }

    private async Task<Visit> Open(string name, Look look)
    {
        var screen = Screens.Named(name);
        var visit = await screen.Enter(site, look);
        await visit.Go(screen.PathIn(site));
        return visit;
    }
}
