using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>A due that follows a date on the item instead of an amount of time. Pauses do not move it: the date was agreed
/// with somebody.</summary>
public static class RelativeDue
{
    /// <summary>The date itself, or the next opening when it lies outside hours. Without a date, or with one that has passed,
    /// the promise is due at once: one second after the start, so that it is never due before it began.</summary>
    public static Instant Of(Instant? date, Instant start, BusinessCalendar calendar) =>
        date is { } agreed && agreed > start ? calendar.NextOpen(agreed) : start + Duration.FromSeconds(1);

    /// <summary>On the first later day that opens at all: at this time of day, or, without one, when that day's hours end. A slot that crosses midnight belongs to the day it starts on.</summary>
    public static Instant NextBusinessDay(LocalTime? by, Instant start, BusinessCalendar calendar)
    {
        var day = start.InZone(calendar.Zone).Date.PlusDays(1);
        while (calendar.Hours.SlotsOn(day).Count == 0) day = day.PlusDays(1);
        var at = by is { } time ? day.At(time) : day.AtMidnight().PlusMinutes(calendar.Hours.SlotsOn(day).Max(slot => slot.EndMinute));
        return at.InZoneLeniently(calendar.Zone).ToInstant();
    }
}
