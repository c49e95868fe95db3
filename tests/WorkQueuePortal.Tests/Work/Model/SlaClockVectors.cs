using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>The agreed test vectors that speak of clocks. Those that speak of calendars alone are with the calendar.</summary>
public sealed class SlaClockVectors
{
    private static readonly WorkQueuePortal.Kernel.BusinessCalendar NewYork = Calendars.NewYork;

    private static SlaClock Retroactive(int hours, params PastPause[] pauses) =>
        SlaClock.StartRetroactively(Clocks.Item, Clocks.Resolve(hours), NewYork.At("2026-03-16T09:00"), pauses, NewYork.At("2026-03-16T14:00"), NewYork);

    private static PastPause TenToTwelve => new(PauseReasons.WaitSupplier, NewYork.At("2026-03-16T10:00"), NewYork.At("2026-03-16T12:00"));

    [Fact]
    public void V1_business_share_and_actual_share_differ()
    {
        var clock = Clocks.Start(NewYork, "2025-12-12T21:00", 8);
        var now = NewYork.At("2025-12-15T09:30");
        Assert.Equal(Duration.FromMinutes(90), clock.Elapsed(now, NewYork));
        Assert.Equal(0.1875, clock.ShareUsed(now, NewYork));
        Assert.Equal(Duration.FromMinutes((60 * 60) + 30), now - clock.StartAt);
        Assert.Equal(7.5625, (now - clock.StartAt) / clock.Target);
        Assert.Equal("2025-12-15T16:00", NewYork.Local(clock.DueAt));
    }

    [Fact]
    public void V5_a_pause_moves_the_due_by_its_business_time()
    {
        var clock = Clocks.Start(NewYork, "2026-03-16T09:00", 8);
        Assert.Equal("2026-03-16T17:00", NewYork.Local(clock.DueAt));
        Assert.Null(clock.Hold("2026-03-16T15:00", NewYork));
        Assert.Null(clock.Resume(NewYork.At("2026-03-17T10:00"), NewYork));
        Assert.Equal("2026-03-17T12:00", NewYork.Local(clock.DueAt));
        Assert.Equal("2026-03-16T17:00", NewYork.Local(clock.OriginalDueAt));
        var pause = Assert.Single(clock.Pauses);
        Assert.Equal(Duration.FromHours(4), NewYork.Between(pause.From, pause.To!.Value));
    }

    [Theory]
    [InlineData(8, "2026-03-16T17:00")]
    [InlineData(9, "2026-03-17T09:00")]
    public void V6_a_pause_at_night_moves_nothing(int hours, string due)
    {
        var clock = Clocks.Start(NewYork, "2026-03-16T09:00", hours);
        Assert.Null(clock.Hold("2026-03-16T18:00", NewYork));
        Assert.Null(clock.Resume(NewYork.At("2026-03-17T07:00"), NewYork));
        Assert.Equal(due, NewYork.Local(clock.DueAt));
    }

    [Fact]
    public void V7_a_retroactive_start_replays_the_pauses()
    {
        var clock = Retroactive(4, TenToTwelve);
        Assert.Equal(Duration.FromHours(3), clock.Elapsed(NewYork.At("2026-03-16T14:00"), NewYork));
        Assert.Equal("2026-03-16T15:00", NewYork.Local(clock.DueAt));
        Assert.Null(clock.BreachedAt);
    }

    [Fact]
    public void V7_without_its_pauses_it_is_breached_on_arrival() => Assert.Equal("2026-03-16T13:00", NewYork.Local(Retroactive(4).BreachedAt));

    [Fact]
    public void V8_attached_already_breached_carries_the_true_instant_and_is_told_of_once()
    {
        var clock = Retroactive(2, TenToTwelve);
        Assert.Equal("2026-03-16T13:00", NewYork.Local(clock.BreachedAt));
        Assert.False(clock.NoteBreach(NewYork.At("2026-03-16T14:00")));
    }

    [Fact]
    public void V9_a_relative_due_waits_for_the_next_opening_and_a_past_one_is_due_at_once()
    {
        var calendar = Calendars.Week("America/New_York", "08:00-16:00");
        var start = calendar.At("2017-01-10T10:00");
        Assert.Equal("2017-01-12T08:00", calendar.Local(RelativeDue.Of(calendar.At("2017-01-11T20:30"), start, calendar)));
        Assert.Equal("2017-01-11T12:00", calendar.Local(RelativeDue.Of(calendar.At("2017-01-11T12:00"), start, calendar)));
        Assert.Equal(start + Duration.FromSeconds(1), RelativeDue.Of(null, start, calendar));
        Assert.Equal(start + Duration.FromSeconds(1), RelativeDue.Of(calendar.At("2017-01-09T12:00"), start, calendar));
    }

    [Fact]
    public void V13_a_share_that_rounds_to_a_hundred_is_not_a_breach()
    {
        var clock = Clocks.Start(NewYork, "2026-03-16T09:00", 8);
        var now = clock.DueAt!.Value - (clock.Target / 100_000);
        Assert.Equal("100.00", (clock.ShareUsed(now, NewYork) * 100).ToString("0.00", null));
        Assert.False(clock.IsBreached(now));
        Assert.False(clock.IsBreached(clock.DueAt.Value - Duration.FromTicks(1)));
        Assert.True(clock.IsBreached(clock.DueAt.Value));
    }
}
