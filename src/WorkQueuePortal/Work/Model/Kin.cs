using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>One of the first items that somebody may have.</summary>
public sealed record KinCandidate(Guid Id, Guid QueueId, int Lane, int Priority, Instant? ResolveDueAt, Instant? AtRiskAt, Guid SubjectId, string Party)
{
    /// <summary>Late, at risk, or neither: what is in one band may change places, what is in two may not.</summary>
    public int Band(Instant now) => ResolveDueAt <= now ? 0 : AtRiskAt <= now ? 1 : 2;
}

/// <summary>An item that somebody has in hand, or has finished today.</summary>
public sealed record HeldItem(Guid SubjectId, string Party, string Document, bool IsFinished);

/// <summary>Why an item came before others of its band and priority: it belongs to one that the person has, or finished today.</summary>
/// <param name="IsSameCase">It is about the same record; else about the same supplier.</param>
/// <param name="With">The document that it belongs to.</param>
/// <param name="IsFinished">Whether that one is finished; else it is in hand.</param>
/// <param name="Before">How many it came before.</param>
public sealed record PullKin(bool IsSameCase, string Party, string With, bool IsFinished, int Before);

/// <summary>Whether one of the first items goes well with what a person has in hand. It ranks and never decides: every candidate is one that they may have, and none passes an item of a worse band or another priority.</summary>
public static class Kin
{
    /// <summary>So many of the first items are looked at.</summary>
    public const int Looked = 20;

    /// <param name="first">In the order of the queue.</param>
    /// <param name="mine">What the person has, and what they finished today.</param>
    /// <returns>Null where the first is to be given as it stands.</returns>
    public static (Guid Item, PullKin Why)? Choose(IReadOnlyList<KinCandidate> first, IReadOnlyList<HeldItem> mine, IReadOnlySet<Guid> keepTogether, Instant now)
    {
        if (first.Count == 0) return null;
        var equal = first.TakeWhile(c => (c.Lane, c.Priority, c.Band(now)) == (first[0].Lane, first[0].Priority, first[0].Band(now))).ToList();
        for (var place = 0; place < equal.Count; place++)
        {
            if (!keepTogether.Contains(equal[place].QueueId) || Of(equal[place], mine) is not { } to) continue;
            return place == 0 ? null : (equal[place].Id, new PullKin(to.SubjectId == equal[place].SubjectId, to.Party, to.Document, to.IsFinished, place));
        }
        return null;
    }

    private static HeldItem? Of(KinCandidate candidate, IReadOnlyList<HeldItem> mine) =>
        mine.FirstOrDefault(m => m.SubjectId == candidate.SubjectId) ?? mine.FirstOrDefault(m => m.Party.Length > 0 && string.Equals(m.Party, candidate.Party, StringComparison.OrdinalIgnoreCase));
}
