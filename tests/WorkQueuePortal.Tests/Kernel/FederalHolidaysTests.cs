using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class FederalHolidaysTests
{
    /// <summary>Written down from the yearly lists of the Office of Personnel Management and checked against a wall calendar.</summary>
    [Theory]
    [InlineData(2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [InlineData(2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    [InlineData(2029, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25")]
    [InlineData(2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    public void Holidays_are_observed_on_the_days_of_the_statute(int year, string days) =>
        Assert.Equal(days, string.Join(' ', FederalHolidays.Within(year).Select(holiday => holiday.ObservedOn.ToString("MM-dd", null))));

    [Fact]
    public void A_New_Year_on_Saturday_is_observed_in_the_year_before()
    {
        Assert.True(FederalHolidays.Includes(new LocalDate(2027, 12, 31)));
        Assert.False(FederalHolidays.Includes(new LocalDate(2028, 1, 1)));
        Assert.Equal("New Year's Day", FederalHolidays.Within(2027)[^1].Name);
    }

    [Fact]
    public void Juneteenth_began_in_2021()
    {
        Assert.False(FederalHolidays.Includes(new LocalDate(2020, 6, 19)));
        Assert.True(FederalHolidays.Includes(new LocalDate(2021, 6, 18)));
    }

    [Fact]
    public void Over_a_long_time_every_holiday_falls_on_a_working_day() =>
        Assert.All(Enumerable.Range(2000, 100).SelectMany(FederalHolidays.Within), holiday => Assert.True(holiday.ObservedOn.DayOfWeek <= IsoDayOfWeek.Friday));
}
