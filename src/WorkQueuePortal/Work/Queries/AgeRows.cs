using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>How much work is of one age, and what it is worth.</summary>
public sealed record AgeRow(AgeBucket Bucket, int Count, decimal Value);

/// <summary>Open and waiting work by age in business days, every bucket, the youngest first.</summary>
public sealed class AgeRows(PortalDbs dbs, ICurrentActor current)
{
    public async Task<IReadOnlyList<AgeRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var sums = await db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed).GroupBy(i => i.AgeBucketIndex)
            .Select(g => new { g.Key, Count = g.Count(), Value = g.Sum(i => -i.ValueOrder) }).ToDictionaryAsync(g => g.Key, ct);
        return [.. AgeBucket.All.Select((bucket, index) => sums.TryGetValue(index, out var sum) ? new AgeRow(bucket, sum.Count, sum.Value / 100m) : new AgeRow(bucket, 0, 0m))];
    }
}
