using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>How deep the queues were in the day before the first start, counted from when each item came, was done and was late: what the quarter-hourly
/// job would have written had the portal been running.</summary>
internal static class DemoDepths
{
    private const int Quarter = 900, QuartersOfADay = 96;

    public static async Task Load(PortalDbs dbs, Instant now, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var last = now.ToUnixTimeSeconds() / Quarter * Quarter;
        var since = Instant.FromUnixTimeSeconds(last - QuartersOfADay * Quarter);
        var items = await db.Set<WorkItem>().Where(i => i.ClosedAt == null || i.ClosedAt > since).Select(i => new { i.QueueId, i.CreatedAt, i.ClosedAt, i.BreachedAt, i.ValueOrder }).ToListAsync(ct);
        for (var back = QuartersOfADay; back > 0; back--)
        {
            var at = Instant.FromUnixTimeSeconds(last - back * Quarter);
            foreach (var queue in items.Where(i => i.CreatedAt <= at && (i.ClosedAt is not { } closed || closed > at)).GroupBy(i => i.QueueId))
                db.Add(new QueueSnapshot
                {
                    Id = NewId.Next(), QueueId = queue.Key, At = at, OpenCount = queue.Count(), BreachedCount = queue.Count(i => i.BreachedAt <= at), ValueCents = -queue.Sum(i => i.ValueOrder),
                });
        }
        await db.SaveChangesAsync(ct);
    }
}
