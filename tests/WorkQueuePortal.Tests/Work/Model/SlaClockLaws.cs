using FsCheck.Xunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>What holds for a clock whatever is done to it: pauses, a stop and a reopening in any order.</summary>
[Properties(Arbitrary = [typeof(Drawn)], MaxTest = 500, QuietOnSuccess = true, Replay = Drawn.Seed)]
public sealed class SlaClockLaws
{
    [Property]
    public void The_due_is_where_the_target_is_used_up(BusinessCalendar calendar, Instant start, Duration[] steps)
    {
        var (clock, now) = Live(calendar, start, steps);
        if (clock.DueAt is not { } due) return;
        var stoppedInTime = clock.State == ClockState.Met && clock.BreachedAt is null;
        Assert.Equal(stoppedInTime ? null : due, clock.WarnAt(100, calendar));
        Assert.Equal(clock.IsBreached(now), clock.Elapsed(now, calendar) >= clock.Target);
        if (!clock.IsBreached(now)) Assert.Equal(clock.Remaining(now, calendar), calendar.Between(clock.StoppedAt ?? now, due));
    }

    [Property]
    public void Replaying_the_pauses_gives_the_same_clock(BusinessCalendar calendar, Instant start, Duration[] steps)
    {
        var (clock, now) = Live(calendar, start, steps);
        if (clock.StoppedAt is not null) return;
        clock.NoteBreach(now);
        var again = SlaClock.StartRetroactively(
            clock.ItemId, Clocks.Resolve(40), start, clock.Pauses.Select(pause => new PastPause(pause.Cause, pause.From, pause.To)), now, calendar);
        Assert.Equal((clock.DueAt, clock.RemainingFor, clock.BreachedAt, clock.State), (again.DueAt, again.RemainingFor, again.BreachedAt, again.State));
    }

    /// <summary>Each step lets time pass and does the next thing a clock allows.</summary>
    private static (SlaClock Clock, Instant Now) Live(BusinessCalendar calendar, Instant start, Duration[] steps)
    {
        var clock = SlaClock.Start(Clocks.Item, Clocks.Resolve(40), start, calendar);
        var now = start;
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            now += step / 10;
            _ = (clock.State, index % 5) switch
            {
                (ClockState.Paused, 4) => clock.Stop(now, calendar),
                (ClockState.Paused, _) => clock.Resume(now, calendar),
                (ClockState.Running, 3) => clock.Stop(now, calendar),
                (ClockState.Running, _) => clock.Hold(now, calendar),
                (ClockState.Met, _) => clock.Reopen(now, calendar),
                _ => null,
            };
        }
        return (clock, now + Duration.FromHours(steps.Length));
    }
}
