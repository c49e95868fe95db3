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

/// <summary>What one does on the item page and on the lists to hand work on: decline, ask, hand over, put first, give to others.</summary>
public sealed class HandoverTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor");

    [Fact]
    public async Task Declining_names_a_reason_and_goes_on_to_the_next_item()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 2);
        var id = (await portal.Claim(_maya)).Value;
        await using var ctx = new ScreenContext(portal, _maya);
        var (page, dialogs) = (ItemPageTests.Open(ctx, id, WorkDesks.Queue), ctx.Dialogs);

        Button(page, "Decline").Click();
        dialogs.WaitForElement("#decline-why").Change("NO_TIME");
        Assert.Contains("It may come to you again after a business day", dialogs.Find(".h").TextContent, StringComparison.Ordinal);
        Button(dialogs, "Decline it").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain(id.ToString(), ctx.Navigation.Uri, StringComparison.Ordinal));
        Assert.Null((await portal.Item(id)).OwnerId);
        Assert.Equal("NO_TIME", Assert.Single(await portal.All<WorkDecline>()).Reason);
    }

    [Fact]
    public async Task A_way_back_is_refused_in_the_dialog_and_the_question_it_offers_instead_keeps_the_item()
    {
        await using var portal = new TestPortal();
        var facility = await portal.Furnish();
        var buyers = new WorkQueue { Id = NewId.Next(), Code = "Q-BUY", Name = "Buyers", CalendarCode = "SSC", ResponseMinutes = 120, ResolveMinutes = 1080, WipLimit = 5 };
        buyers.Roles.Add(new QueueRole(buyers.Id, Roles.Buyer));
        await portal.Given(buyers);
        var id = (await portal.Open(facility, 1))[0];
        var rosa = new Actor(NewId.Next(), "Rosa Lind", new HashSet<string> { Roles.Buyer }, null);
        await Take(portal, _maya, id);
        Assert.True((await new MoveItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, "Q-BUY", "Theirs."), TestPortal.Ct)).IsDone);
        await Take(portal, rosa, id);
        await using var ctx = new ScreenContext(portal, rosa);
        var (page, dialogs) = (ItemPageTests.Open(ctx, id, "mine"), ctx.Dialogs);
        Assert.Contains("Buyers", page.WaitForElement("[aria-label^=Changes]").TextContent, StringComparison.Ordinal);

        Button(page, "Hand to a team").Click();
        dialogs.WaitForElement("#move-to").Change(WorkDesks.Queue);
        dialogs.Find("#move-why").Input("Is the price right?");
        Button(dialogs, "Hand it over").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("nothing about it has changed since", dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Button(dialogs, "Ask one question instead").Click();
        Button(dialogs, "Ask").Click();

        page.WaitForAssertion(() => Assert.Contains("Test queue has your question; the item stays yours.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(rosa.Id, (await portal.Item(id)).OwnerId);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("section"), s => s.TextContent.Contains("Is the price right?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_question_is_answered_on_its_own_page()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var asker = WorkDesks.Specialist("Priya Nair");
        await Take(portal, asker, id);
        await new AskQuestion(portal.As(asker), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, WorkDesks.Queue, "Which order?"), TestPortal.Ct);
        var question = (await portal.All<WorkItem>()).Single(i => i.Type == WorkQuestion.Type);
        await using var ctx = new ScreenContext(portal, _maya);
        var page = ItemPageTests.Open(ctx, question.Id, WorkDesks.Queue);

        Assert.Contains("Which order?", page.Find(".because").TextContent, StringComparison.Ordinal);
        page.WaitForElement("#answer").Input("4500118399.");
        await Button(page, "Send the answer").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Answered. Whoever asked sees it now.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
        Assert.Equal((id, "4500118399."), (await portal.All<WorkNote>()).Select(n => (n.ItemId, n.Text)).Single());
    }

    [Fact]
    public async Task A_supervisor_puts_an_item_first_with_a_reason_and_takes_that_back()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await using var ctx = new ScreenContext(portal, Oversight.Supervisor);
        var (page, dialogs) = (ItemPageTests.Open(ctx, id, WorkDesks.Queue), ctx.Dialogs);

        Button(page, "Put first").Click();
        dialogs.WaitForElement("#pin-why").Input("The board asks for it");
        Button(dialogs, "Put it first").Click();
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => b.TextContent == "No longer first"));
        Assert.NotNull((await portal.Item(id)).PinnedAt);

        await Button(page, "No longer first").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => b.TextContent == "Put first"));
        Assert.Equal(1, (await portal.Item(id)).Lane);
    }

    [Fact]
    public async Task All_that_matches_is_given_at_once_beyond_the_page_and_the_undo_takes_it_back()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 60);
        var priya = await portal.Hire("Priya Nair", Roles.ApSpecialist);
        await using var ctx = new ScreenContext(portal, Oversight.Supervisor);
        ctx.Navigation.NavigateTo("/queue/Q-TEST");
        var (page, dialogs) = (ctx.Render<QueuePage>(p => p.Add(q => q.Code, WorkDesks.Queue)), ctx.Dialogs);
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tr[data-id]").Count));

        await page.Find("table").TriggerEventAsync("onqueueselect", new QueueSelectEventArgs { Ids = [.. page.FindAll("tr[data-id]").Select(r => r.GetAttribute("data-id")!)], On = true });
        await Button(page, "Select all 60 matching").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("all 60 items of this list", page.Find(".bulk").TextContent, StringComparison.Ordinal));
        page.Find(".bulk button[data-key=R]").Click();
        dialogs.WaitForElement("#assign-to").Change(priya.Id.ToString());
        dialogs.WaitForAssertion(() => Assert.Equal("Late if nothing moves: 60; after the move: 42.", dialogs.Find(".move-plan p").TextContent.Split(" Reckoned")[0]));
        Button(dialogs, "Move 60 items").Click();

        var undo = ctx.Services.GetRequiredService<Undo>();
        dialogs.WaitForAssertion(() => Assert.Equal("60 items went to Priya Nair.", undo.Current?.Sentence), TimeSpan.FromMinutes(1));
        Assert.All(await portal.All<WorkItem>(), i => Assert.Equal(priya.Id, i.OwnerId));
        Assert.True((await undo.Current!.Back(TestPortal.Ct)).IsDone);
        Assert.All(await portal.All<WorkItem>(), i => Assert.Null(i.OwnerId));
    }

    [Fact]
    public async Task The_team_page_lists_what_lies_and_keeps_an_absence()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var maya = await portal.Hire("Maya Okafor", Roles.ApSpecialist);
        await portal.Open(facility, 2, (_, w) => w with { OwnerId = maya.Id });
        await using var ctx = portal.Screen(Oversight.Supervisor);
        var (page, dialogs) = (ctx.Render<TeamPage>(), ctx.Dialogs);
        page.WaitForAssertion(() => Assert.Equal("Everybody is here, and no work is left lying.", page.Find(".lead").TextContent));

        Button(page, "Change what is kept of Maya Okafor").Click();
        dialogs.WaitForElement("#taker-why").Input("Leave");
        Button(dialogs, "Keep").Click();

        page.WaitForAssertion(() => Assert.Equal("1 person is away; 2 items wait for your word.", page.Find(".lead").TextContent));
        Assert.Contains("Maya Okafor is away through 10 March and holds 2 items.", page.Find(".rej").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/board?person={maya.Id}", page.Find(".rej a").GetAttribute("href"));
        await Button(page, "End absence of Maya Okafor").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".rej")));
    }

    [Fact]
    public async Task Whoever_goes_through_queues_one_by_one_says_so_in_a_dialog()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue");
        var (page, dialogs) = (ctx.Render<QueuePage>(), ctx.Dialogs);

        Button(page, "Views, columns, file").Click();
        Button(page, "Order of my queues").Click();
        dialogs.WaitForElement("#order-how").Change("order");
        Button(dialogs, "Keep").Click();

        page.WaitForAssertion(() => Assert.Contains("Goes through the queues one by one: Q-TEST.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Q-TEST"], Assert.Single(await portal.All<Taker>()).Order);
    }

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").Single(b => string.Join(' ', b.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == words);

    private static async Task Take(TestPortal portal, Actor by, Guid id) => Assert.True((await new TakeItem(portal.As(by), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct)).IsDone);
}
