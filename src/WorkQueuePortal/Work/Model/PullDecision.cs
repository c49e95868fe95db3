using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>One answer of Get next, or one choice of a supervisor, with everything it was decided by: who asks "why me" later, or "why nothing", reads it here.</summary>
public sealed class PullDecision : ITrail
{
    /// <summary>Answers besides the codes of refusals: claimed from a queue, begun since it was given by name, or given to somebody by a supervisor.</summary>
    public const string Claimed = "claimed", Given = "given", Moved = "moved";

    /// <summary>Of offers: made to the person, taken by them, passed on with a reason, or over without an answer.</summary>
    public const string Offered = "offered", Accepted = "accepted", Passed = "passed", Silent = "silent";

    public Guid Id { get; init; }
    public Instant At { get; set; }
    /// <summary>Who asked for it, or who chose.</summary>
    public Guid PersonId { get; init; }
    /// <summary>Null where Get next handed nothing out.</summary>
    public Guid? ItemId { get; init; }
    public string Answer { get; init; } = "";
    /// <summary>The JSON shape of <see cref="PullAccount"/>.</summary>
    public string Account { get; set; } = "";

    public bool IsHandedOut => Answer is Claimed or Given or Moved or Accepted;
}

/// <summary>What one answer of Get next was decided by.</summary>
/// <param name="Queues">The codes of the queues that were looked into, in their order.</param>
/// <param name="IsOneByOne">Whether the person goes through the queues one after the other; else all were one list.</param>
/// <param name="Held">As how many items what the person had pulled counted then.</param>
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
    /// <summary>Queues that handed out the first two priorities alone.</summary>
    public IReadOnlyList<string> Surging { get; init; } = [];
    /// <summary>A skill that the item needed at first and, having waited, needs no more: "Contracts 2".</summary>
    public string? Relaxed { get; init; }
    public PullPlace? Place { get; init; }
    /// <summary>The promise and the calendar by which its time was counted, in their versions.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];
    /// <summary>What was passed over, counted by reason; only where nothing was found.</summary>
    public WhyNothing? Passed { get; init; }
    /// <summary>What the person was told instead of an item.</summary>
    public string? Said { get; init; }
    /// <summary>Of the item, where its queue does not count it as one.</summary>
    public int Size { get; init; } = ItemSizes.Usual;
    /// <summary>Why it came before others of its band and priority; null where its place alone decided.</summary>
    public PullKin? Kin { get; init; }
    /// <summary>Among whom a supervisor chose; null for an answer of Get next.</summary>
    public MoveChoice? Move { get; init; }
    /// <summary>How often the same was answered, the first time then; a refusal is kept once.</summary>
    public int Times { get; init; } = 1;
    public Instant? Since { get; init; }

    /// <summary>The same, found in one of the looks.</summary>
    public PullAccount In(IReadOnlyList<Reach> reaches, int step) => this with { Step = step + 1, Steps = reaches.Count, IsUrgent = reaches[step].UrgentBy is not null };
}

/// <summary>What gave an item its place in the order, as it was when it was handed out.</summary>
public sealed record PullPlace(int Lane, bool IsPinned, Instant EffectiveDueAt, Instant? ResolveDueAt, Instant? HardDeadlineAt, int BaseScore, int Score, int Priority, decimal ValueAtRisk, Instant CreatedAt)
{
    /// <summary>From 1 on, in a queue with buckets; 0 in any other.</summary>
    public int Bucket { get; init; }

    public static PullPlace Of(WorkItem item) => new(
        item.Lane, item.PinnedAt is not null, item.EffectiveDueAt, item.ResolveDueAt, item.HardDeadlineAt, item.BaseScore, item.Score, item.Priority, item.ValueAtRisk, item.CreatedAt) { Bucket = item.Bucket > 1 || item.BucketOrder != BucketOrder.Due ? item.Bucket : 0 };
}

/// <summary>What a supervisor's change of hands was decided by.</summary>
/// <param name="Rule"><see cref="ByName"/> or <see cref="Spread"/>.</param>
/// <param name="Considered">In the order in which they were looked at.</param>
/// <param name="Chosen">Null where nobody may have it.</param>
public sealed record MoveChoice(string Rule, IReadOnlyList<Considered> Considered, string? Chosen)
{
    /// <summary>The supervisor named one person; or named several, of whom each item goes to whoever may have it and holds least.</summary>
    public const string ByName = "by-name", Spread = "spread";
}

/// <summary>Somebody who was looked at for an item.</summary>
/// <param name="Held">As how many items what they had in hand counted then.</param>
/// <param name="Code">Why not them; null where they may have it.</param>
public sealed record Considered(string Person, int Held, string? Code = null, string? Because = null)
{
    public static Considered Of(string person, int held, Refusal? no) => new(person, held, no?.Code, no?.Sentence);
}
