using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Jobs.Screens;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Jobs.Screens;

public sealed class JobsPageTests
{
    [Fact]
    public async Task A_job_runs_when_asked_and_its_row_says_what_it_came_to()
    {
        await using var portal = new TestPortal();
        await using var screen = Screen(portal, Oversight.Operations, () => Task.FromResult("3 counted"));
        var page = screen.Render<JobsPage>();
        Assert.Contains("never", Row(page), StringComparison.Ordinal);

        Press(page);

        page.WaitForAssertion(() => Assert.Contains("3 counted", Row(page), StringComparison.Ordinal));
        Assert.Contains("Count things has run.", page.Markup, StringComparison.Ordinal);
        Assert.Contains(await portal.All<FactRow>(), f => f.ActorName == Oversight.Operations.Name && f.Sentence == "Ran the job Count things by hand.");
    }

    [Fact]
    public async Task A_job_that_runs_already_is_not_run_twice()
    {
        await using var portal = new TestPortal();
        var ran = false;
        await using var screen = Screen(portal, Oversight.Operations, () => Task.FromResult($"{ran = true}"));
        await portal.Get<JobLeases>().Take("count", null, TestPortal.Ct);
        var page = screen.Render<JobsPage>();

        Press(page);

        page.WaitForAssertion(() => Assert.Contains("Count things is running already, here or on another node.", page.Markup, StringComparison.Ordinal));
        Assert.False(ran);
    }

    [Fact]
    public async Task A_failure_stands_in_the_row_and_in_the_first_sentence()
    {
        await using var portal = new TestPortal();
        await using var screen = Screen(portal, Oversight.Operations, () => throw new InvalidOperationException("The disk is full."));
        var page = screen.Render<JobsPage>();

        Press(page);

        page.WaitForAssertion(() => Assert.Contains("Count things failed: The disk is full.", Row(page), StringComparison.Ordinal));
        Assert.Equal("Count things failed at its last run; the others went well.", page.Find(".lead").TextContent);
    }

    [Fact]
    public async Task The_address_opens_the_last_runs_of_a_job()
    {
        await using var portal = new TestPortal();
        await using var screen = Screen(portal, Oversight.Operations, () => Task.FromResult("3 counted"));
        await screen.Services.GetRequiredService<JobRunner>().Run("count", TestPortal.Ct);
        screen.Navigation.NavigateTo("/jobs?job=count");

        var page = screen.Render<JobsPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("td.says").Count(td => td.TextContent.Contains("3 counted", StringComparison.Ordinal))));
        Assert.Contains("Last runs of Count things", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_reads_and_does_not_run_and_only_an_administrator_gets_to_hangfire()
    {
        await using var portal = new TestPortal();
        await using (var screen = Screen(portal, Oversight.Auditor, () => Task.FromResult("")))
        {
            var page = screen.Render<JobsPage>();
            page.WaitForElement(".lead");
            Assert.DoesNotContain("Run now", page.Find("tbody").TextContent, StringComparison.Ordinal);
            Assert.Contains(Permissions.JobsRun.No, page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain(JobsSetup.DashboardPath, page.Markup, StringComparison.Ordinal);
        }
        await using (var screen = Screen(portal, Oversight.Auditor with { Roles = new HashSet<string> { Roles.Admin } }, () => Task.FromResult("")))
            Assert.Contains(JobsSetup.DashboardPath, screen.Render<JobsPage>().Markup, StringComparison.Ordinal);
        await using (var screen = Screen(portal, Oversight.Stranger, () => Task.FromResult("")))
            Assert.Empty(screen.Render<JobsPage>().FindAll("h1"));
    }

    private static ScreenContext Screen(TestPortal portal, Actor actor, Func<Task<string>> run) =>
        portal.Screen(actor, services => services.AddSingleton(new JobDefinition("count", "Count things", "* * * * *", (_, _) => run())));

    private static string Row(IRenderedComponent<JobsPage> page) => page.WaitForElement("tbody tr:last-child").TextContent;

    private static void Press(IRenderedComponent<JobsPage> page) => page.WaitForElement("tbody tr:last-child button").Click();
}
