using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Tests.Shell;

public sealed class NoticesPageTests
{
    [Fact]
    public async Task Marks_are_listed_with_their_item_and_are_old_once_they_were_read()
    {
        await using var portal = new TestPortal();
        var maya = (await portal.Hire("Maya Okafor", Roles.ApSpecialist)).AsActor();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120, OwnerId = maya.Id }))[0];
        portal.Clock.Advance(Duration.FromMinutes(70));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        await using var ctx = portal.Screen(maya, services => services.AddScoped<ShellState>());
        var frame = ctx.Services.GetRequiredService<ShellState>();
        frame.Use(NavModel.Nothing with { Notices = 1 });

        var page = ctx.Render<NoticesPage>();

        var row = page.WaitForElement("tbody tr");
        Assert.Equal($"/item/{id}?list=Q-TEST", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("New: ", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("50 % is used.", row.TextContent, StringComparison.Ordinal);
        await page.FindAll("button").Single(b => b.TextContent.Contains("I have read these", StringComparison.Ordinal)).ClickAsync(new());

        page.WaitForAssertion(() => Assert.DoesNotContain("New: ", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Equal(0, frame.Nav.Notices);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("I have read these", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_clock_came_to_a_mark_it_says_so()
    {
        await using var portal = new TestPortal();
        await using var ctx = portal.Screen(WorkDesks.Specialist("Maya"), services => services.AddScoped<ShellState>());

        Assert.Contains("Nothing to tell you", ctx.Render<NoticesPage>().WaitForElement(".state").TextContent, StringComparison.Ordinal);
    }
}
