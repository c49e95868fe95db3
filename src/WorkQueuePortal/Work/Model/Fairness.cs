using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item that somebody closed.</summary>
/// <param name="Kind">Its type and what it was about: items of one kind ask for about the same work.</param>
public sealed record Finished(Guid Person, string Kind, Instant? AssignedAt, Instant? RespondedAt, Instant ClosedAt)
{
    /// <summary>From the hour it became theirs to the hour it was done, nights included; null where it never was anybody's.</summary>
    public Duration? Handling => AssignedAt is { } from ? ClosedAt - from : null;

    /// <summary>From the hour it became theirs to the first thing done about it; null where somebody before had answered already.</summary>
    public Duration? FirstAct => AssignedAt is { } from && RespondedAt is { } answered && answered >= from ? answered - from : null;
}

/// <summary>What tells whether the work is shared fairly.</summary>
public static class Fairness
{
    /// <summary>Kinds of work that take half the usual time or less.</summary>
    public static IReadOnlySet<string> EasyKinds(IReadOnlyCollection<Finished> finished)
    {
        var usual = Median(finished.Select(f => f.Handling));
        return finished.GroupBy(f => f.Kind).Where(g => Median(g.Select(f => f.Handling)) is { } takes && takes <= usual / 2).Select(g => g.Key).ToHashSet();
    }

    /// <summary>Null of nothing; of an even count the mean of the two in the middle.</summary>
    public static Duration? Median(IEnumerable<Duration?> lengths)
    {
        var sorted = lengths.OfType<Duration>().Order().ToList();
        var half = sorted.Count / 2;
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
