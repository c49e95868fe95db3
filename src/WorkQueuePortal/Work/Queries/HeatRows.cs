using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What one queue owes in the next hours.</summary>
/// <param name="ByHour">Open items due by each hour that have not been due by the hour before.</param>
/// <param name="AtRiskCount">Of those, how many have used nine tenths of their time.</param>
public sealed record HeatRow(string Code, string Name, IReadOnlyList<int> ByHour, int AtRiskCount)
{
    public int Count => ByHour.Sum();
}

public sealed class HeatRows(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    public const int Hours = 8;

    /// <param name="first">The end of the first column; the others end one hour later each.</param>
    public async Task<IReadOnlyList<HeatRow>> Run(Instant first, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var now = clock.GetCurrentInstant();
        var (h1, h2, h3, h4, h5, h6, h7) = (first + Duration.FromHours(1), first + Duration.FromHours(2), first + Duration.FromHours(3), first + Duration.FromHours(4), first + Duration.FromHours(5), first + Duration.FromHours(6), first + Duration.FromHours(7));
        // Counted up to each hour with constant cut-offs, because the stores do not truncate an instant to an hour in one way.
        var sums = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.ResolveDueAt > now && i.ResolveDueAt <= h7).GroupBy(i => i.QueueId).Select(g => new
        {
            g.Key, AtRisk = g.Count(i => i.AtRiskAt <= now), C0 = g.Count(i => i.ResolveDueAt <= first), C1 = g.Count(i => i.ResolveDueAt <= h1), C2 = g.Count(i => i.ResolveDueAt <= h2),
            C3 = g.Count(i => i.ResolveDueAt <= h3), C4 = g.Count(i => i.ResolveDueAt <= h4), C5 = g.Count(i => i.ResolveDueAt <= h5), C6 = g.Count(i => i.ResolveDueAt <= h6), C7 = g.Count(),
        }).ToListAsync(ct);
        var queues = await db.Set<WorkQueue>().ToDictionaryAsync(q => q.Id, ct);
        return
        [
            .. sums.Select(s => new HeatRow(queues[s.Key].Code, queues[s.Key].Name, [s.C0, s.C1 - s.C0, s.C2 - s.C1, s.C3 - s.C2, s.C4 - s.C3, s.C5 - s.C4, s.C6 - s.C5, s.C7 - s.C6], s.AtRisk))
                .OrderByDescending(r => r.AtRiskCount).ThenByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal),
        ];
    }
}
