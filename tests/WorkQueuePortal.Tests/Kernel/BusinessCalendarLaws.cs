using FsCheck.Xunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Kernel;

[Properties(Arbitrary = [typeof(Drawn)], MaxTest = 1000, QuietOnSuccess = true, Replay = Drawn.Seed)]
public sealed class BusinessCalendarLaws
{
    [Property]
    public void V14_what_is_added_lies_between(BusinessCalendar calendar, Instant start, Duration length) =>
        Assert.Equal(length, calendar.Between(start, calendar.Add(start, length)));

    [Property]
    public void V14_what_is_subtracted_lies_between(BusinessCalendar calendar, Instant end, Duration length) =>
        Assert.Equal(length, calendar.Between(calendar.Subtract(end, length), end));

    [Property]
    public void V14_adding_is_undone_by_subtracting_up_to_closed_time(BusinessCalendar calendar, Instant start, Duration length)
    {
        var back = calendar.Subtract(calendar.Add(start, length), length);
        Assert.Equal(Duration.Zero, calendar.Between(start, back));
        if (length > Duration.Zero) Assert.Equal(calendar.NextOpen(start), back);
    }

    [Property]
    public void V14_between_adds_up_over_any_split(BusinessCalendar calendar, Instant a, Instant b, Instant c) =>
        Assert.Equal(calendar.Between(a, c), calendar.Between(a, b) + calendar.Between(b, c));

    [Property]
    public void Adding_in_two_steps_is_adding_at_once(BusinessCalendar calendar, Instant start, Duration first, Duration second) =>
        Assert.Equal(calendar.Add(start, first + second), calendar.Add(calendar.Add(start, first), second));

    [Property]
    public void The_due_is_the_earliest_instant_that_will_do(BusinessCalendar calendar, Instant start, Duration length)
    {
        if (length == Duration.Zero) return;
        Assert.True(calendar.Between(start, calendar.Add(start, length) - Duration.Epsilon) < length);
    }

    [Property]
    public void Subtracting_finds_the_latest_instant_that_will_do(BusinessCalendar calendar, Instant end, Duration length)
    {
        if (length == Duration.Zero) return;
        Assert.True(calendar.Between(calendar.Subtract(end, length) + Duration.Epsilon, end) < length);
    }

    [Property]
    public void The_next_opening_is_open_and_nothing_before_it_is(BusinessCalendar calendar, Instant instant)
    {
        var next = calendar.NextOpen(instant);
        Assert.True(calendar.IsOpen(next));
        Assert.Equal(Duration.Zero, calendar.Between(instant, next));
        Assert.Equal(calendar.IsOpen(instant), next == instant);
    }

    [Property]
    public void Open_intervals_are_the_open_time(BusinessCalendar calendar, Instant from, Duration length)
    {
        var intervals = calendar.OpenIntervals(from, from + length).ToList();
        Assert.Equal(calendar.Between(from, from + length), intervals.Aggregate(Duration.Zero, (sum, open) => sum + open.Duration));
        Assert.All(intervals, open => Assert.True(open.Start >= from && open.End <= from + length && open.Duration > Duration.Zero));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    /// <summary>An independent and slow count: each minute asks the wall clock whether one of its slots covers it.</summary>
    [Property(MaxTest = 200)]
    public void Counting_minute_by_minute_gives_the_same(BusinessCalendar calendar, Instant start, Duration length)
    {
        var from = Instant.FromUnixTimeSeconds(start.ToUnixTimeSeconds() / 60 * 60);
        var minutes = (int)length.TotalMinutes % (10 * 1440);
        var counted = Enumerable.Range(0, minutes).Count(minute => Covers(calendar, from + Duration.FromMinutes(minute)));
        Assert.Equal(Duration.FromMinutes(counted), calendar.Between(from, from + Duration.FromMinutes(minutes)));
    }

    private static bool Covers(BusinessCalendar calendar, Instant instant)
    {
        var local = instant.InZone(calendar.Zone).LocalDateTime;
        var minute = local.Hour * 60 + local.Minute;
        return calendar.Hours.SlotsOn(local.Date).Any(slot => slot.StartMinute <= minute && minute < slot.EndMinute)
            || calendar.Hours.SlotsOn(local.Date.PlusDays(-1)).Any(slot => minute + 1440 < slot.EndMinute);
    }
}
