using Bunit;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class FairPageTests
{
    [Fact]
    public async Task A_supervisor_reads_who_got_what_and_why_get_next_answered_as_it_did()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 1);
        var maya = await portal.Hire("Maya Okafor", Roles.ApSpecialist);
        var id = (await portal.Claim(maya.AsActor())).Value;
        await portal.Claim(maya.AsActor());
        await portal.Hire("Luis Ferro", Roles.ApSpecialist);
        await using var ctx = portal.Screen(Oversight.Supervisor);
        ctx.Navigation.NavigateTo("/team/fair");

        var page = ctx.Render<FairPage>();

        page.WaitForAssertion(() => Assert.Equal(["Maya Okafor", "1", "0", "0", "0", "0", "", "", ""], page.FindAll("[aria-label^='What each'] tbody tr").Single().Children.Select(c => c.TextContent.Trim())));
        Assert.Equal(["H1", "1", "0", "0", "0", "0", "", "", ""], page.FindAll("[aria-label^='What became'] tbody tr").Single().Children.Select(c => c.TextContent.Trim()));
        Assert.Contains(page.FindAll("p"), p => p.TextContent == "Nothing in this time: Luis Ferro.");
        var answers = page.FindAll("[aria-label^='Answers'] tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(["INV 0", "nothing"], answers.Select(a => a[2]).Order(StringComparer.Ordinal));
        Assert.Contains(answers, a => a[3].StartsWith("It was the first that Maya Okafor may have in Q-TEST.", StringComparison.Ordinal));
        Assert.Contains(answers, a => a[3] == "Nothing for you: what is open in Test queue is in somebody's hands already (1 item).");
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == $"/item/{id}?list=Q-TEST");

        page.Find("#fair-days").Change("7");
        Assert.EndsWith("/team/fair?days=7", ctx.Navigation.Uri, StringComparison.Ordinal);
        page.Find("#fair-site").Change("H1");
        Assert.EndsWith("/team/fair?days=7&site=H1", ctx.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_item_says_why_it_came_to_whoever_got_it()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(wipLimit: 5), 1);
        var maya = await portal.Hire("Maya Okafor", Roles.ApSpecialist);
        var id = (await portal.Claim(maya.AsActor())).Value;
        await using var ctx = new ScreenContext(portal, maya.AsActor());

        var page = ctx.Render<HandsPanel>(p => p.Add(h => h.Item, id));

        page.WaitForAssertion(() => Assert.Contains("Why Get next gave it to Maya Okafor", page.Markup, StringComparison.Ordinal));
        var lines = page.FindAll("ul li").Select(l => l.TextContent).ToList();
        Assert.StartsWith("Its place then: priority ", lines[1], StringComparison.Ordinal);
        Assert.Equal("Maya Okafor held 0 of at most 5 items by Get next.", lines[2]);
        Assert.Contains("calendar SSC version 1", lines[3], StringComparison.Ordinal);
        Assert.Contains("get next", page.Find("[aria-label^=Changes] tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_does_not_oversee_the_work_reads_nothing_of_others()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var maya = await portal.Hire("Maya Okafor", Roles.ApSpecialist);
        await using var ctx = portal.Screen(maya.AsActor());

        Assert.DoesNotContain("What each person got", ctx.Render<FairPage>().Markup, StringComparison.Ordinal);
    }
}
