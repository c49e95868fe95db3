using NodaTime;

namespace WorkQueuePortal.Integration.Model;

/// <summary>How far one feed of one source has been read, and what the last run that found anything brought.</summary>
public sealed class FeedCursor
{
    public string Source { get; init; } = "";
    public string Entity { get; init; } = "";
    public string Cursor { get; set; } = "";
    /// <summary>When the source was last read to its end or as far as one run goes.</summary>
    public Instant SyncedAt { get; set; }
    public int NewCount { get; set; }
    public int ChangedCount { get; set; }
    public int UnchangedCount { get; set; }
    public int RefusedCount { get; set; }
    public string? LastError { get; set; }
}
