using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

/// <summary>What one keeps of a list: views, columns, and the list as a file.</summary>
public sealed class ListToolsTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor");

    [Fact]
    public async Task A_view_is_saved_as_its_address_and_stands_beside_the_tabs_with_its_count()
    {
        await using var portal = await Furnished(12);
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue/Q-TEST?find=INV 11");
        var (page, dialogs) = (Team(ctx), ctx.Dialogs);

        Button(page, "Save this view").Click();
        dialogs.WaitForElement("#view-name").Input("Eleven");
        Assert.Empty(dialogs.FindAll("#view-who"));
        Button(dialogs, "Save").Click();

        page.WaitForAssertion(() => Assert.Equal("Eleven 1", page.Find(".views a").TextContent));
        Assert.Equal("/queue/Q-TEST?find=INV%2011&tab=open", page.Find(".views a").GetAttribute("href"));
        Assert.Equal("true", page.Find(".views a").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_list_that_is_asked_for_by_itself_opens_with_the_chosen_view()
    {
        await using var portal = await Furnished(2);
        var id = await Kept(portal, "Free ones", "tab=free");
        Assert.True((await new KeepViews(portal.As(_maya)).OpenWith(WorkDesks.Queue, id, TestPortal.Ct)).IsDone);
        await using var ctx = new ScreenContext(portal, _maya);

        var page = Team(ctx);

        Assert.EndsWith("/queue/Q-TEST?tab=free", ctx.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Unclaimed 2", page.Find(".vtabs [aria-pressed=true]").TextContent);
        Assert.Equal("true", page.Find(".tools li .lnk").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_removed_view_comes_back_by_undo_and_a_renamed_one_gets_its_name_back()
    {
        await using var portal = await Furnished(1);
        await Kept(portal, "Free ones", "tab=free");
        await using var ctx = new ScreenContext(portal, _maya);
        var (page, dialogs) = (Team(ctx), ctx.Dialogs);
        var undo = ctx.Services.GetRequiredService<Undo>();

        Button(page, "Rename: Free ones").Click();
        dialogs.WaitForElement("#view-name").Input("Nobody's");
        Button(dialogs, "Rename").Click();
        page.WaitForAssertion(() => Assert.Equal("Nobody's 1", page.Find(".views a").TextContent));
        await page.InvokeAsync(() => undo.Current!.Back(TestPortal.Ct));
        page.WaitForAssertion(() => Assert.Equal("Free ones 1", page.Find(".views a").TextContent));

        Button(page, "Remove: Free ones").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".views")));
        Assert.Equal("Removed the view Free ones.", undo.Current!.Sentence);
        await page.InvokeAsync(() => undo.Current!.Back(TestPortal.Ct));
        page.WaitForAssertion(() => Assert.Equal("Free ones 1", page.Find(".views a").TextContent));
    }

    [Fact]
    public async Task A_chosen_column_is_shown_and_remembered()
    {
        await using var portal = await Furnished(1);
        await new WriteNote(portal.As(_maya), portal.Get<WorkDesk>()).Run(new WriteNote.Ask((await portal.All<WorkItem>())[0].Id, "Called them."), TestPortal.Ct);
        await using (var ctx = new ScreenContext(portal, _maya))
        {
            var page = Team(ctx);
            Assert.Empty(page.FindAll("td.c-n"));
            await Column(page, "Touches").ChangeAsync(new());
            page.WaitForAssertion(() => Assert.Equal("1", page.Find("td.c-n").TextContent));
        }
        await using var later = new ScreenContext(portal, _maya);
        var again = Team(later);
        Assert.Equal("1", again.Find("td.c-n").TextContent);

        Button(again, "As the list comes").Click();
        again.WaitForAssertion(() => Assert.Empty(again.FindAll("td.c-n")));
    }

    [Fact]
    public async Task The_files_are_of_the_list_that_is_shown()
    {
        await using var portal = await Furnished(1);
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue/Q-TEST?tab=free");

        Assert.Equal(["/queue/Q-TEST/export?format=csv&tab=free&zone=America%2FNew_York", "/queue/Q-TEST/export?format=xlsx&tab=free&zone=America%2FNew_York"], Team(ctx).FindAll(".tools a[download]").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_list_of_several_sites_is_narrowed_to_one()
    {
        await using var portal = await Furnished(2);
        await portal.Open(await portal.AddFacility("H2"), 3);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        Assert.Equal(["All sites", "H1 (2)", "H2 (3)"], page.FindAll("select.site option").Select(o => o.TextContent));

        await page.Find("select.site").ChangeAsync(new() { Value = "H2" });

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tr[data-id]").Count));
        Assert.EndsWith("/queue/Q-TEST?site=H2", ctx.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Open 3", page.Find(".vtabs [aria-pressed=true]").TextContent);
    }

    private async Task<Guid> Kept(TestPortal portal, string name, string query) => (await new KeepViews(portal.As(_maya)).Save(new(WorkDesks.Queue, name, query, false), TestPortal.Ct)).Value;

    private static async Task<TestPortal> Furnished(int count)
    {
        var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), count);
        return portal;
    }

    private static IRenderedComponent<QueuePage> Team(ScreenContext ctx)
    {
        if (!ctx.Navigation.Uri.Contains("/queue", StringComparison.Ordinal)) ctx.Navigation.NavigateTo("/queue/Q-TEST");
        var page = ctx.Render<QueuePage>(p => p.Add(q => q.Code, WorkDesks.Queue));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tr[data-id]")));
        Assert.Empty(page.FindAll(".tools > *"));
        Button(page, "Views, columns, file").Click();
        return page;
    }

    private static IElement Button<T>(IRenderedComponent<T> of, string words) where T : Microsoft.AspNetCore.Components.IComponent => of.FindAll("button").Single(b => b.TextContent.Trim() == words);

    private static IElement Column(IRenderedComponent<QueuePage> page, string words) => page.FindAll(".tools label").Single(l => l.TextContent.Trim() == words).QuerySelector("input")!;
}
