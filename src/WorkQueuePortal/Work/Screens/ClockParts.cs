using NodaTime;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Sums an item's time by what it was spent on. Every border is cut to the minute, so that the minutes shown add up exactly.</summary>
public static class ClockParts
{
    /// <param name="nameOf">What people call a queue.</param>
    public static IReadOnlyList<ClockBar.Part> Of(IReadOnlyList<TimeStretch> stretches, Func<Guid, string> nameOf)
    {
        var parts = new List<ClockBar.Part>();
        foreach (var stretch in stretches)
        {
            var part = new ClockBar.Part(Name(stretch, nameOf), Length(stretch), Kind(stretch.On));
            var known = parts.FindIndex(p => p.Name == part.Name);
            if (known < 0) parts.Add(part);
            else parts[known] = part with { Length = parts[known].Length + part.Length };
        }
        return [.. parts.OrderBy(p => p.Kind)];
    }

    /// <summary>Where the time of a late item went, the largest part first; null where nothing counts.</summary>
    public static string? WhereItWent(IReadOnlyList<ClockBar.Part> parts)
    {
        var counted = parts.Where(p => p.Counts && p.Length >= Duration.FromMinutes(1)).OrderByDescending(p => p.Length).ToList();
        if (counted.Count == 0) return null;
        var whole = counted.Aggregate(Duration.Zero, (sum, p) => sum + p.Length);
        return $"Of the {Display.Hours(whole)} that count, {string.Join(", ", counted.Select(p => $"{Display.Hours(p.Length)} {Lower(p.Name)}"))}.";
    }

    public static string Name(TimeStretch stretch, Func<Guid, string> nameOf) => stretch.On switch
    {
        SpentOn.BeforeItCame => "Before it came here",
        SpentOn.IdleInTeam => $"With nobody in {nameOf(stretch.QueueId!.Value)}",
        SpentOn.Working => "In work",
        SpentOn.Closed => "Closed until it was reopened",
        SpentOn.OutOfHours => "Out of hours",
        SpentOn.WaitingForInterface => "Waiting for an interface",
        _ => PauseReasons.NameOf(stretch.Cause ?? ""),
    };

    private static ClockBar.PartKind Kind(SpentOn on) => on switch
    {
        SpentOn.BeforeItCame => ClockBar.PartKind.Elsewhere,
        SpentOn.IdleInTeam => ClockBar.PartKind.Waiting,
        SpentOn.Working => ClockBar.PartKind.Work,
        SpentOn.Closed or SpentOn.OutOfHours => ClockBar.PartKind.Closed,
        _ => ClockBar.PartKind.Paused,
    };

    private static Duration Length(TimeStretch stretch) => Duration.FromMinutes(Minute(stretch.To) - Minute(stretch.From));

    private static long Minute(Instant at) => (long)Math.Floor(at.ToUnixTimeSeconds() / 60m);

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
