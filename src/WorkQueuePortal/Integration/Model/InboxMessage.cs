using NodaTime;

namespace WorkQueuePortal.Integration.Model;

public enum InboxState
{
    Pending,
    Done,
    /// <summary>The attempts are spent, or it can never be understood. It waits for a person; those behind it have gone on.</summary>
    Dead,
    Discarded,
}

/// <summary>A message from outside, stored once for each source and id before anything is done about it.</summary>
public sealed class InboxMessage
{
    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string MessageId { get; init; } = "";
    /// <summary>A contract, as <c>erp.invoice.v1</c>; it names the handler.</summary>
    public string Type { get; init; } = "";
    /// <summary>The business key, as an invoice number, for people who look for it.</summary>
    public string Subject { get; init; } = "";
    public string Body { get; init; } = "";
    public Guid? DocumentId { get; init; }
    public Instant ReceivedAt { get; init; }
    /// <summary>The place in the line of its subject.</summary>
    public long Ordinal { get; init; }
    /// <summary>The change number at a source that counts its changes: it tells newer from older whatever the order of arrival.</summary>
    public long? SourceSequence { get; init; }
    public InboxState State { get; set; }
    public int AttemptCount { get; set; }
    public Instant NextAttemptAt { get; set; }
    public Instant? LeaseUntil { get; set; }
    public Instant? DoneAt { get; set; }
    public string? LastError { get; set; }
}
