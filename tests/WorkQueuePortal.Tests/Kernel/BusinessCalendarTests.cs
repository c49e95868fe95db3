using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class BusinessCalendarTests
{
    private static string Due(BusinessCalendar calendar, string start, double hours) =>
        calendar.Local(calendar.Add(calendar.At(start), Duration.FromHours(hours)));

    private static Duration Open(BusinessCalendar calendar, string from, string to) => calendar.Between(calendar.At(from), calendar.At(to));

    [Fact] public void Chicago_loses_the_Friday_before_an_Independence_Day_on_Saturday() => Assert.Equal("2026-07-06T14:30", Due(Calendars.Chicago, "2026-07-02T15:30", 8));
    [Fact] public void Chicago_loses_Juneteenth() => Assert.Equal("2026-06-22T11:00", Due(Calendars.Chicago, "2026-06-18T16:00", 4));
    [Fact] public void New_York_loses_Thanksgiving_but_not_the_Friday_after() => Assert.Equal("2026-11-30T12:00", Due(Calendars.NewYork, "2026-11-25T12:00", 18));
    [Fact] public void Los_Angeles_loses_Christmas_and_the_weekend() => Assert.Equal("2026-12-28T16:30", Due(Calendars.LosAngeles, "2026-12-24T16:30", 9));
    [Fact] public void Chicago_keeps_its_hours_when_clocks_go_forward() => Assert.Equal("2026-03-09T16:00", Due(Calendars.Chicago, "2026-03-06T16:00", 9));

    [Fact]
    public void Chicago_keeps_its_hours_when_clocks_go_back()
    {
        Assert.Equal("2026-11-02T16:00", Due(Calendars.Chicago, "2026-10-30T16:00", 9));
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 22, 0), Calendars.Chicago.Add(Calendars.Chicago.At("2026-10-30T16:00"), Duration.FromHours(9)));
    }

    [Fact] public void Chicago_goes_on_after_the_new_year() => Assert.Equal("2027-01-04T09:00", Due(Calendars.Chicago, "2026-12-31T16:00", 2));

    [Fact]
    public void V1_a_Friday_night_counts_from_Monday()
    {
        Assert.Equal(Duration.FromMinutes(90), Open(Calendars.NewYork, "2025-12-12T21:00", "2025-12-15T09:30"));
        Assert.Equal("2025-12-15T16:00", Due(Calendars.NewYork, "2025-12-12T21:00", 8));
    }

    [Fact] public void V2_an_afternoon_counts_to_closing() => Assert.Equal(Duration.FromHours(3), Open(Calendars.NineToFive, "2026-03-17T14:00", "2026-03-18T09:00"));
    [Fact] public void V3_half_an_hour_is_left_for_the_morning() => Assert.Equal("2026-03-18T09:30", Due(Calendars.NineToFive, "2026-03-17T16:30", 1));
    [Fact] public void V4_lunch_is_skipped() => Assert.Equal("2026-03-16T13:30", Due(Calendars.Clinic, "2026-03-16T11:30", 1));
    [Fact] public void V10_an_observed_holiday_is_skipped() => Assert.Equal("2026-07-06T11:00", Due(Calendars.NewYork, "2026-07-02T16:00", 4));

    [Fact]
    public void V11_nights_are_seven_or_nine_hours_when_clocks_change()
    {
        Assert.Equal(Duration.FromHours(7), Open(Calendars.Nights, "2026-03-07T22:00", "2026-03-08T06:00"));
        Assert.Equal(Duration.FromHours(9), Open(Calendars.Nights, "2026-10-31T22:00", "2026-11-01T06:00"));
        Assert.Equal("2026-03-08T06:00", Due(Calendars.Nights, "2026-03-07T12:00", 7));
        Assert.Equal("2026-11-01T05:00", Due(Calendars.Nights, "2026-10-31T12:00", 8));
    }

    [Fact]
    public void V12_two_business_days_are_not_forty_eight_business_hours()
    {
        var start = Calendars.NewYork.At("2026-03-16T15:00");
        Assert.Equal("2026-03-18T15:00", Calendars.NewYork.Local(Calendars.NewYork.Add(start, BusinessTime.Days(2).On(Calendars.NewYork))));
        Assert.Equal("2026-03-24T09:00", Calendars.NewYork.Local(Calendars.NewYork.Add(start, BusinessTime.Hours(48).On(Calendars.NewYork))));
    }

    [Fact]
    public void Time_that_runs_out_at_closing_is_due_at_closing_and_counted_back_from_opening()
    {
        Assert.Equal("2026-03-16T17:00", Due(Calendars.NewYork, "2026-03-16T08:00", 9));
        Assert.Equal("2026-03-16T08:00", Calendars.NewYork.Local(Calendars.NewYork.Subtract(Calendars.NewYork.At("2026-03-16T17:00"), Duration.FromHours(9))));
        Assert.Equal("2026-03-17T08:00", Calendars.NewYork.Local(Calendars.NewYork.Subtract(Calendars.NewYork.At("2026-03-18T08:00"), Duration.FromHours(9))));
    }

    [Fact]
    public void Slots_are_half_open()
    {
        Assert.True(Calendars.NewYork.IsOpen(Calendars.NewYork.At("2026-03-16T08:00")));
        Assert.False(Calendars.NewYork.IsOpen(Calendars.NewYork.At("2026-03-16T17:00")));
        Assert.True(Calendars.NewYork.IsOpen(Calendars.NewYork.At("2026-03-16T17:00") - Duration.Epsilon));
    }

    [Fact]
    public void The_leap_day_is_a_day() => Assert.Equal(Duration.FromHours(18), Open(Calendars.NewYork, "2028-02-28T08:00", "2028-03-01T08:00"));

    [Fact]
    public void A_night_over_the_new_year_is_one_night()
    {
        Assert.Equal(Duration.FromHours(8), Open(Calendars.Nights, "2027-12-31T21:00", "2028-01-01T07:00"));
        Assert.Equal("2028-01-01T05:00", Due(Calendars.Nights, "2027-12-31T21:00", 7));
        Assert.Equal("2027-12-31T23:00", Calendars.Nights.Local(Calendars.Nights.Subtract(Calendars.Nights.At("2028-01-01T07:00"), Duration.FromHours(7))));
    }

    [Fact]
    public void A_night_that_began_before_a_closed_day_runs_to_its_end()
    {
        Assert.Equal(Duration.FromHours(6), Open(Calendars.Nights, "2026-12-25T00:00", "2026-12-26T22:00"));
        Assert.True(Calendars.Nights.IsOpen(Calendars.Nights.At("2026-12-25T05:59")));
        Assert.False(Calendars.Nights.IsOpen(Calendars.Nights.At("2026-12-25T23:00")));
    }

    [Fact]
    public void Special_hours_replace_the_days_own() => Assert.Equal(Duration.FromHours(4), Open(Calendars.Nights, "2026-12-31T12:00", "2027-01-01T12:00"));

    [Fact]
    public void An_exception_outranks_a_holiday() => Assert.Equal(Duration.FromHours(2), Open(Calendars.Clinic, "2026-11-26T00:00", "2026-11-27T00:00"));

    [Fact]
    public void A_business_day_is_the_length_most_days_share()
    {
        Assert.Equal(Duration.FromHours(9), Calendars.NewYork.DayLength);
        Assert.Equal(Duration.FromHours(8), Calendars.Clinic.DayLength);
        Assert.Equal(Duration.FromHours(24), BusinessCalendar.Always.DayLength);
        Assert.Equal(Duration.FromHours(10), Calendars.Read("""{"zone":"UTC","weekly":{"Mon":["08:00-12:00"],"Tue":["07:00-17:00"]}}""").DayLength);
    }

    [Fact]
    public void Always_counts_every_second() =>
        Assert.Equal(Duration.FromDays(366), BusinessCalendar.Always.Between(Instant.FromUtc(2028, 1, 1, 0, 0), Instant.FromUtc(2029, 1, 1, 0, 0)));

    [Theory]
    [InlineData("01:00-02:30", "2026-03-08", 1.0)]
    [InlineData("02:30-04:00", "2026-03-08", 1.0)]
    [InlineData("02:15-02:45", "2026-03-08", 0.0)]
    [InlineData("00:00-01:30", "2026-11-01", 1.5)]
    [InlineData("01:30-03:00", "2026-11-01", 2.5)]
    public void A_slot_edge_that_clocks_skip_is_the_jump_and_one_they_repeat_is_the_first(string slot, string sunday, double hours)
    {
        var calendar = Calendars.Read($$"""{"zone":"America/New_York","weekly":{"Sun":["{{slot}}"] } }""");
        Assert.Equal(Duration.FromHours(hours), Open(calendar, $"{sunday}T00:00", $"{sunday}T12:00"));
    }

    [Fact]
    public void Between_counts_backwards_as_negative() =>
        Assert.Equal(-Duration.FromHours(3), Open(Calendars.NineToFive, "2026-03-18T09:00", "2026-03-17T14:00"));

    [Fact]
    public void Negative_time_is_not_added()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendars.NewYork.Add(Calendars.NewYork.At("2026-03-16T08:00"), -Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendars.NewYork.Subtract(Calendars.NewYork.At("2026-03-16T08:00"), -Duration.Epsilon));
    }

    [Fact]
    public async Task Many_threads_may_ask_a_fresh_calendar_at_once()
    {
        var fresh = Calendars.Week("America/New_York", "08:00-17:00");
        var start = fresh.At("2026-03-16T15:00");
        var dues = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => fresh.Add(start, Duration.FromHours(20_000)), TestContext.Current.CancellationToken)));
        Assert.Equal(Calendars.NewYork.Add(start, Duration.FromHours(20_000)), Assert.Single(dues.Distinct()));
    }
}
