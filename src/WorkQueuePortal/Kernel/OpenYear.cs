using NodaTime;
using NodaTime.TimeZones;

namespace WorkQueuePortal.Kernel;

/// <summary>The open intervals of one local year, resolved to instants, with the open time before each: every question is
/// one binary search. A slot that crosses the new year is cut there, so that each year stands alone.</summary>
internal sealed class OpenYear
{
    // A slot edge the wall clock skips is the moment of the jump, and one it shows twice is the first. Shifting skipped
    // edges instead, as NodaTime's lenient resolver does, could make neighbouring slots overlap.
    private static readonly ZoneLocalMappingResolver Edge =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly Instant[] _starts, _ends;
    private readonly Duration[] _before;

    private OpenYear(List<Instant> starts, List<Instant> ends)
    {
        (_starts, _ends, _before) = ([.. starts], [.. ends], new Duration[starts.Count]);
        for (var i = 0; i < _starts.Length; i++)
        {
            _before[i] = Total;
            Total += _ends[i] - _starts[i];
        }
    }

    /// <summary>The open time of the whole year.</summary>
    public Duration Total { get; }

    public static OpenYear Of(int year, DateTimeZone zone, OpeningHours hours)
    {
        List<Instant> starts = [], ends = [];
        LocalDate first = new(year, 1, 1), last = new(year, 12, 31);
        Instant opening = At(first, 0), closing = At(last, NodaConstants.MinutesPerDay);
        for (var date = first.PlusDays(-1); date <= last; date = date.PlusDays(1))
            foreach (var slot in hours.SlotsOn(date))
            {
                var start = Instant.Max(At(date, slot.StartMinute), opening);
                var end = Instant.Min(At(date, slot.EndMinute), closing);
                if (start >= end) continue;
                if (ends is [.., var previous] && previous == start)
                {
                    ends[^1] = end;
                    continue;
                }
                starts.Add(start);
                ends.Add(end);
            }
        return new OpenYear(starts, ends);

        Instant At(LocalDate date, int minute) => (date.AtMidnight() + Period.FromMinutes(minute)).InZone(zone, Edge).ToInstant();
    }

    /// <summary>The open time of this year that lies before an instant.</summary>
    public Duration Before(Instant instant)
    {
        var i = LastAtOrBefore(_starts, instant);
        return i < 0 ? Duration.Zero : _before[i] + (Instant.Min(instant, _ends[i]) - _starts[i]);
    }

    public bool IsOpen(Instant instant) => LastAtOrBefore(_starts, instant) is >= 0 and var i && instant < _ends[i];

    /// <summary>The earliest instant at which this much of the year's open time has passed; more than none, at most all of it.</summary>
    public Instant Earliest(Duration open)
    {
        var i = LastAtOrBefore(_before, open);
        if (i > 0 && _before[i] == open) i--;
        return _starts[i] + (open - _before[i]);
    }

    /// <summary>The latest instant at which no more than this much has passed; less than all of it.</summary>
    public Instant Latest(Duration open)
    {
        var i = LastAtOrBefore(_before, open);
        return _starts[i] + (open - _before[i]);
    }

    /// <summary>The first open instant at or after this one, if the year still has one.</summary>
    public Instant? NextOpen(Instant instant)
    {
        if (IsOpen(instant)) return instant;
        var i = LastAtOrBefore(_starts, instant) + 1;
        return i < _starts.Length ? _starts[i] : null;
    }

    /// <summary>The open intervals that meet [from, to), cut to it.</summary>
    public IEnumerable<Interval> Within(Instant from, Instant to)
    {
        for (var i = Math.Max(LastAtOrBefore(_starts, from), 0); i < _starts.Length && _starts[i] < to; i++)
            if (_ends[i] > from) yield return new Interval(Instant.Max(from, _starts[i]), Instant.Min(to, _ends[i]));
    }

    private static int LastAtOrBefore<T>(T[] sorted, T value)
    {
        var i = Array.BinarySearch(sorted, value);
        return i >= 0 ? i : ~i - 1;
    }
}
