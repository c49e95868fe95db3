using NodaTime;

namespace WorkQueuePortal.Integration;

/// <summary>How the pumps and polls go about their work.</summary>
/// <param name="Lease">How long a claimed row belongs to its pump. Longer than the clocks of two nodes can differ; a pump that died gives its rows back after it.</param>
/// <param name="Timeout">How long one call may take.</param>
/// <param name="Batch">How many rows one claim takes.</param>
public sealed record PumpPace(Duration Lease, TimeSpan Timeout, int Batch)
{
    public static PumpPace Default { get; } = Of(Duration.FromMinutes(2));

    /// <summary>A call must end well within the lease, or its row could be in two hands.</summary>
    public static PumpPace Of(Duration lease) => new(lease, TimeSpan.FromSeconds(Math.Min(10, lease.TotalSeconds / 2)), 20);
}

/// <summary>What one run of a pump came to.</summary>
public readonly record struct PumpCounts(int Done, int Retried, int Dead)
{
    public static PumpCounts operator +(PumpCounts a, PumpCounts b) => new(a.Done + b.Done, a.Retried + b.Retried, a.Dead + b.Dead);

    public override string ToString() => $"{Done} done, {Retried} to try again, {Dead} dead";
}
