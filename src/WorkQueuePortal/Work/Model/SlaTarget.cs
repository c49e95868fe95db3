using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>When a clock that starts now is due.</summary>
/// <param name="Minutes">Open minutes of the calendar; those up to the agreed due, where there is one.</param>
/// <param name="AgreedDue">A date that was agreed with somebody, which no pause moves.</param>
public sealed record SlaDue(int Minutes, Instant? AgreedDue = null);

/// <summary>What a definition promises. The unit is part of the promise: two business days, 48 business hours and two calendar days are three different dues.</summary>
public abstract record SlaTarget
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private SlaTarget(string text) => Text = text;

    /// <summary>As it is written down.</summary>
    public string Text { get; }

    /// <summary>A date that was agreed: pauses do not move it.</summary>
    public bool IsAgreed => this is HardDeadline or NextDayBy;

    /// <param name="of">The queue's own minutes, or the shorter ones of the process.</param>
    public abstract SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline);

    /// <summary>The minutes of the queue that the item is in, or fewer where its process asks for it.</summary>
    public sealed record OfQueue() : SlaTarget("queue")
    {
        public override SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline) => new(of);
    }

    public sealed record Business(BusinessTime Time, string Written) : SlaTarget(Written)
    {
        public override SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline) => new(Time.MinutesOn(calendar));
    }

    /// <summary>The same time of day so many days on; counted around the clock, so that a pause moves it by its own length.</summary>
    public sealed record CalendarDays(int Count) : SlaTarget($"{Count} cd")
    {
        public override SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline)
        {
            var due = start.InZone(calendar.Zone).LocalDateTime.PlusDays(Count).InZoneLeniently(calendar.Zone).ToInstant();
            return new((int)(due - start).TotalMinutes);
        }
    }

    public sealed record HardDeadline() : SlaTarget("hard deadline")
    {
        public override SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline) => Agreed(calendar, start, RelativeDue.Of(hardDeadline, start, calendar));
    }

    /// <param name="By">Null for the end of that day.</param>
    public sealed record NextDayBy(LocalTime? By) : SlaTarget(By is { } time ? $"next business day by {Clock.Format(time)}" : "end of next business day")
    {
        public override SlaDue On(BusinessCalendar calendar, Instant start, int of, Instant? hardDeadline) => Agreed(calendar, start, RelativeDue.NextBusinessDay(By, start, calendar));
    }

    public static Outcome<SlaTarget> Parse(string? text)
    {
        var words = text?.Trim() ?? "";
        if (words == "queue") return new OfQueue();
        if (words == "hard deadline") return new HardDeadline();
        if (words == "end of next business day") return new NextDayBy(null);
        if (words.StartsWith("next business day by ", StringComparison.Ordinal) && Clock.Parse(words[^5..]) is { Success: true, Value: var by }) return new NextDayBy(by);
        if (words.Split(' ') is [var number, "cd"] && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3660) return new CalendarDays(days);
        return BusinessTime.Parse(words) is { IsDone: true, Value: var time } && time.Count <= 100_000
            ? new Business(time, words)
            : Refusal.Shape($"\"{words}\" is not a target. Write queue, 15 min, 4 bh (business hours), 2 bd (business days), 3 cd (calendar days), hard deadline, end of next business day, or next business day by 16:00.");
    }

    private static SlaDue Agreed(BusinessCalendar calendar, Instant start, Instant due) => new((int)calendar.Between(start, due).TotalMinutes, due);
}
