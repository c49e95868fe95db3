using System.Collections.Concurrent;
using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>When somebody is there to do the work: opening hours in one IANA zone. Immutable and safe to share.
/// <para>All intervals are half-open. Open time is counted in elapsed instants between slot edges that follow the wall clock,
/// so a 22:00-06:00 night is seven hours when clocks go forward and nine when they go back.</para>
/// <para><c>Between(s, Add(s, d)) == d</c> and <c>Between(Subtract(e, d), e) == d</c>; <see cref="Between"/> adds up over any split.</para></summary>
public sealed class BusinessCalendar(DateTimeZone zone, OpeningHours hours)
{
    private readonly ConcurrentDictionary<int, OpenYear> _years = new();

    /// <summary>24 hours on 7 days, in UTC.</summary>
    public static BusinessCalendar Always { get; } = new(DateTimeZone.Utc, OpeningHours.RoundTheClock);

    public DateTimeZone Zone => zone;
    public OpeningHours Hours => hours;

    /// <summary>The same hours on the wall clocks of another zone.</summary>
    public BusinessCalendar In(DateTimeZone other) => other == zone ? this : new(other, hours);

    /// <summary>One business day of this calendar, see <see cref="OpeningHours.DayLength"/>.</summary>
    public Duration DayLength { get; } = hours.DayLength;

    /// <summary>Business days as open time: n times this calendar's day, never 24-hour blocks.</summary>
    public Duration Days(int count) => DayLength * count;

    /// <summary>The due: the earliest instant at which this much open time has passed since the start. Time that runs out
    /// exactly at a slot's end is due at that end, not at the next opening. Nothing to add is due at the start itself.</summary>
    public Instant Add(Instant start, Duration business)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(business, Duration.Zero);
        if (business == Duration.Zero) return start;
        var year = YearOf(start);
        var open = Year(year).Before(start) + business;
        for (; open > Year(year).Total; year++) open -= Year(year).Total;
        return Year(year).Earliest(open);
    }

    /// <summary>The latest instant from which this much open time passes until the end; the mirror of <see cref="Add"/>.</summary>
    public Instant Subtract(Instant end, Duration business)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(business, Duration.Zero);
        if (business == Duration.Zero) return end;
        var year = YearOf(end);
        var open = Year(year).Before(end) - business;
        while (open < Duration.Zero) open += Year(--year).Total;
        return Year(year).Latest(open);
    }

    /// <summary>The open time in [from, to); negative when they are the other way round.</summary>
    public Duration Between(Instant from, Instant to)
    {
        if (to < from) return -Between(to, from);
        var (first, last) = (YearOf(from), YearOf(to));
        var open = Year(last).Before(to) - Year(first).Before(from);
        for (var year = first; year < last; year++) open += Year(year).Total;
        return open;
    }

    public bool IsOpen(Instant instant) => Year(YearOf(instant)).IsOpen(instant);

    /// <summary>The instant itself when it is open, else the next opening.</summary>
    public Instant NextOpen(Instant instant)
    {
        for (var year = YearOf(instant); ; year++)
            if (Year(year).NextOpen(instant) is { } open) return open;
    }

    /// <summary>The open intervals that meet [from, to), cut to it, in order. Two may touch where a year ends.</summary>
    public IEnumerable<Interval> OpenIntervals(Instant from, Instant to)
    {
        if (to <= from) yield break;
        for (var (year, last) = (YearOf(from), YearOf(to)); year <= last; year++)
            foreach (var open in Year(year).Within(from, to)) yield return open;
    }

    private int YearOf(Instant instant) => instant.InZone(zone).Year;

    private OpenYear Year(int year) => _years.GetOrAdd(year, static (year, calendar) => OpenYear.Of(year, calendar.Zone, calendar.Hours), this);
}
