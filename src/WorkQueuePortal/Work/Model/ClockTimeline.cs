using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a clock did for some time. Only what runs, or would have run before it was attached, uses up its target.</summary>
public enum ClockDid { Running, Paused, OutOfHours, Retroactive }

/// <summary>A field that a condition asked for, and what the item had in it.</summary>
public readonly record struct SlaInput(SlaField Field, string Value);

/// <summary>A stretch of a clock's time in [From, To), and what led to it.</summary>
/// <param name="Cause">The reason of a pause.</param>
/// <param name="Rule">The part of the promise that decided.</param>
/// <param name="Inputs">What that part read of the item when it decided.</param>
public sealed record ClockSegment(Instant From, Instant To, ClockDid Did, string? Cause, SlaPart Rule, IReadOnlyList<SlaInput> Inputs)
{
    public Duration Length => To - From;

    /// <summary>Uses up the target.</summary>
    public bool Counts => Did is ClockDid.Running or ClockDid.Retroactive;
}

/// <summary>The whole life of a clock: its segments follow one another without gap or overlap from its start to its end, or to now.</summary>
public sealed record ClockLife(SlaClock Clock, SlaDefinition Promise, IReadOnlyList<ClockSegment> Segments);

/// <summary>Explains clocks from the promise in the version they were attached with, the pauses they keep, and what happened to the item.</summary>
public static class ClockTimeline
{
    /// <param name="clocks">All of the item, with their pauses.</param>
    /// <param name="moments">Of the item, oldest first.</param>
    public static IReadOnlyList<ClockLife> Of(SlaSubject subject, SlaBook book, IReadOnlyList<SlaClock> clocks, IReadOnlyList<ItemMoment> moments, Instant now) =>
        [.. clocks.OrderBy(c => c.StartAt).ThenBy(c => c.Promise, StringComparer.Ordinal).ThenBy(c => c.StoppedAt ?? Instant.MaxValue)
            .Select(c => new ClockLife(c, book.Of(c), new Teller(subject, book, clocks, moments, c, now).Tell()))];

    private sealed class Teller(SlaSubject subject, SlaBook book, IReadOnlyList<SlaClock> clocks, IReadOnlyList<ItemMoment> moments, SlaClock clock, Instant now)
    {
        private readonly SlaDefinition _sla = book.Of(clock);
        private readonly BusinessCalendar _calendar = book.Calendar(clock.Calendar);
        private readonly List<ClockSegment> _told = [];

        public List<ClockSegment> Tell()
        {
            var (end, attached) = (Instant.Max(clock.StoppedAt ?? now, clock.StartAt), AttachedAt());
            var start = Because(SlaPart.Start, _sla.Start, attached);
            var (from, why) = (clock.StartAt, start);
            foreach (var pause in clock.Pauses.OrderBy(p => p.From))
            {
                Run(from, pause.From, why);
                var to = Instant.Min(pause.To ?? end, end);
                Spend(pause.From, to, ClockDid.Paused, pause.Cause, pause.Cause == PauseReasons.Closed ? Because(SlaPart.Reopening, _sla.Stop, pause.From) : Because(SlaPart.Pause, _sla.Pause, pause.From));
                (from, why) = (to, pause.Cause == PauseReasons.Closed ? Because(SlaPart.Reopening, _sla.Start, to) : Because(SlaPart.Resume, _sla.Resume ?? _sla.Pause, to));
            }
            Run(from, end, why);
            return _told;

            void Run(Instant begin, Instant until, (SlaPart, IReadOnlyList<SlaInput>) because)
            {
                if (begin < attached) Spend(begin, Instant.Min(until, attached), ClockDid.Retroactive, null, (SlaPart.StartsAt, start.Inputs));
                Spend(Instant.Max(begin, attached), until, ClockDid.Running, null, begin < attached ? start : because);
            }
        }

        private void Spend(Instant from, Instant to, ClockDid did, string? cause, (SlaPart Rule, IReadOnlyList<SlaInput> Inputs) why)
        {
            var at = from;
            foreach (var open in _calendar.OpenIntervals(from, to))
            {
                Shut(at, open.Start);
                // A year's end cuts what is open in two.
                if (_told is [.., var last] && last.To == open.Start && last.Did == did && ReferenceEquals(last.Inputs, why.Inputs)) _told[^1] = last with { To = open.End };
                else _told.Add(new ClockSegment(open.Start, open.End, did, cause, why.Rule, why.Inputs));
                at = open.End;
            }
            Shut(at, to);
        }

        private void Shut(Instant from, Instant to)
        {
            if (from >= to) return;
            if (_told is [.., { Did: ClockDid.OutOfHours } last] && last.To == from) _told[^1] = last with { To = to };
            else _told.Add(new ClockSegment(from, to, ClockDid.OutOfHours, null, SlaPart.Calendar, []));
        }

        /// <summary>When the promise came to hold for the item. A clock that counts from earlier was not there before.</summary>
        private Instant AttachedAt()
        {
            var before = clocks.Where(c => c != clock && c.Promise == clock.Promise && c.StoppedAt is { } stopped && !(clock.StoppedAt < stopped)).Max(c => c.StoppedAt);
            var since = before is { } ended && ended > clock.StartAt ? ended : clock.StartAt;
            return moments.FirstOrDefault(m => m.At >= since && _sla.Attaches(book.Facts(subject, m)))?.At ?? clock.StartAt;
        }

        private (SlaPart Rule, IReadOnlyList<SlaInput> Inputs) Because(SlaPart rule, SlaCondition? condition, Instant at)
        {
            if (condition is null || moments.Count == 0) return (rule, []);
            var facts = book.Facts(subject, moments.LastOrDefault(m => m.At <= at) ?? moments[0]);
            return (rule, [.. condition.Tests.Keys.Order().Select(field => new SlaInput(field, facts.Of(field)))]);
        }
    }
}
