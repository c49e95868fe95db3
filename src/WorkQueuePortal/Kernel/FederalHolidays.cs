using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>A holiday on the day it is observed.</summary>
public sealed record Holiday(LocalDate ObservedOn, string Name);

/// <summary>The legal public holidays of the United States, 5 U.S.C. 6103(a), on the days section (b) and Executive Order
/// 11582 give them: one that falls on a Saturday is observed on Friday, one that falls on a Sunday on Monday.</summary>
public static class FederalHolidays
{
    /// <summary>How a calendar definition names this rule.</summary>
    public const string Rule = "us-federal";

    // NodaTime counts a fifth occurrence as the last one.
    private const int Last = 5;

    /// <summary>The holidays observed on a day of this year, in order. There may be ten or twelve: a New Year's Day on a
    /// Saturday is observed on the last day of the year before.</summary>
    public static IReadOnlyList<Holiday> Within(int year) =>
        [.. Of(year).Append(NewYear(year + 1)).Where(h => h.ObservedOn.Year == year)];

    public static bool Includes(LocalDate date) => Within(date.Year).Any(h => h.ObservedOn == date);

    private static IEnumerable<Holiday> Of(int year)
    {
        yield return NewYear(year);
        yield return Nth(3, IsoDayOfWeek.Monday, 1, "Birthday of Martin Luther King, Jr.");
        yield return Nth(3, IsoDayOfWeek.Monday, 2, "Washington's Birthday");
        yield return Nth(Last, IsoDayOfWeek.Monday, 5, "Memorial Day");
        // Public Law 117-17 added the eleventh in June 2021; imported history before that must not lose a working day to it.
        if (year >= 2021) yield return Fixed(6, 19, "Juneteenth National Independence Day");
        yield return Fixed(7, 4, "Independence Day");
        yield return Nth(1, IsoDayOfWeek.Monday, 9, "Labor Day");
        yield return Nth(2, IsoDayOfWeek.Monday, 10, "Columbus Day");
        yield return Fixed(11, 11, "Veterans Day");
        yield return Nth(4, IsoDayOfWeek.Thursday, 11, "Thanksgiving Day");
        yield return Fixed(12, 25, "Christmas Day");

        Holiday Nth(int occurrence, IsoDayOfWeek day, int month, string name) =>
            new(LocalDate.FromYearMonthWeekAndDay(year, month, occurrence, day), name);
        Holiday Fixed(int month, int day, string name) => new(Observed(new LocalDate(year, month, day)), name);
    }

    private static Holiday NewYear(int year) => new(Observed(new LocalDate(year, 1, 1)), "New Year's Day");

    private static LocalDate Observed(LocalDate date) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => date.PlusDays(-1),
        IsoDayOfWeek.Sunday => date.PlusDays(1),
        _ => date,
    };
}
