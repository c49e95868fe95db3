using NodaTime;

namespace WorkQueuePortal.Jobs.Model;

public enum JobOutcome
{
    Running,
    Ok,
    Failed,
    /// <summary>Another run of the same job was still going, here or on another node.</summary>
    Skipped,
}

/// <summary>One run of a job, with what it came to in words.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }
    public string Job { get; init; } = "";
    public Instant StartedAt { get; init; }
    public Instant? EndedAt { get; set; }
    public JobOutcome Outcome { get; set; }
    public string? Counts { get; set; }
    public string? Error { get; set; }
}

/// <summary>Who runs a job now. A node that died loses it at <see cref="LeaseUntil"/>.</summary>
public sealed class JobLease
{
    public string Job { get; init; } = "";
    public string Holder { get; set; } = "";
    public Instant LeaseUntil { get; set; }
    /// <summary>The last time of its schedule that a node ran it for, or runs it for now.</summary>
    public Instant? PeriodAt { get; set; }
    public int Version { get; set; }

    public bool HasRun(Instant? period) => period is { } asked && PeriodAt >= asked;
}
