using WorkQueuePortal.Kernel;
using NodaTime;

namespace WorkQueuePortal.Store;

/// <summary>One <see cref="Kernel.Fact"/> as it is kept: who, when, what, in a sentence. Only ever added.</summary>
public sealed class FactRow : ITrail
{
    public Guid Id { get; init; }
    public Instant At { get; init; }
    public Guid ActorId { get; init; }
    public string ActorName { get; init; } = "";
    public string Kind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public Guid? ItemId { get; init; }
    public bool IsTouch { get; init; }
    public string Sentence { get; init; } = "";
    public string Values { get; init; } = "{}";
}

public enum OutboxState
{
    Pending,
    Sent,
    /// <summary>The other side said no for a business reason, or the attempts are spent. Somebody has been asked to look.</summary>
    Dead,
    Discarded,
}

/// <summary>One <see cref="Kernel.Outgoing"/> on its way. The row is the truth; whoever delivers it only reports here.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; }
    public string Type { get; init; } = "";
    public string Key { get; init; } = "";
    public Guid SubjectId { get; init; }
    public string Body { get; init; } = "";
    public Instant CreatedAt { get; init; }
    /// <summary>The place in the line of its subject.</summary>
    public long Ordinal { get; init; }
    public OutboxState State { get; set; }
    public int AttemptCount { get; set; }
    public Instant NextAttemptAt { get; set; }
    /// <summary>A pump that died holding the row loses it at this instant.</summary>
    public Instant? LeaseUntil { get; set; }
    public Instant? SentAt { get; set; }
    public string? Answer { get; set; }
    public string? LastError { get; set; }
}

/// <summary>The next number of a series that people read aloud, as work items and requests have.</summary>
public sealed class SeriesRow
{
    public string Name { get; init; } = "";
    public long Next { get; set; }
}

/// <summary>A document as it arrived, kept once for each content.</summary>
public sealed class DocumentRow
{
    public Guid Id { get; init; }
    public string Sha256 { get; init; } = "";
    public string Name { get; init; } = "";
    public string ContentType { get; init; } = "";
    public byte[] Content { get; init; } = [];
    public Instant ArrivedAt { get; init; }
}

/// <summary>What somebody has typed and not yet sent. Kept for each person and place until it is sent or discarded.</summary>
public sealed class DraftRow
{
    public Guid PersonId { get; init; }
    public string Place { get; init; } = "";
    public string Body { get; set; } = "";
    public Instant SavedAt { get; set; }
}
