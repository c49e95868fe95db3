using NodaTime;

namespace WorkQueuePortal.Ui;

/// <summary>What a due chip says of a clock: its colour, its text, and what is read aloud.</summary>
/// <param name="Text">Empty where nothing is owed by a time: then there is no chip.</param>
/// <param name="DueMs">Of a running clock, milliseconds since 1970: the browser counts on from it.</param>
internal sealed record DueWords(string Css, string Text, string Aloud, long? DueMs = null, long? StartMs = null)
{
    public static DueWords None { get; } = new("", "", "");

    /// <summary>Percent of the target, for the fuse.</summary>
    public static int Used(double share) => (int)Math.Round(Math.Clamp(share, 0, 1) * 100);

    /// <param name="left">Working time left while the clock is paused.</param>
    public static DueWords Of(ViewerClock clock, Instant? dueAt, Instant? startAt, ClockState state, Duration? left, Instant? followUpAt)
    {
        var now = clock.Now;
        if (state == ClockState.Paused) return Paused(clock, now, left ?? (dueAt is { } at ? at - now : Duration.Zero), followUpAt);
        if (dueAt is not { } due) return None;
        var until = due - now;
        return new(DueTime.StateOf(until).ToString().ToLowerInvariant(), DueTime.Text(until), DueTime.Aloud(until), due.ToUnixTimeMilliseconds(), startAt?.ToUnixTimeMilliseconds());
    }

    private static DueWords Paused(ViewerClock clock, Instant now, Duration left, Instant? followUpAt)
    {
        var followUp = followUpAt is { } at ? Display.Day(at.InZone(clock.Zone).Date, now.InZone(clock.Zone).Year) : null;
        return new("paused", left > Duration.Zero ? $"{DueTime.Text(left)} left" : "paused",
            (left > Duration.Zero ? $"paused, {DueTime.Length(left)} left" : "paused") + (followUp is null ? "" : $", follow-up {followUp}"));
    }
}
