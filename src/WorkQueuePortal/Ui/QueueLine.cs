using NodaTime;

namespace WorkQueuePortal.Ui;

/// <summary>One row as it is shown: words and figures, no entity. Two equal lines look alike, so a row renders only on a difference.</summary>
/// <param name="Position">From 1, over all pages of the list.</param>
/// <param name="What">What is wrong, in words: "Price over".</param>
/// <param name="Party">The supplier, or whom else it is about.</param>
public sealed record QueueLine(Guid Id, int Position, string What, string Party)
{
    public Instant? DueAt { get; init; }
    /// <summary>By then an answer is owed, and the rest later: the row stands where the rest places it.</summary>
    public bool IsAnswer { get; init; }
    public Instant? StartAt { get; init; }
    public ClockState Clock { get; init; }
    /// <summary>Working time left while paused.</summary>
    public Duration? Left { get; init; }
    public Instant? FollowUpAt { get; init; }
    /// <summary>Of the target, 0 to 1.</summary>
    public double Share { get; init; }
    /// <summary>1 to 4; 1 is the lane that goes first.</summary>
    public int Priority { get; init; } = 3;
    public string Document { get; init; } = "";
    public string Site { get; init; } = "";
    public string Amount { get; init; } = "";
    /// <summary>Money, a score, or the missing fact.</summary>
    public string Difference { get; init; } = "";
    /// <summary>At most 24 characters; the sentence is in the pane.</summary>
    public string Why { get; init; } = "";
    public int? Touches { get; init; }
    public int? Handoffs { get; init; }
    public string? ViewerName { get; init; }
    public string? OwnerName { get; init; }
    /// <summary>What became of it, "taken by Priya Nair 3 s ago": the row then is a tombstone that keeps its place.</summary>
    public string? Gone { get; init; }

    /// <summary>How the row is named when it is spoken of.</summary>
    public string Name => Document.Length > 0 ? Document : $"{What}, {Party}";
}

/// <summary>Rows that share what their time means, under one head.</summary>
/// <param name="Note">Items and minutes of work: "6 items · 1 h 10 m".</param>
/// <param name="IsFirstLane">The P1 lane, whose head is inverse.</param>
public sealed record QueueGroup(string Key, string Title, string Note, IReadOnlyList<QueueLine> Lines, bool IsFirstLane = false);

/// <summary>The heads of the columns whose meaning depends on the kind of work.</summary>
public sealed record QueueHeads(string What = "What is wrong", string Document = "Document", string Party = "Supplier", string Difference = "Difference")
{
    public static QueueHeads Default { get; } = new();
}
