using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>One answer of Get next, with everything it was decided by: who asks "why me" later, or "why nothing", reads it here.</summary>
public sealed class PullDecision
{
    /// <summary>Answers besides the codes of refusals: claimed from a queue, or begun since it was given by name.</summary>
    public const string Claimed = "claimed", Given = "given";

    public Guid Id { get; init; }
    public Instant At { get; init; }
    public Guid PersonId { get; init; }
    /// <summary>Null where nothing was handed out.</summary>
    public Guid? ItemId { get; init; }
    public string Answer { get; init; } = "";
    /// <summary>The JSON shape of <see cref="PullAccount"/>.</summary>
    public string Account { get; init; } = "";
}

/// <summary>What one answer of Get next was decided by.</summary>
/// <param name="Queues">The codes of the queues that were looked into, in their order.</param>
/// <param name="IsOneByOne">Whether the person goes through the queues one after the other; else all were one list.</param>
/// <param name="Held">How many pulled items the person held then.</param>
/// <param name="Limit">How many they may hold.</param>
public sealed record PullAccount(IReadOnlyList<string> Queues, bool IsOneByOne, int Held, int Limit)
{
    /// <summary>The queues that were looked into when it was found, and of how many looks it was which; 0 where there was no need to look.</summary>
    public int Step { get; init; }
    public int Steps { get; init; }
    /// <summary>Found by looking at what is urgent alone.</summary>
    public bool IsUrgent { get; init; }
    /// <summary>Queues that hand out nothing at this hour.</summary>
    public IReadOnlyList<string> Shut { get; init; } = [];
    /// <summary>A skill that the item needed at first and, having waited, needs no more: "Contracts 2".</summary>
    public string? Relaxed { get; init; }
    public PullPlace? Place { get; init; }
    /// <summary>The promise and the calendar by which its time was counted, in their versions.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];
    /// <summary>What was passed over, counted by reason; only where nothing was found.</summary>
    public WhyNothing? Passed { get; init; }
    /// <summary>What the person was told instead of an item.</summary>
    public string? Said { get; init; }

    /// <summary>The same, found in one of the looks.</summary>
    public PullAccount In(IReadOnlyList<Reach> reaches, int step) => this with { Step = step + 1, Steps = reaches.Count, IsUrgent = reaches[step].UrgentBy is not null };
}

/// <summary>What gave an item its place in the order, as it was when it was handed out.</summary>
public sealed record PullPlace(int Lane, bool IsPinned, Instant EffectiveDueAt, Instant? ResolveDueAt, Instant? HardDeadlineAt, int BaseScore, int Score, int Priority, decimal ValueAtRisk, Instant CreatedAt)
{
    public static PullPlace Of(WorkItem item) => new(
        item.Lane, item.PinnedAt is not null, item.EffectiveDueAt, item.ResolveDueAt, item.HardDeadlineAt, item.BaseScore, item.Score, item.Priority, item.ValueAtRisk, item.CreatedAt);
}
