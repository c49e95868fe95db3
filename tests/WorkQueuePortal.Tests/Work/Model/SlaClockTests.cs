using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class SlaClockTests
{
    private static readonly BusinessCalendar NewYork = Calendars.NewYork;
    private readonly SlaClock _clock = Clocks.Start(NewYork, "2026-03-16T09:00", 8);

    private static Instant At(string local) => NewYork.At(local);

    [Fact]
    public void A_clock_starts_running_towards_its_due()
    {
        Assert.Equal((ClockState.Running, Clocks.Item, "SSC", 480), (_clock.State, _clock.ItemId, _clock.CalendarCode, _clock.TargetMinutes));
        Assert.Equal(_clock.OriginalDueAt, _clock.DueAt);
        Assert.NotEqual(Guid.Empty, _clock.Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clocks.Start(NewYork, "2026-03-16T09:00", 0));
    }

    [Fact]
    public void While_paused_there_is_no_due_and_nothing_elapses()
    {
        _clock.Hold("2026-03-16T15:00", NewYork);
        Assert.Equal((ClockState.Paused, At("2026-03-16T15:00"), PauseReasons.SystemOutage), (_clock.State, _clock.PausedAt, _clock.PauseCause));
        Assert.Null(_clock.DueAt);
        Assert.Equal(Duration.FromHours(2), _clock.RemainingFor);
        Assert.Equal(Duration.FromHours(6), _clock.Elapsed(At("2026-03-20T12:00"), NewYork));
        Assert.Equal(Duration.FromHours(2), _clock.Remaining(At("2026-03-20T12:00"), NewYork));
        Assert.False(_clock.IsBreached(At("2026-03-20T12:00")));
        Assert.False(_clock.NoteBreach(At("2026-03-20T12:00")));
    }

    [Fact]
    public void Resuming_clears_the_pause_and_closes_its_row()
    {
        _clock.Hold("2026-03-16T15:00", NewYork);
        _clock.Resume(At("2026-03-17T10:00"), NewYork);
        Assert.Equal((ClockState.Running, null, null, null), (_clock.State, _clock.PausedAt, _clock.PauseCause, _clock.RemainingFor));
        Assert.Equal((At("2026-03-16T15:00"), At("2026-03-17T10:00"), _clock.Id), (_clock.Pauses[0].From, _clock.Pauses[0].To, _clock.Pauses[0].ClockId));
    }

    [Fact]
    public void A_hundred_pauses_lose_not_a_tick()
    {
        var at = _clock.StartAt + Duration.FromTicks(3_333_333);
        for (var i = 0; i < 100; i++)
        {
            _clock.Hold(at, NewYork);
            _clock.Resume(at + Duration.FromTicks(1_234_567), NewYork);
            at += Duration.FromTicks(7_777_777);
        }
        Assert.Equal(NewYork.Add(_clock.OriginalDueAt, Duration.FromTicks(123_456_700)), _clock.DueAt);
        Assert.Equal(_clock.Target, _clock.Elapsed(_clock.DueAt!.Value, NewYork));
    }

    [Theory]
    [InlineData("2026-03-16T16:59", false)]
    [InlineData("2026-03-16T17:00", true)]
    [InlineData("2026-03-17T10:00", true)]
    public void Stopping_at_the_due_is_too_late(string at, bool breached)
    {
        Assert.Null(_clock.Stop(At(at), NewYork));
        Assert.Equal((ClockState.Met, At(at)), (_clock.State, _clock.StoppedAt));
        Assert.Equal(breached ? _clock.OriginalDueAt : null, _clock.BreachedAt);
        Assert.Equal(breached, _clock.IsBreached(At("2026-03-30T10:00")));
    }

    [Fact]
    public void What_has_ended_is_frozen()
    {
        _clock.Stop(At("2026-03-16T12:00"), NewYork);
        Assert.Equal(Duration.FromHours(3), _clock.Elapsed(At("2026-04-01T12:00"), NewYork));
        Assert.False(_clock.IsBreached(At("2026-04-01T12:00")));
        Assert.False(_clock.NoteBreach(At("2026-04-01T12:00")));
        Refusal?[] refusals = [_clock.Stop(At("2026-04-01T12:00"), NewYork), _clock.Hold("2026-04-01T12:00", NewYork), _clock.Resume(At("2026-04-01T12:00"), NewYork), _clock.Cancel(At("2026-04-01T12:00"))];
        Assert.All(refusals, refusal => Assert.Equal("The clock has ended. Reopen the item to start it again.", refusal?.Sentence));
    }

    [Fact]
    public void A_paused_clock_that_is_stopped_resumes_first()
    {
        _clock.Hold("2026-03-16T15:00", NewYork);
        Assert.Null(_clock.Stop(At("2026-03-18T10:00"), NewYork));
        Assert.Equal("2026-03-18T12:00", NewYork.Local(_clock.DueAt));
        Assert.Null(_clock.BreachedAt);
        Assert.Equal(Duration.FromHours(6), _clock.Elapsed(At("2026-03-19T10:00"), NewYork));
        Assert.Equal(At("2026-03-18T10:00"), _clock.Pauses[0].To);
    }

    [Fact]
    public void A_breach_is_told_of_once_and_no_pause_forgives_it()
    {
        Assert.True(_clock.NoteBreach(At("2026-03-16T17:00")));
        Assert.False(_clock.NoteBreach(At("2026-03-16T17:01")));
        _clock.Hold("2026-03-17T09:00", NewYork);
        Assert.Equal(Duration.Zero, _clock.RemainingFor);
        Assert.True(_clock.IsBreached(At("2026-03-17T09:30")));
        _clock.Resume(At("2026-03-17T11:00"), NewYork);
        Assert.Equal(_clock.OriginalDueAt, _clock.DueAt);
        Assert.Equal(-Duration.FromHours(2), _clock.Remaining(At("2026-03-17T12:00"), NewYork));
    }

    [Fact]
    public void Cancelling_judges_nothing_and_ends_an_open_pause()
    {
        _clock.Hold("2026-03-16T15:00", NewYork);
        Assert.Null(_clock.Cancel(At("2026-03-18T10:00")));
        Assert.Equal((ClockState.Cancelled, null, null), (_clock.State, _clock.PauseCause, _clock.BreachedAt));
        Assert.Equal(At("2026-03-18T10:00"), _clock.Pauses[0].To);
        Assert.Equal(Duration.FromHours(6), _clock.Elapsed(At("2026-03-30T10:00"), NewYork));
        Assert.Equal("Only a clock that was stopped can be reopened.", _clock.Reopen(At("2026-03-19T10:00"), NewYork)?.Sentence);
    }

    [Fact]
    public void Reopening_goes_on_where_it_stopped_and_excludes_the_closed_time()
    {
        _clock.Stop(At("2026-03-16T15:00"), NewYork);
        Assert.Null(_clock.Reopen(At("2026-03-19T10:00"), NewYork));
        Assert.Equal((ClockState.Running, null), (_clock.State, _clock.StoppedAt));
        Assert.Equal("2026-03-19T12:00", NewYork.Local(_clock.DueAt));
        Assert.Equal((PauseReasons.Closed, At("2026-03-16T15:00"), At("2026-03-19T10:00")), (_clock.Pauses[0].Cause, _clock.Pauses[0].From, _clock.Pauses[0].To));
        Assert.Equal(Duration.FromHours(7), _clock.Elapsed(At("2026-03-19T11:00"), NewYork));
    }

    [Fact]
    public void Reopening_what_was_late_leaves_it_late()
    {
        _clock.Stop(At("2026-03-17T09:00"), NewYork);
        _clock.Reopen(At("2026-03-19T10:00"), NewYork);
        Assert.Equal(_clock.OriginalDueAt, _clock.DueAt);
        Assert.True(_clock.IsBreached(At("2026-03-19T10:00")));
        Assert.Equal("Only a clock that was stopped can be reopened.", _clock.Reopen(At("2026-03-19T11:00"), NewYork)?.Sentence);
    }

    [Fact]
    public void Acts_out_of_turn_are_refused()
    {
        Assert.Equal("The clock is running, so there is nothing to resume.", _clock.Resume(At("2026-03-16T10:00"), NewYork)?.Sentence);
        _clock.Hold("2026-03-16T10:00", NewYork);
        Assert.Equal("The clock is already paused: system outage. Resume it first.", _clock.Hold("2026-03-16T11:00", NewYork)?.Sentence);
        Assert.Single(_clock.Pauses);
    }

    [Fact]
    public void A_node_whose_time_is_behind_does_not_turn_the_clock_back()
    {
        _clock.Hold("2026-03-16T10:00", NewYork);
        Assert.Null(_clock.Resume(At("2026-03-16T10:00") - Duration.FromSeconds(90), NewYork));
        Assert.Equal(At("2026-03-16T10:00"), _clock.Pauses[0].To);
        Assert.Equal(_clock.OriginalDueAt, _clock.DueAt);
        _clock.Stop(At("2026-03-16T09:59"), NewYork);
        Assert.Equal(At("2026-03-16T10:00"), _clock.StoppedAt);
    }

    [Fact]
    public void Warnings_follow_the_share_of_business_time()
    {
        Assert.Equal("2026-03-16T13:00", NewYork.Local(_clock.WarnAt(50, NewYork)));
        Assert.Equal("2026-03-16T15:00", NewYork.Local(_clock.WarnAt(75, NewYork)));
        Assert.Equal(_clock.DueAt, _clock.WarnAt(100, NewYork));
        Assert.Equal("2026-03-17T12:00", NewYork.Local(_clock.WarnAt(150, NewYork)));
    }

    [Fact]
    public void Warnings_move_with_pauses_and_wait_while_paused()
    {
        _clock.Hold("2026-03-16T14:00", NewYork);
        Assert.Equal("2026-03-16T13:00", NewYork.Local(_clock.WarnAt(50, NewYork)));
        Assert.Null(_clock.WarnAt(75, NewYork));
        _clock.Resume(At("2026-03-17T09:00"), NewYork);
        Assert.Equal("2026-03-16T13:00", NewYork.Local(_clock.WarnAt(50, NewYork)));
        Assert.Equal("2026-03-17T10:00", NewYork.Local(_clock.WarnAt(75, NewYork)));
        Assert.Equal(_clock.DueAt, _clock.WarnAt(100, NewYork));
    }

    [Fact]
    public void Past_pauses_that_overlap_are_paused_once_and_an_open_one_still_lasts()
    {
        PastPause[] pauses =
        [
            new(PauseReasons.WaitCarrier, At("2026-03-16T11:00"), At("2026-03-16T13:00")),
            new(PauseReasons.WaitSupplier, At("2026-03-16T08:00"), At("2026-03-16T12:00")),
            new(PauseReasons.LegalHold, At("2026-03-16T11:30"), At("2026-03-16T11:45")),
            new(PauseReasons.SystemOutage, At("2026-03-16T15:00"), null),
            new(PauseReasons.WaitRequester, At("2026-03-18T15:00"), null),
        ];
        var clock = SlaClock.StartRetroactively(Clocks.Item, Clocks.Resolve(8), At("2026-03-16T09:00"), pauses, At("2026-03-17T10:00"), NewYork);
        Assert.Equal([PauseReasons.WaitSupplier, PauseReasons.WaitCarrier, PauseReasons.SystemOutage], clock.Pauses.Select(pause => pause.Cause));
        Assert.Equal(At("2026-03-16T12:00"), clock.Pauses[1].From);
        Assert.Equal((ClockState.Paused, Duration.FromHours(6)), (clock.State, clock.RemainingFor));
    }
}
