using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Jobs;

public sealed class JobRunnerTests
{
    [StoreFact]
    public async Task A_run_leaves_a_row_with_its_counts_and_tells_open_pages()
    {
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", (_, _) => Task.FromResult("3 done"))));
        var told = new List<Change>();
        using var subscription = portal.Get<Changes>().Subscribe(told.AddRange);
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        var run = (await portal.All<JobRun>()).Single();
        Assert.Equal((JobOutcome.Ok, "3 done", (Instant?)portal.Clock.GetCurrentInstant()), (run.Outcome, run.Counts, run.EndedAt));
        Assert.Contains(new Change(Topics.Job, run.Id), told);
    }

    [StoreFact]
    public async Task A_fault_becomes_one_sentence_and_the_next_run_is_free_to_go()
    {
        var fails = true;
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", (_, _) => fails ? throw new InvalidOperationException("The disk is full.") : Task.FromResult(""))));
        Assert.Equal(JobOutcome.Failed, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        Assert.Equal("Count things failed: The disk is full.", (await portal.All<JobRun>()).Single().Error);
        fails = false;
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
    }

    [StoreFact]
    public async Task Two_runners_at_once_run_it_once()
    {
        var (runs, release) = (0, new TaskCompletionSource());
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            await release.Task;
            return "";
        })));
        var runners = Enumerable.Range(0, 6).Select(_ => Task.Run(() => portal.Get<JobRunner>().Run("count", TestPortal.Ct))).ToList();
        for (var skipped = 0; skipped < 5; skipped++)
        {
            var ended = await Task.WhenAny(runners).WaitAsync(TimeSpan.FromSeconds(30), TestPortal.Ct);
            Assert.Equal(JobOutcome.Skipped, await ended);
            runners.Remove(ended);
        }
        release.SetResult();
        Assert.Equal(JobOutcome.Ok, await runners.Single());
        Assert.Equal(1, runs);
        Assert.Equal(5, (await portal.All<JobRun>()).Count(r => r.Outcome == JobOutcome.Skipped));
    }

    [StoreFact]
    public async Task A_job_whose_node_died_runs_again_when_its_lease_has_ended()
    {
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", (_, _) => Task.FromResult(""))));
        Assert.NotNull(await portal.Get<JobLeases>().Take("count", null, TestPortal.Ct));
        await portal.Write(at =>
        {
            at.Add(new JobRun { Id = NewId.Next(), Job = "count", StartedAt = at.Now, Outcome = JobOutcome.Running });
            return Task.FromResult(Outcome.Done());
        });
        Assert.Equal(JobOutcome.Skipped, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        portal.Clock.Advance(Duration.FromSeconds(121));
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        var runs = (await portal.All<JobRun>()).OrderBy(r => r.StartedAt).ToList();
        Assert.Contains(runs, r => r is { Outcome: JobOutcome.Failed, Error: "Count things ended with its process. The next run goes on from there." });
        Assert.DoesNotContain(runs, r => r.Outcome == JobOutcome.Running);
    }

    [StoreFact]
    public async Task A_lease_that_somebody_else_has_taken_over_cannot_be_renewed()
    {
        await using var portal = new TestPortal();
        var leases = portal.Get<JobLeases>();
        var first = (await leases.Take("count", null, TestPortal.Ct))!.Value;
        portal.Clock.Advance(Duration.FromSeconds(60));
        Assert.True(await leases.Renew(first, TestPortal.Ct));
        portal.Clock.Advance(Duration.FromSeconds(119));
        Assert.Null(await leases.Take("count", null, TestPortal.Ct));
        portal.Clock.Advance(Duration.FromSeconds(2));
        var second = (await leases.Take("count", null, TestPortal.Ct))!.Value;
        Assert.False(await leases.Renew(first, TestPortal.Ct));
        await leases.Release(first, TestPortal.Ct);
        Assert.Null(await leases.Take("count", null, TestPortal.Ct));
        await leases.Release(second, TestPortal.Ct);
        Assert.NotNull(await leases.Take("count", null, TestPortal.Ct));
    }

    [StoreFact]
    public async Task A_program_that_stops_says_so_in_the_row_of_the_run()
    {
        using var stopping = new CancellationTokenSource();
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", async (_, ct) =>
        {
            await stopping.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return "";
        })));
        Assert.Equal(JobOutcome.Failed, await portal.Get<JobRunner>().Run("count", stopping.Token));
        Assert.Equal("Count things was stopped before it ended. The next run goes on from there.", (await portal.All<JobRun>()).Single().Error);
    }

    [StoreFact]
    public async Task Of_two_nodes_that_come_one_after_the_other_the_first_runs_the_period_and_the_second_leaves_no_row()
    {
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", (_, _) => Task.FromResult(""))));
        var (first, second) = (portal.Get<JobRunner>(), portal.Get<JobRunner>());
        Assert.Equal(JobOutcome.Ok, await first.RunDue("count", TestPortal.Ct));
        portal.Clock.Advance(Duration.FromSeconds(59));
        Assert.Equal(JobOutcome.Skipped, await second.RunDue("count", TestPortal.Ct));
        Assert.Single(await portal.All<JobRun>());
        portal.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(JobOutcome.Ok, await second.RunDue("count", TestPortal.Ct));
        Assert.Equal(JobOutcome.Skipped, await first.RunDue("count", TestPortal.Ct));
        Assert.Equal(2, (await portal.All<JobRun>()).Count);
    }

    [StoreFact]
    public async Task A_run_that_somebody_asked_for_takes_no_period_away()
    {
        await using var portal = new TestPortal(s => s.AddSingleton(Job("count", (_, _) => Task.FromResult(""))));
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().RunDue("count", TestPortal.Ct));
        Assert.Equal(JobOutcome.Ok, await portal.Get<JobRunner>().Run("count", TestPortal.Ct));
        Assert.Equal(JobOutcome.Skipped, await portal.Get<JobRunner>().RunDue("count", TestPortal.Ct));
        Assert.Equal(3, (await portal.All<JobRun>()).Count);
    }

    [Theory]
    [InlineData("* * * * *", 13, 0, 0)]
    [InlineData("*/15 * * * * *", 13, 0, 15)]
    [InlineData("*/10 * * * *", 13, 0, 0)]
    [InlineData("20 3 * * *", 3, 20, 0)]
    public void A_period_is_the_last_time_of_the_schedule(string cron, int hour, int minute, int second) =>
        Assert.Equal(Instant.FromUtc(2026, 3, 10, hour, minute, second), new JobDefinition("count", "Count", cron, (_, _) => Task.FromResult("")).PeriodAt(TestPortal.Morning + Duration.FromMilliseconds(29_999)));

    [StoreTheory]
    [InlineData(60, "* * * * *")]
    [InlineData(5, "*/5 * * * * *")]
    public void Feeds_are_read_as_often_as_configured(int seconds, string cron) =>
        Assert.Equal(cron, new JobPace(Duration.FromMinutes(2), seconds, 5).FeedCron);

    private static JobDefinition Job(string name, Func<IServiceProvider, CancellationToken, Task<string>> run) => new(name, "Count things", "* * * * *", run);
}
