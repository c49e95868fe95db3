using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>How the parts of a calendar are called and what a form says beside them.</summary>
public static class CalendarWords
{
    public static string Name(CalendarPart part) => part switch
    {
        CalendarPart.FederalHolidays => "Federal holidays",
        CalendarPart.Dates => "Closed days and special hours",
        CalendarPart.Listed => "Holidays from lists",
        _ => part.ToString(),
    };

    public static string? Hint(CalendarPart part) => part switch
    {
        CalendarPart.Zone => "An IANA zone, as America/Chicago",
        CalendarPart.Monday => "With commas between: 08:00-12:00, 13:00-17:00; a night runs on: 22:00-06:00; 00:00-24:00 for the whole day; empty where it is closed",
        CalendarPart.Dates => "A line for each day: 2026-12-26 closed, or 2026-12-24 08:00-12:00. It outranks every holiday.",
        _ => null,
    };

    /// <summary>A value in one line.</summary>
    public static string Line(CalendarPart part, string value) => value.Length == 0 ? CalendarSheet.Week.Contains(part) ? "closed" : "nothing" : value.Replace("\n", "; ", StringComparison.Ordinal);
}
