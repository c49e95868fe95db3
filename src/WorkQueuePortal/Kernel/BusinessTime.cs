using System.Globalization;
using NodaTime;

namespace WorkQueuePortal.Kernel;

public enum BusinessUnit { Minutes, Hours, Days }

/// <summary>A promised amount of business time in the unit it was promised in. Two business days and 48 business hours are
/// different promises; only a calendar turns either into minutes.</summary>
public readonly record struct BusinessTime(int Count, BusinessUnit Unit)
{
    public static BusinessTime Minutes(int count) => new(count, BusinessUnit.Minutes);
    public static BusinessTime Hours(int count) => new(count, BusinessUnit.Hours);
    public static BusinessTime Days(int count) => new(count, BusinessUnit.Days);

    /// <summary>Reads "15 min", "4 bh" or "2 bd".</summary>
    public static Outcome<BusinessTime> Parse(string text)
    {
        if (text?.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var unit]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            && UnitOf(unit) is { } known) return new BusinessTime(count, known);
        return Refusal.Shape($"\"{text}\" is not a business time. Write 15 min, 4 bh (business hours) or 2 bd (business days).");
    }

    public Duration On(BusinessCalendar calendar) => Unit switch
    {
        BusinessUnit.Days => calendar.Days(Count),
        BusinessUnit.Hours => Duration.FromHours(Count),
        _ => Duration.FromMinutes(Count),
    };

    /// <summary>Always whole: slots start and end on the minute.</summary>
    public int MinutesOn(BusinessCalendar calendar) => (int)On(calendar).TotalMinutes;

    public override string ToString() => (Count, Unit) switch
    {
        (_, BusinessUnit.Minutes) => $"{Count} min",
        (1, BusinessUnit.Hours) => "1 business hour",
        (_, BusinessUnit.Hours) => $"{Count} business hours",
        (1, _) => "1 business day",
        _ => $"{Count} business days",
    };

    private static BusinessUnit? UnitOf(string unit) => unit switch
    {
        "min" => BusinessUnit.Minutes,
        "bh" => BusinessUnit.Hours,
        "bd" => BusinessUnit.Days,
        _ => null,
    };
}
