using NodaTime;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Sums the segments of a clock by what they were spent on. Every border is cut to the minute, so that the minutes shown add up exactly.</summary>
public static class ClockParts
{
    public static IReadOnlyList<ClockBar.Part> Of(IReadOnlyList<ClockSegment> segments, Instant? respondedAt)
    {
        var parts = new List<ClockBar.Part>();
        foreach (var segment in segments.SelectMany(s => Split(s, respondedAt)))
        {
            var part = segment.Segment.Kind switch
            {
                SegmentKind.Paused => new ClockBar.Part($"Paused, {Lower(PauseReasons.NameOf(segment.Segment.Cause ?? ""))}", Length(segment.Segment), ClockBar.PartKind.Paused),
                SegmentKind.OutOfHours => new ClockBar.Part("Closed hours", Length(segment.Segment), ClockBar.PartKind.Closed),
                _ when segment.IsBefore => new ClockBar.Part("Until the first touch", Length(segment.Segment), ClockBar.PartKind.Waiting),
                _ => new ClockBar.Part("In work", Length(segment.Segment), ClockBar.PartKind.Work),
            };
            var known = parts.FindIndex(p => p.Name == part.Name);
            if (known < 0) parts.Add(part);
            else parts[known] = part with { Length = parts[known].Length + part.Length };
        }
        return [.. parts.OrderBy(p => p.Kind)];
    }

    private static IEnumerable<(ClockSegment Segment, bool IsBefore)> Split(ClockSegment segment, Instant? respondedAt)
    {
        if (respondedAt is not { } first || first >= segment.To) yield return (segment, true);
        else if (first <= segment.From) yield return (segment, false);
        else
        {
            yield return (segment with { To = first }, true);
            yield return (segment with { From = first }, false);
        }
    }

    private static Duration Length(ClockSegment segment) => Duration.FromMinutes(Minute(segment.To) - Minute(segment.From));

    private static long Minute(Instant at) => (long)Math.Floor(at.ToUnixTimeSeconds() / 60m);

    private static string Lower(string name) => name.Length == 0 ? "" : char.ToLowerInvariant(name[0]) + name[1..];
}
