using AngleSharp.Dom;
using Bunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Work.Actions;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class QueueSettingPageTests
{

    [Fact]
    public async Task The_list_tells_how_each_queue_is_set_and_who_has_a_draft()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await DraftQueueTests.Staff(portal);
        await Draft(portal);
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<QueueSettingsPage>();

        page.WaitForAssertion(() => Assert.Equal("1 draft waits for somebody other than its author.", page.Find(".lead").TextContent));
        Assert.Equal(["Test queue, Q-TEST", "Dana Whitlock", "Gloria Esteban", "Office", "4 h", "18 h", "0", "By Marcus Thiele"], page.FindAll("tbody tr").Single().Children.Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_fault_stands_beside_its_field_and_a_draft_without_one_is_saved_with_the_rights_that_were_ticked()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await DraftQueueTests.Staff(portal);
        await using var ctx = portal.Screen(Oversight.Owner);
        var page = ctx.Render<QueueSettingPage>(p => p.Add(x => x.Code, WorkDesks.Queue));
        page.WaitForElement("#queue-wiplimit").Change("none");
        page.WaitForAssertion(() => Assert.Equal("Write a whole number above 0.", page.Find("#queue-wiplimit-e").TextContent.Trim()));
        Assert.Equal("true", page.Find("#queue-wiplimit").GetAttribute("aria-invalid"));
        Assert.Contains("queue-wiplimit-e", page.Find("#queue-wiplimit").GetAttribute("aria-describedby"), StringComparison.Ordinal);

        page.Find("#queue-wiplimit").Change("4");
        page.Find("#queue-role").Change(Roles.ApLead);
        Tick(page, "AP lead: give out").Change(true);
        page.Find("#queue-why").Input("Agreed in the meeting.");
        await Button(page, "Save the draft").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Draft", page.FindAll("h2").Select(h => h.TextContent)));
        var said = page.FindAll("section").First(s => s.QuerySelector("h2")?.TextContent == "Draft").TextContent;
        Assert.Contains("Items one person may hold: 100000 became 4", said, StringComparison.Ordinal);
        Assert.Contains("What roles may do: AP specialist: open became AP lead: distribute; AP specialist: open", said, StringComparison.Ordinal);
        Assert.Contains("You wrote this draft, so you cannot put it live.", said, StringComparison.Ordinal);
        Assert.Equal("4", page.Find("#queue-wiplimit").GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_else_tries_it_on_an_item_and_puts_it_live_and_the_history_tells()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await DraftQueueTests.Staff(portal);
        var id = (await portal.Open((await portal.All<WorkQueuePortal.Access.Model.Facility>())[0], 1))[0];
        await Draft(portal);
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<QueueSettingPage>(p => p.Add(x => x.Code, WorkDesks.Queue));
        page.WaitForElement("#queue-item").Input($"{(await portal.Item(id)).Number}");
        await page.FindAll("form").Single(f => f.QuerySelector("#queue-item") is not null).SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("these clocks come out differently.", page.Markup, StringComparison.Ordinal));

        await Button(page, "Approve and put live").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("version 1 is in force, 1 open item.", page.Find(".lead").TextContent, StringComparison.Ordinal));
        Assert.Contains("Test queue is live in version 1.", page.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("written by Marcus Thiele, put live by Ingrid Solheim. Agreed in the meeting.", page.Find("ol").TextContent, StringComparison.Ordinal);
        await Button(page, "Count all open clocks again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("1 item came out differently, with 1 clock.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_right_is_given_until_a_day_agreed_to_by_another_and_ended()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var (_, gloria) = await DraftQueueTests.Staff(portal);
        await using var ctx = portal.Screen(Oversight.Owner);
        var page = ctx.Render<QueueSettingPage>(p => p.Add(x => x.Code, WorkDesks.Queue));
        page.WaitForElement("#grant-person").Change(gloria.Id.ToString());
        page.FindAll("fieldset label").Single(l => l.TextContent.Trim() == "Give out").QuerySelector("input")!.Change(true);
        page.Find("#grant-until").Change("2026-03-13");
        page.Find("#grant-why").Input("Stands in for Dana.");
        await Button(page, "Give the right").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Marcus Thiele asks; waits for a second person", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.StartsWith("Agree", StringComparison.Ordinal));

        await using var second = portal.Screen(Oversight.Admin);
        page = second.Render<QueueSettingPage>(p => p.Add(x => x.Code, WorkDesks.Queue));
        page.WaitForAssertion(() => Assert.Contains("Agree that Gloria Esteban may give out", page.FindAll("button").Select(b => b.TextContent.Trim())));
        await Button(page, "Agree that Gloria Esteban may give out").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("By Marcus Thiele and Ingrid Solheim", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Instant.FromUtc(2026, 3, 14, 4, 0), Assert.Single(await portal.All<QueueGrant>()).EndsAt);
        await Button(page, "End the right of Gloria Esteban").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Ended by Ingrid Solheim", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_said_to_be_so_and_for_those_who_keep_no_rules_the_pages_are_not_there()
    {
        await using var portal = new TestPortal();
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<QueueSettingPage>(p => p.Add(x => x.Code, "Q-NONE"));
        page.WaitForAssertion(() => Assert.Contains("There is no queue Q-NONE.", page.Markup, StringComparison.Ordinal));
        await using var other = portal.Screen(Oversight.Supervisor);
        Assert.Equal("", other.Render<QueueSettingsPage>().Markup.Trim());
        Assert.Equal("", other.Render<QueueSettingPage>(p => p.Add(x => x.Code, WorkDesks.Queue)).Markup.Trim());
    }

    private static async Task Draft(TestPortal portal)
    {
        var sheet = (await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.InForce.With(QueuePart.ResolveMinutes, "480");
        Assert.True((await portal.Get<DraftQueue>().Save(new(WorkDesks.Queue, sheet, "Agreed in the meeting.", null), TestPortal.Ct)).IsDone);
    }

    private static IElement Tick<T>(IRenderedComponent<T> page, string name) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("label").Single(l => l.TextContent.Trim() == name).QuerySelector("input")!;

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
