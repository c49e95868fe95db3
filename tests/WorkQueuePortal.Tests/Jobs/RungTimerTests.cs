using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkQueuePortal.Jobs.Edges;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Jobs;

public sealed class RungTimerTests
{
    [Fact]
    public async Task S18_an_alarm_is_one_delayed_job_at_its_instant_and_the_job_tells_the_mark()
    {
        await using var portal = new TestPortal(services => services.AddTransient<RungJob>());
        await portal.Open(await portal.Furnish(), 3, (_, w) => w with { ResolveMinutes = 120 });
        var half = TestPortal.Morning + Duration.FromMinutes(60);
        portal.Clock.Reset(half - Duration.FromSeconds(40));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        var jobs = new KeptJobs();
        using var timer = new RungTimer(portal.Get<RungAlarm>(), jobs, NullLogger<RungTimer>.Instance);
        await timer.StartAsync(TestPortal.Ct);
        var (job, at) = await jobs.First.WaitAsync(TimeSpan.FromSeconds(60), TestPortal.Ct);
        await timer.StopAsync(TestPortal.Ct);

        Assert.Equal((typeof(RungJob), half.ToDateTimeUtc(), 1), (job.Type, at, jobs.Count));
        portal.Clock.Reset(half);
        await portal.Get<RungJob>().Run(TestPortal.Ct);
        await portal.Get<RungJob>().Run(TestPortal.Ct);
        Assert.Equal(["50 %", "50 %", "50 %"], (await portal.All<ClockRung>()).Select(r => r.Mark));
    }

    [Fact]
    public async Task A_scheduler_that_fails_ends_neither_the_timer_nor_what_comes_after()
    {
        await using var portal = new TestPortal();
        var jobs = new KeptJobs { Failures = 1 };
        using var timer = new RungTimer(portal.Get<RungAlarm>(), jobs, NullLogger<RungTimer>.Instance);
        await timer.StartAsync(TestPortal.Ct);
        portal.Get<RungAlarm>().Set(TestPortal.Morning + Duration.FromSeconds(50));
        portal.Get<RungAlarm>().Set(TestPortal.Morning + Duration.FromSeconds(40));
        Assert.Equal((TestPortal.Morning + Duration.FromSeconds(40)).ToDateTimeUtc(), (await jobs.First.WaitAsync(TimeSpan.FromSeconds(60), TestPortal.Ct)).At);
        await timer.StopAsync(TestPortal.Ct);
    }

    private sealed class KeptJobs : IBackgroundJobClient
    {
        private readonly TaskCompletionSource<(Job, DateTime)> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(Job Job, DateTime At)> First => _first.Task;
        public int Count { get; private set; }
        public int Failures { get; set; }

        public string Create(Job job, IState state)
        {
            if (Failures-- > 0) throw new InvalidOperationException("The store of the scheduler is away.");
            Count++;
            _first.TrySetResult((job, ((ScheduledState)state).EnqueueAt));
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
