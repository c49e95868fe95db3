using NodaTime;
using NodaTime.Text;

namespace WorkQueuePortal.Kernel;

/// <summary>One stretch of open time on a weekday or a date, in wall-clock minutes from that day's midnight. A slot that
/// crosses midnight belongs to the day it starts on: "22:00-06:00" runs from minute 1320 to minute 1800.</summary>
public readonly record struct Slot : IComparable<Slot>
{
    private const int Day = NodaConstants.MinutesPerDay;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern Padded = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private Slot(int start, int end) => (StartMinute, EndMinute) = (start, end);

    public int StartMinute { get; }

    /// <summary>Beyond 1440 when the slot ends on the next day; at most 24 hours after the start.</summary>
    public int EndMinute { get; }

    public bool CrossesMidnight => EndMinute > Day;

    public static Slot AllDay { get; } = new(0, Day);

    /// <summary>Reads "08:00-17:00". 24:00 is allowed as an end; an end before the start lies on the next day.</summary>
    public static Outcome<Slot> Parse(string text)
    {
        if (text?.Split('-') is not [var from, var to] || Minute(from) is not { } start || (to.Trim() == "24:00" ? Day : Minute(to)) is not { } end)
            return Refusal.Shape($"\"{text}\" is not a slot. Write one as 08:00-17:00.");
        if (start == end) return Refusal.Shape($"The slot {text} has no length. Write 00:00-24:00 for a whole day.");
        return new Slot(start, end > start ? end : end + Day);
    }

    public int CompareTo(Slot other) => StartMinute.CompareTo(other.StartMinute);

    public static bool operator <(Slot a, Slot b) => a.CompareTo(b) < 0;
    public static bool operator >(Slot a, Slot b) => a.CompareTo(b) > 0;
    public static bool operator <=(Slot a, Slot b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Slot a, Slot b) => a.CompareTo(b) >= 0;

    public override string ToString() => $"{Text(StartMinute)}-{(EndMinute == Day ? "24:00" : Text(EndMinute))}";

    private static int? Minute(string text) =>
        Clock.Parse(text.Trim()) is { Success: true, Value: var time } ? time.Hour * 60 + time.Minute : null;

    private static string Text(int minute) => Padded.Format(LocalTime.FromMinutesSinceMidnight(minute % Day));
}
