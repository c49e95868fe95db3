using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class QueuePageTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor"), _priya = WorkDesks.Specialist("Priya Nair");

    [Fact]
    public async Task Rows_stand_in_queue_order_with_their_places_and_the_head_counts_them()
    {
        await using var portal = await Furnished(5);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);

        Assert.Equal("Test queue", page.Find("h1").TextContent);
        Assert.Equal(["1", "2", "3", "4", "5"], page.FindAll("td.c-pos").Select(c => c.TextContent));
        Assert.Equal(["Open 5", "Unclaimed 5", "At risk 0", "Breached 0", "Waiting 0", "Done today 0"], page.FindAll(".vtabs button").Select(b => b.TextContent));
        Assert.Equal("6", page.Find("table").GetAttribute("aria-rowcount"));
        Assert.NotEmpty(page.FindAll("td.c-own"));
    }

    [Fact]
    public async Task The_next_page_keeps_the_rows_that_are_shown()
    {
        await using var portal = await Furnished(60);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        var first = Ids(page);
        Assert.Equal(50, first.Count);

        await page.Find(".more button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(60, Ids(page).Count));
        Assert.Equal(first, Ids(page).Take(50));
        Assert.Empty(page.FindAll(".more"));
    }

    [Fact]
    public async Task A_row_taken_by_somebody_else_becomes_a_tombstone_where_it_stood()
    {
        await using var portal = await Furnished(3);
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue/Q-TEST?tab=free");
        var page = Team(ctx);
        var second = Guid.Parse(Ids(page)[1]);

        await Take(portal, await Known(portal, _priya), second);
        ctx.Hear();

        page.WaitForAssertion(() => Assert.Contains("taken by Priya Nair. It stays here until you move on.", page.Find("tr.tomb").TextContent, StringComparison.Ordinal));
        Assert.Equal("3", page.Find("tr.tomb").GetAttribute("aria-rowindex"));
        Assert.Equal(2, Ids(page).Count);
        page.WaitForAssertion(() => Assert.Equal("Unclaimed 2", page.FindAll(".vtabs button")[1].TextContent));
    }

    [Fact]
    public async Task In_a_team_queue_a_new_owner_is_shown_in_the_row_that_stays_in_its_place()
    {
        await using var portal = await Furnished(3);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        var before = Ids(page);

        await Take(portal, await Known(portal, _priya), Guid.Parse(before[1]));
        ctx.Hear();

        page.WaitForAssertion(() => Assert.Contains("Priya Nair", page.FindAll("td.c-own")[1].TextContent, StringComparison.Ordinal));
        Assert.Equal(before, Ids(page));
    }

    [Fact]
    public async Task Arrivals_wait_in_the_pill_until_they_are_taken_in()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        Assert.Empty(page.FindAll(".newp"));

        await portal.Open((await portal.All<Access.Model.Facility>())[0], 3);
        ctx.Hear();
        page.WaitForAssertion(() => Assert.StartsWith("3 new", page.Find(".newp").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal(2, Ids(page).Count);

        await page.Find(".newp").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(5, Ids(page).Count));
        Assert.Empty(page.FindAll(".newp"));
    }

    [Fact]
    public async Task Get_next_opens_the_item_it_took()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = ctx.Render<QueuePage>();

        await page.Find("button[data-key=G]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Matches("/item/[0-9a-f-]{36}\\?list=mine$", ctx.Navigation.Uri));
        Assert.Single(await portal.All<WorkItem>(), i => i.OwnerId == _maya.Id);
    }

    [Fact]
    public async Task When_there_is_nothing_to_take_the_reason_is_said_in_its_place()
    {
        await using var portal = await Furnished(0);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = ctx.Render<QueuePage>();
        page.WaitForAssertion(() => Assert.Contains("You hold nothing, and nothing waits in your queues.", page.Find(".state").TextContent, StringComparison.Ordinal));

        await page.Find("button[data-key=G]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Nothing for you: Test queue is empty.", page.Find(".outcome.refused").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_list_says_what_waits_elsewhere()
    {
        await using var portal = await Furnished(3);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = ctx.Render<QueuePage>();
        page.WaitForAssertion(() => Assert.Equal("You hold nothing. 3 items without an owner in Test queue: Get next takes the most urgent.", page.Find(".state").TextContent));
    }

    [Fact]
    public async Task Taking_offers_to_be_undone()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        await page.Find(".pane button[data-key=A]").ClickAsync(new());

        var offered = ctx.Services.GetRequiredService<Undo>().Current!;
        Assert.EndsWith("is yours.", offered.Sentence, StringComparison.Ordinal);
        Assert.True((await offered.Back(TestPortal.Ct)).IsDone);

        Assert.All(await portal.All<WorkItem>(), i => Assert.Null(i.OwnerId));
    }

    [Fact]
    public async Task The_verbs_of_the_row_in_focus_show_their_keys()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya);
        foreach (var item in await portal.All<WorkItem>()) await Take(portal, _maya, item.Id);
        var page = ctx.Render<QueuePage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tr[data-id]")));

        Assert.Equal(["G", "N", "R", "S"], page.FindAll("[data-key]").Select(b => b.GetAttribute("data-key")!).Order());
        Assert.Contains(ctx.Services.GetRequiredService<KeyLine>().Keys, k => k is { Key: "G", Word: "get next" });
    }

    [Fact]
    public async Task Somebody_without_the_permission_to_move_work_is_offered_to_take_and_to_put_back()
    {
        await using var portal = await Furnished(3);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Team(ctx);
        await Select(page, Ids(page).Take(2));

        Assert.Equal(["Take A", "Put back R"], page.FindAll("[role=toolbar] button:not([data-key=Escape])").Select(b => $"{b.FirstChild!.TextContent.Trim()} {b.GetAttribute("data-key")}"));
        await page.Find("[role=toolbar] button[data-key=A]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("2 items taken.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, (await portal.All<WorkItem>()).Count(i => i.OwnerId == _maya.Id));
    }

    [Fact]
    public async Task Putting_back_what_is_not_ones_own_is_refused_item_by_item()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya);
        await Take(portal, _maya, (await portal.All<WorkItem>())[0].Id);
        var page = Team(ctx);
        await Select(page, Ids(page));

        await page.Find("[role=toolbar] button[data-key=R]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("1 item back in the queue. 1 item stayed: INV", page.Find(".outcome.refused").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lead_is_offered_to_reassign()
    {
        await using var portal = await Furnished(2);
        await using var ctx = new ScreenContext(portal, _maya with { Roles = new HashSet<string> { Roles.ApLead } });
        var page = Team(ctx);
        await Select(page, Ids(page));

        Assert.Contains(page.FindAll("[role=toolbar] button"), b => b.TextContent.Contains("Reassign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_in_the_address_narrow_the_list()
    {
        await using var portal = await Furnished(12);
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue/Q-TEST?find=INV 11");
        var page = Team(ctx);

        Assert.Equal("INV 11", Assert.Single(page.FindAll("td.c-inv")).TextContent);
        Assert.Equal("INV 11", page.Find("input[data-find]").GetAttribute("value"));
    }

    private static async Task<TestPortal> Furnished(int count)
    {
        var portal = new TestPortal();
        var facility = await portal.Furnish();
        await portal.Open(facility, count);
        return portal;
    }

    private static IRenderedComponent<QueuePage> Team(ScreenContext ctx)
    {
        if (!ctx.Navigation.Uri.Contains("/queue", StringComparison.Ordinal)) ctx.Navigation.NavigateTo("/queue/Q-TEST");
        var page = ctx.Render<QueuePage>(p => p.Add(q => q.Code, WorkDesks.Queue));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tr[data-id]")));
        return page;
    }

    private static List<string> Ids(IRenderedComponent<QueuePage> page) => [.. page.FindAll("tr[data-id]").Select(r => r.GetAttribute("data-id")!)];

    private static Task Select(IRenderedComponent<QueuePage> page, IEnumerable<string> ids) => page.Find("table").TriggerEventAsync("onqueueselect", new QueueSelectEventArgs { Ids = [.. ids], On = true });

    private static async Task Take(TestPortal portal, Actor actor, Guid id)
    {
        var outcome = await new TakeItem(portal.As(actor), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        Assert.True(outcome.IsDone, outcome.Sentence);
    }

    /// <summary>A person of the same name in the store, so that a list can name the owner.</summary>
    private static async Task<Actor> Known(TestPortal portal, Actor actor) => actor with { Id = (await portal.AddPerson(actor.Name)).Id };
}
