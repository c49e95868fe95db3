using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class ClockTimelineTests
{
    private static string Drawn(SlaClock clock, string now) => string.Join(", ", ClockTimeline.Of(clock, Calendars.NewYork.At(now), Calendars.NewYork)
        .Select(segment => $"{segment.Kind} to {Calendars.NewYork.Local(segment.To)[5..]}{(segment.Cause is { } cause ? $" {cause}" : "")}"));

    [Fact]
    public void Nights_and_pauses_are_told_apart()
    {
        var clock = Clocks.Start(Calendars.NewYork, "2026-03-16T07:00", 12);
        clock.Hold("2026-03-16T15:00", Calendars.NewYork);
        clock.Resume(Calendars.NewYork.At("2026-03-17T10:00"), Calendars.NewYork);
        Assert.Equal("OutOfHours to 03-16T08:00, Running to 03-16T15:00, Paused to 03-17T10:00 SYSTEM_OUTAGE, Running to 03-17T17:00, OutOfHours to 03-17T20:00", Drawn(clock, "2026-03-17T20:00"));
    }

    [Fact]
    public void An_open_pause_lasts_until_now_and_a_stopped_clock_ends_where_it_stopped()
    {
        var clock = Clocks.Start(Calendars.NewYork, "2026-03-16T09:00", 8);
        clock.Hold("2026-03-16T10:00", Calendars.NewYork);
        Assert.Equal("Running to 03-16T10:00, Paused to 03-16T22:00 SYSTEM_OUTAGE", Drawn(clock, "2026-03-16T22:00"));
        clock.Stop(Calendars.NewYork.At("2026-03-16T23:00"), Calendars.NewYork);
        Assert.Equal("Running to 03-16T10:00, Paused to 03-16T23:00 SYSTEM_OUTAGE", Drawn(clock, "2026-03-20T12:00"));
    }

    [Fact]
    public void A_clock_that_has_not_begun_has_no_segments() => Assert.Empty(Drawn(Clocks.Start(Calendars.NewYork, "2026-03-16T12:00", 8), "2026-03-16T10:00"));

    [Fact]
    public void Open_time_over_the_new_year_is_one_segment()
    {
        var start = Instant.FromUtc(2026, 12, 30, 0, 0);
        var clock = SlaClock.Start(Clocks.Item, Clocks.Resolve(100), start, WorkQueuePortal.Kernel.BusinessCalendar.Always);
        var segment = Assert.Single(ClockTimeline.Of(clock, start + Duration.FromDays(4), WorkQueuePortal.Kernel.BusinessCalendar.Always));
        Assert.Equal((SegmentKind.Running, Duration.FromDays(4)), (segment.Kind, segment.Length));
    }
}
