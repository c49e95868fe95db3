using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The open and waiting work of one queue in numbers, counted by the store: for the board and for the snapshot of every quarter of an hour.</summary>
internal sealed class DepthCounts
{
    public Guid QueueId { get; init; }
    public int Open { get; init; }
    public int Unclaimed { get; init; }
    public int Waiting { get; init; }
    public int AtRisk { get; init; }
    public int Breached { get; init; }
    public int P1 { get; init; }
    public long ValueCents { get; init; }
    public int Age0 { get; init; }
    public int Age1 { get; init; }
    public int Age2 { get; init; }
    public int Age3 { get; init; }
    public int Age4 { get; init; }
    public int Age5 { get; init; }

    /// <summary>One row for each queue that has any.</summary>
    public static Task<List<DepthCounts>> Of(PortalDb db, Instant now, CancellationToken ct) =>
        db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed).GroupBy(i => i.QueueId).Select(g => new DepthCounts
        {
            QueueId = g.Key, Open = g.Count(i => i.Standing == Standing.Open), Unclaimed = g.Count(i => i.Standing == Standing.Open && i.OwnerId == null), Waiting = g.Count(i => i.Standing == Standing.Waiting),
            AtRisk = g.Count(i => i.Standing == Standing.Open && i.AtRiskAt <= now && i.ResolveDueAt > now), Breached = g.Count(i => i.Standing == Standing.Open && i.ResolveDueAt <= now),
            P1 = g.Count(i => i.Lane == 0 || i.Lane == -2), ValueCents = g.Sum(i => -i.ValueOrder), Age0 = g.Count(i => i.AgeBucketIndex == 0), Age1 = g.Count(i => i.AgeBucketIndex == 1), Age2 = g.Count(i => i.AgeBucketIndex == 2),
            Age3 = g.Count(i => i.AgeBucketIndex == 3), Age4 = g.Count(i => i.AgeBucketIndex == 4), Age5 = g.Count(i => i.AgeBucketIndex == 5),
        }).ToListAsync(ct);
}
