using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Commands;

/// <summary>What the clock of one row came to. Without an end only the due is known.</summary>
/// <param name="Due">Null while an open pause of a row without an end keeps it unknown.</param>
internal sealed record SlaResult(Duration? Business, Instant? Due, bool? Breached);

/// <summary>One row as it was read. <see cref="Evaluate"/> plays it on a real clock, so that a row and a work item can never
/// disagree: pauses before the start or after the end count for nothing, and one that reaches beyond the end lasts to it.</summary>
internal sealed record SlaRow(string Id, string Start, string End, string TargetMinutes, string Pauses)
{
    private const int MostWeeks = 52 * 100;

    public Outcome<SlaResult> Evaluate(BusinessCalendar calendar)
    {
        if (RowInstant.Parse(Start, calendar.Zone) is not { } start) return NotAnInstant("start", Start);
        var end = End.Length == 0 ? null : RowInstant.Parse(End, calendar.Zone);
        if (end is null && End.Length > 0) return NotAnInstant("end", End);
        if (end < start) return Refusal.Shape($"The end {End} lies before the start {Start}. Exchange them or correct one.");
        if (Minutes() is not { } minutes) return Refusal.Shape($"target_minutes is \"{TargetMinutes}\". Give a whole number of minutes from 1 on.");
        if (Duration.FromMinutes(minutes) > calendar.Hours.WeekLength * MostWeeks)
            return Refusal.Shape("target_minutes is more than a hundred years of this calendar. Give a smaller one.");
        var read = PastPauses(calendar.Zone);
        if (read.Value is not { } pauses) return read.Refusal!;

        var now = end ?? pauses.Aggregate(start, (latest, pause) => Instant.Max(latest, pause.To ?? pause.From));
        var clock = SlaClock.StartRetroactively(Guid.Empty, new ClockTarget(ClockKind.Resolve, "", minutes), start, pauses, now, calendar);
        if (end is null) return new SlaResult(null, clock.DueAt, null);
        clock.Stop(now, calendar);
        return new SlaResult(clock.Elapsed(now, calendar), clock.DueAt, clock.IsBreached(now));
    }

    /// <summary>Spreadsheets and data frames write whole numbers as 480.0.</summary>
    private int? Minutes() =>
        decimal.TryParse(TargetMinutes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes)
        && minutes is >= 1 and <= int.MaxValue && minutes == decimal.Truncate(minutes) ? (int)minutes : null;

    private Outcome<List<PastPause>> PastPauses(DateTimeZone zone)
    {
        var pauses = new List<PastPause>();
        foreach (var text in Pauses.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Split('/', StringSplitOptions.TrimEntries) is not [var opening, var closing])
                return Refusal.Shape($"\"{text}\" is not a pause. Write from/to, or from/ for one that lasts to the end.");
            if (RowInstant.Parse(opening, zone) is not { } from) return NotAnInstant("beginning of a pause", opening);
            var to = closing.Length == 0 ? null : RowInstant.Parse(closing, zone);
            if (to is null && closing.Length > 0) return NotAnInstant("end of a pause", closing);
            if (to < from) return Refusal.Shape($"The pause {text} ends before it begins. Exchange the two instants or correct one.");
            pauses.Add(new PastPause("", from, to));
        }
        return pauses;
    }

    private static Refusal NotAnInstant(string what, string text) => Refusal.Shape(text.Length == 0
        ? $"The {what} is empty. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar."
        : $"The {what} \"{text}\" is not an instant between 1900 and 2199. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.");
}
