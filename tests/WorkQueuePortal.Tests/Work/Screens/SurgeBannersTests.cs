using AngleSharp.Dom;
using Bunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

/// <summary>Whoever looks at a list in surge reads it there, and a supervisor turns it on and off where they see it.</summary>
public sealed class SurgeBannersTests
{
    private const string Said = "Test queue is in surge since 09:00, until 13:00. Get next hands out only P1 and P2 of it. The list shows everything, and other items may still be taken by hand. Gloria Esteban says why: Half the team is ill";
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor");

    [Fact]
    public async Task The_list_keeps_everything_and_says_since_when_until_when_why_by_whom_and_what_still_works()
    {
        await using var portal = await InSurge();
        await using var ctx = new ScreenContext(portal, _maya);
        ctx.Navigation.NavigateTo("/queue/Q-TEST");
        var page = ctx.Render<QueuePage>(p => p.Add(q => q.Code, WorkDesks.Queue));

        page.WaitForAssertion(() => Assert.Equal(Said, Words(page.Find(".banner"))));
        Assert.Equal(3, page.FindAll("tr[data-id]").Count);
        Assert.Empty(page.FindAll(".banner button"));
        await page.Find("[data-key=G]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Nothing for you: Test queue is in surge until 13:00: only P1 and P2 are handed out; 3 others wait.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_queue_names_those_of_my_queues_that_are_in_surge_and_the_line_goes_when_it_is_over()
    {
        await using var portal = await InSurge();
        await using var ctx = new ScreenContext(portal, _maya);
        var mine = ctx.Render<SurgeBanners>();
        mine.WaitForAssertion(() => Assert.Equal(Said, Words(mine.Find(".banner"))));
        Assert.Empty(ctx.Render<SurgeBanners>(p => p.Add(b => b.Code, "Q-OTHER")).FindAll(".banner"));

        portal.Clock.Advance(Duration.FromHours(4));
        ctx.Time.Pass(TimeSpan.FromHours(4));

        mine.WaitForAssertion(() => Assert.Empty(mine.FindAll(".banner")));
    }

    [Fact]
    public async Task A_supervisor_starts_it_from_the_list_and_ends_it_there()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 1, (_, w) => w with { BaseScore = 0 });
        await using var ctx = new ScreenContext(portal, Oversight.Supervisor);
        ctx.Navigation.NavigateTo("/queue/Q-TEST");
        var (page, dialogs) = (ctx.Render<QueuePage>(p => p.Add(q => q.Code, WorkDesks.Queue)), ctx.Dialogs);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr[data-id]")));

        Button(page, "Views, columns, file").Click();
        Button(page, "Surge: P1 and P2 only").Click();
        dialogs.WaitForElement("#surge-why").Input("Half the team is ill");
        Assert.Equal("in 4 hours, 13:00", dialogs.Find("#surge-hours option[value='4']").TextContent);
        dialogs.Find("#surge-hours").Change("2");
        Button(dialogs, "Start the surge").Click();

        page.WaitForAssertion(() => Assert.Contains("Test queue is in surge until 11:00", page.Find(".outcome").TextContent, StringComparison.Ordinal));
        ctx.Hear();
        page.WaitForAssertion(() => Assert.Contains("until 11:00", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal("nothing", (await portal.Claim(_maya)).Refusal?.Code);

        await Button(page, "End the surge in Test queue").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")));
        Assert.Contains("Test queue is out of surge", page.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    private static async Task<TestPortal> InSurge()
    {
        var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 3, (_, w) => w with { BaseScore = 0 });
        Assert.True((await portal.Get<SurgeQueue>().Start(new(WorkDesks.Queue, "Half the team is ill"), TestPortal.Ct)).IsDone);
        return portal;
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(b => Words(b) == words);
}
