using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>Whose time a clock counts: a calendar in one version, with its hours read on the wall clocks of another zone where one is named.</summary>
public readonly record struct CalendarRef(string Code, int Version = 1, string? Zone = null)
{
    /// <summary>24 hours on 7 days; no row holds it.</summary>
    public static CalendarRef Always { get; } = new("ALWAYS");

    /// <summary>As people read it.</summary>
    public override string ToString() => $"{Code}{(Version == 1 ? "" : $", version {Version}")}{(Zone is null ? "" : $", in {Zone}")}";
}

/// <summary>A later version of a calendar; the first is the <see cref="WorkCalendar"/> itself. Clocks count in the version they were attached with.</summary>
public sealed class CalendarVersion
{
    public string Code { get; init; } = "";
    /// <summary>From 2 on.</summary>
    public int Version { get; init; }
    /// <summary>The whole calendar with the holidays that were on, in the JSON shape of <see cref="Kernel.CalendarDefinition"/>.</summary>
    public string Definition { get; init; } = "";
    /// <summary>The same without the days that came with lists; null in a version that was saved before it was kept apart.</summary>
    public string? Own { get; init; }
    public Instant SavedAt { get; init; }
    public string SavedBy { get; init; } = "";
    public string Because { get; init; } = "";
    /// <summary>Null where whoever runs the server changed it.</summary>
    public string? ApprovedBy { get; init; }
}

/// <summary>A holiday that came with a list. It stays listed when the house works on it, so that the next list neither loses nor brings it back.</summary>
public sealed class CalendarHoliday
{
    public string Code { get; init; } = "";
    public LocalDate Day { get; init; }
    public string Name { get; set; } = "";
    /// <summary>The list it came with.</summary>
    public string Source { get; set; } = "";
    /// <summary>Nobody works on it here.</summary>
    public bool IsOn { get; set; }
}

public sealed record ListedHoliday(LocalDate Day, string Name);

/// <param name="Left">What the list holds besides, and why it is no holiday, each in words.</param>
public sealed record ListedHolidays(IReadOnlyList<ListedHoliday> Days, IReadOnlyList<string> Left);
