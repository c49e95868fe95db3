using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>As how many items what people have in hand counts, wherever they have it. One statement, however many people.</summary>
internal static class Loads
{
    public static async Task<IReadOnlyDictionary<Guid, int>> Of(PortalDb db, IReadOnlyCollection<Guid> people, IReadOnlyDictionary<Guid, WorkQueue> queues, CancellationToken ct)
    {
        var held = await db.Everywhere<WorkItem>().Where(i => i.OwnerId != null && people.Contains(i.OwnerId.Value) && (i.Standing == Standing.Open || i.Standing == Standing.Waiting))
            .GroupBy(i => new { Person = i.OwnerId!.Value, i.QueueId, i.Type, i.Standing }).Select(g => new { g.Key.Person, g.Key.QueueId, g.Key.Type, g.Key.Standing, Count = g.Count() }).ToListAsync(ct);
        return held.Where(h => h.Standing == Standing.Open || queues[h.QueueId].CountsPaused).GroupBy(h => h.Person).ToDictionary(g => g.Key, g => g.Sum(h => h.Count * queues[h.QueueId].SizeOf(h.Type)));
    }
}
