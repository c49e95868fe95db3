using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>The eleven holidays of 5 USC 6103, on the day they are observed: one on a Saturday is kept on Friday, on a Sunday on Monday.</summary>
internal static class FederalHolidays
{
    // 1 January of the next year may be observed on 31 December of this one.
    public static bool Has(LocalDate day) => In(day.Year).Contains(day) || Observed(new(day.Year + 1, 1, 1)) == day;

    private static IEnumerable<LocalDate> In(int year) =>
    [
        Observed(new(year, 1, 1)), Nth(year, 1, IsoDayOfWeek.Monday, 3), Nth(year, 2, IsoDayOfWeek.Monday, 3), LastMonday(year, 5),
        Observed(new(year, 6, 19)), Observed(new(year, 7, 4)), Nth(year, 9, IsoDayOfWeek.Monday, 1), Nth(year, 10, IsoDayOfWeek.Monday, 2),
        Observed(new(year, 11, 11)), Nth(year, 11, IsoDayOfWeek.Thursday, 4), Observed(new(year, 12, 25)),
    ];

    private static LocalDate Observed(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(-1),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };

    private static LocalDate Nth(int year, int month, IsoDayOfWeek weekday, int nth) => LocalDate.FromYearMonthWeekAndDay(year, month, nth, weekday);

    private static LocalDate LastMonday(int year, int month) =>
        new LocalDate(year, month, 1).PlusMonths(1).Previous(IsoDayOfWeek.Monday);
}
