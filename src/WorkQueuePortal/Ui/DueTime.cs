using NodaTime;

namespace WorkQueuePortal.Ui;

/// <summary>The clock of an item as a row shows it. A paused clock keeps what is left and does not tick.</summary>
public enum ClockState { Running, Paused }

/// <summary>The five looks of a due time, in the order of their urgency.</summary>
public enum DueState { Normal, Soon, Urgent, Breached, Paused }

/// <summary>What a due chip says. The script in clocks.js says the same when it ticks: change the two together.</summary>
public static class DueTime
{
    private static readonly Duration SoonBelow = Duration.FromHours(1);
    private static readonly Duration UrgentBelow = Duration.FromMinutes(30);

    public static DueState StateOf(Duration left, ClockState clock = ClockState.Running) => clock switch
    {
        ClockState.Paused => DueState.Paused,
        _ when left <= Duration.Zero => DueState.Breached,
        _ when left <= UrgentBelow => DueState.Urgent,
        _ when left <= SoonBelow => DueState.Soon,
        _ => DueState.Normal,
    };

    /// <summary>At most two units: 3h 19m, 1d 3h, 42m, 4m 09s, −1h 05m.</summary>
    public static string Text(Duration left)
    {
        var text = string.Join(' ', Units(left).Select((u, i) => (i > 0 && u.Unit != "hour" ? $"{u.Count:00}" : $"{u.Count}") + u.Unit[0]));
        return left <= Duration.Zero ? Display.Minus + text : text;
    }

    /// <summary>The same for the ear: "due in 42 minutes, soon".</summary>
    public static string Aloud(Duration left)
    {
        var length = Length(left);
        return StateOf(left) switch
        {
            DueState.Breached => $"overdue by {length}",
            DueState.Normal => $"due in {length}",
            var state => $"due in {length}, {state.ToString().ToLowerInvariant()}",
        };
    }

    public static string Length(Duration length) => string.Join(' ', Units(length).Select(u => $"{u.Count} {u.Unit}{(u.Count == 1 ? "" : "s")}"));

    private static List<(long Count, string Unit)> Units(Duration length)
    {
        var seconds = (long)Math.Floor(Math.Abs(length.TotalSeconds));
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
        List<(long, string)> parts = days > 0 ? [(days, "day"), (hours % 24, "hour")]
            : hours > 0 ? [(hours, "hour"), (minutes % 60, "minute")]
            : minutes >= 5 ? [(minutes, "minute")]
            : minutes > 0 ? [(minutes, "minute"), (seconds % 60, "second")]
            : [(seconds, "second")];
        if (parts is [_, (0, _)]) parts.RemoveAt(1);
        return parts;
    }
}
