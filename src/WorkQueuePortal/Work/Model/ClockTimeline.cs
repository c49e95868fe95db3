using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

public enum SegmentKind { Running, Paused, OutOfHours }

/// <summary>One stretch of a clock's life, in [From, To). A paused one names its cause.</summary>
public sealed record ClockSegment(Instant From, Instant To, SegmentKind Kind, string? Cause = null)
{
    public Duration Length => To - From;
}

/// <summary>A clock's whole life in segments that follow one another without gap or overlap, for drawing it and for
/// explaining it. The running ones add up to the elapsed time, all of them to wall time. A pause stays a pause at night.</summary>
public static class ClockTimeline
{
    public static IReadOnlyList<ClockSegment> Of(SlaClock clock, Instant now, BusinessCalendar calendar)
    {
        var segments = new List<ClockSegment>();
        var end = clock.StoppedAt is { } stopped && stopped < now ? stopped : now;
        var at = clock.StartAt;
        foreach (var pause in clock.Pauses.OrderBy(pause => pause.From).TakeWhile(pause => pause.From < end))
        {
            Run(pause.From);
            Append(pause.To is { } to && to < end ? to : end, SegmentKind.Paused, pause.Cause);
        }
        Run(end);
        return segments;

        void Run(Instant until)
        {
            foreach (var open in calendar.OpenIntervals(at, until))
            {
                Append(open.Start, SegmentKind.OutOfHours);
                Append(open.End, SegmentKind.Running);
            }
            Append(until, SegmentKind.OutOfHours);
        }

        void Append(Instant until, SegmentKind kind, string? cause = null)
        {
            if (until <= at) return;
            // Open time that continues over a new year arrives in two pieces and is drawn as one.
            if (segments is [.., var last] && last.Kind == kind && last.Cause == cause && kind == SegmentKind.Running) segments[^1] = last with { To = until };
            else segments.Add(new ClockSegment(at, until, kind, cause));
            at = until;
        }
    }
}
