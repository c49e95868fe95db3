using Bunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class ItemPageTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor");

    [Fact]
    public async Task Opening_an_item_assigns_nothing_and_says_who_has_it()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "Q-TEST");

        Assert.Contains("Nobody has it", page.Find(".hd").TextContent, StringComparison.Ordinal);
        Assert.Equal("A", page.Find(".hd .btn[data-key=A]").GetAttribute("data-key"));
        Assert.Null((await portal.Item(ids[0])).OwnerId);
    }

    [Fact]
    public async Task It_stands_in_the_list_one_came_from_with_its_neighbours()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 3);
        var order = await InOrder(portal);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, order[1], "Q-TEST");

        Assert.Contains("2 of 3", page.Find(".hd").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/item/{order[0]}?list=Q-TEST", page.Find("[data-key=K]").GetAttribute("href"));
        Assert.Equal($"/item/{order[2]}?list=Q-TEST", page.Find("[data-key=J]").GetAttribute("href"));
        Assert.Equal($"/queue/Q-TEST?item={order[1]}", page.Find("[data-key=Escape]").GetAttribute("href"));
    }

    [Fact]
    public async Task An_item_that_was_opened_by_itself_stands_in_no_list()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 2);
        await Take(portal, _maya, ids[0]);
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo($"/item/{ids[1]}");
        var page = ctx.Render<ItemPage>(p => p.Add(i => i.Id, ids[1]));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("h1.lead")));

        Assert.DoesNotMatch("[0-9] of [0-9]|in the list", page.Find(".hd").TextContent);
        Assert.Empty(page.FindAll("[data-key=J], [data-key=K]"));
        await using var mine = new ScreenContext(portal, _maya);
        Assert.Contains("1 of 1", Open(mine, ids[0], "mine").Find(".hd").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_have_the_same_item_before_them_are_told_of_each_other()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        var priya = WorkDesks.Specialist("Priya Nair") with { Id = (await portal.AddPerson("Priya Nair")).Id };
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "Q-TEST");
        await using (var other = new ScreenContext(portal, priya))
        {
            Open(other, ids[0], "Q-TEST");
            await Until(async () =>
            {
                other.Time.Pass(Lookers.Rest);
                return (await portal.All<ItemLook>()).Any(l => l.PersonId == priya.Id);
            });
            ctx.Hear();
            page.WaitForAssertion(() => Assert.Contains("Priya Nair is looking at this", page.Find(".looks").TextContent, StringComparison.Ordinal));
        }
        await Until(async () => !(await portal.All<ItemLook>()).Any(l => l.PersonId == priya.Id));
        ctx.Hear();
        page.WaitForAssertion(() => Assert.Equal("", page.Find(".looks").TextContent));
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200 && !await isSo(); i++) await Task.Delay(25, TestPortal.Ct);
        Assert.True(await isSo());
    }

    [Fact]
    public async Task Putting_an_item_back_says_so_and_opens_the_next_that_nobody_else_has()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 3);
        var order = await InOrder(portal);
        await Take(portal, _maya, order[0]);
        await Take(portal, WorkDesks.Specialist("Priya Nair"), order[1]);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, order[0], "Q-TEST");

        await page.Find(".cr button[data-key=R]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.EndsWith($"/item/{order[2]}?list=Q-TEST", ctx.Navigation.Uri, StringComparison.Ordinal));
        page.Render(p => p.Add(i => i.Id, order[2]));
        page.WaitForAssertion(() => Assert.Contains("3 of 3", page.Find(".hd").TextContent, StringComparison.Ordinal));
        Assert.Contains("is back in the queue.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_item_of_a_list_says_that_it_was()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        await Take(portal, _maya, ids[0]);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "mine");

        await page.Find(".cr button[data-key=R]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("That was the last of My queue.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_adds_up_and_names_its_target()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        portal.Clock.Advance(Duration.FromMinutes(90));
        await Take(portal, _maya, ids[0]);
        portal.Clock.Advance(Duration.FromMinutes(45));
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "mine");

        var rows = page.FindAll(".sum2 tr").Select(r => string.Join(' ', r.QuerySelectorAll("th, td").Select(c => c.TextContent)));
        Assert.Equal(["With nobody in Test queue 1 h 30 m", "In work 0 h 45 m", "Counts against 18 h 2 h 15 m", "Adds up to 2 h 15 m"], rows);
    }

    [Fact]
    public async Task S23_each_clock_tells_its_life_and_what_led_to_each_part_of_it()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        portal.Clock.Advance(Duration.FromMinutes(90));
        await Take(portal, _maya, ids[0]);
        await new PauseItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(new(ids[0], (await portal.Item(ids[0])).Version, PauseReasons.WaitSupplier, portal.Clock.GetCurrentInstant().InUtc().Date.PlusDays(3), "letter"), TestPortal.Ct);
        portal.Clock.Advance(Duration.FromHours(9));
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "mine");

        var lives = page.FindAll("details.data").Where(d => d.QuerySelector("summary")!.TextContent.Contains("the house's own", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Time to resolve, the house's own, stands still", "Time to respond, the house's own, kept"], lives.Select(l => l.QuerySelector("summary")!.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Counts, 1 h 30 m|Starts when (state: Queued)", "Stands still: Waiting for the supplier|Pauses when (state: Paused)", "Out of hours|Calendar SSC"],
            lives.Single(l => l.TextContent.Contains("Time to resolve", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Skip(1).Select(c => c.TextContent))));
    }

    [Fact]
    public async Task What_somebody_else_changed_is_told_and_what_one_typed_is_kept()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        await Take(portal, _maya, ids[0]);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = Open(ctx, ids[0], "mine");
        await page.Find(".note-box textarea").InputAsync("They confirm it.");

        await new WriteNote(portal.As(WorkDesks.Specialist("Luis Ferro")), portal.Get<WorkDesk>()).Run(new WriteNote.Ask(ids[0], "The list was wrong."), TestPortal.Ct);
        ctx.Hear();

        page.WaitForAssertion(() => Assert.Contains("Luis Ferro changed this: Noted: The list was wrong. What you typed is kept.", page.Find(".banner").TextContent, StringComparison.Ordinal));
        await page.Find(".banner button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")));
        Assert.Equal("They confirm it.", page.Find(".note-box textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_survives_the_page()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        await using (var ctx = new ScreenContext(portal, _maya))
        {
            var page = Open(ctx, ids[0], "mine");
            await page.Find(".note-box textarea").InputAsync("Called them twice.");
            ctx.Time.Pass(TimeSpan.FromSeconds(1));
            page.WaitForAssertion(() => Assert.StartsWith("Draft saved", page.Find(".note-box [role=status]").TextContent, StringComparison.Ordinal));
        }
        await using var later = new ScreenContext(portal, _maya);
        var again = Open(later, ids[0], "mine");

        again.WaitForAssertion(() => Assert.Equal("Called them twice.", again.Find(".note-box textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task An_item_of_another_site_is_not_there()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 1);
        await using var ctx = new ScreenContext(portal, _maya with { Facilities = new HashSet<Guid> { NewId.Next() } });
        ctx.Navigation.NavigateTo($"/item/{ids[0]}");

        var page = ctx.Render<ItemPage>(p => p.Add(i => i.Id, ids[0]));

        page.WaitForAssertion(() => Assert.Equal("There is no such item, or it is not for you to see.", page.Find("h1").TextContent));
    }

    internal static IRenderedComponent<ItemPage> Open(ScreenContext ctx, Guid id, string list)
    {
        ctx.Navigation.NavigateTo($"/item/{id}?list={list}");
        var page = ctx.Render<ItemPage>(p => p.Add(i => i.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("h1.lead")));
        return page;
    }

    private static async Task<List<Guid>> InOrder(TestPortal portal) => [.. (await portal.All<WorkItem>())
        .OrderBy(i => i.Lane).ThenBy(i => i.EffectiveDueAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Select(i => i.Id)];

    private static async Task Take(TestPortal portal, Actor actor, Guid id) =>
        Assert.True((await new TakeItem(portal.As(actor), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct)).IsDone);
}
