using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Tests.Work;

public sealed class RungAlarmTests
{
    private readonly FakeClock _clock = new(TestPortal.Morning);

    [Fact]
    public void It_wakes_at_the_first_whole_second_that_is_not_before_the_mark()
    {
        var alarm = new RungAlarm(_clock);
        alarm.Set(In(90.2));
        Assert.Equal([In(91)], Woken(alarm));
    }

    [Fact]
    public void Only_the_earliest_is_set_however_many_marks_come()
    {
        var alarm = new RungAlarm(_clock);
        foreach (var seconds in new[] { 60, 61, 60.5, 30, 59, 30 }) alarm.Set(In(seconds));
        Assert.Equal([In(60), In(30)], Woken(alarm));
    }

    [Fact]
    public void What_lies_further_ahead_is_for_a_later_sweep_and_nothing_is_nothing()
    {
        var alarm = new RungAlarm(_clock);
        alarm.Set(null);
        alarm.Set(_clock.GetCurrentInstant() + RungAlarm.Horizon + Duration.FromMilliseconds(1));
        Assert.Empty(Woken(alarm));
    }

    [Fact]
    public void What_is_past_wakes_at_the_next_second_and_an_alarm_that_has_rung_makes_room_for_the_next()
    {
        var alarm = new RungAlarm(_clock);
        _clock.Advance(Duration.FromMilliseconds(300));
        alarm.Set(In(-5));
        alarm.Set(In(-1));
        Assert.Equal([In(1)], Woken(alarm));
        _clock.Advance(Duration.FromSeconds(1));
        alarm.Set(In(20));
        Assert.Equal([In(20)], Woken(alarm));
    }

    private static Instant In(double seconds) => TestPortal.Morning + Duration.FromSeconds(seconds);

    private static List<Instant> Woken(RungAlarm alarm)
    {
        var woken = new List<Instant>();
        while (alarm.Wakes.TryRead(out var at)) woken.Add(at);
        return woken;
    }
}
