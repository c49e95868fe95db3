using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>As how many items what people have in hand counts, wherever they have it. One statement, however many people.</summary>
internal static class Loads
{
    /// <param name="places">As the caller knows them; what is held in a queue that came since is counted all the same.</param>
    public static async Task<IReadOnlyDictionary<Guid, int>> Of(PortalDb db, IReadOnlyCollection<Guid> people, KnownPlaces known, Places places, CancellationToken ct)
    {
        var held = await db.Everywhere<WorkItem>().Where(i => i.OwnerId != null && people.Contains(i.OwnerId.Value) && (i.Standing == Standing.Open || i.Standing == Standing.Waiting))
            .GroupBy(i => new { Person = i.OwnerId!.Value, i.QueueId, i.Type, i.Standing }).Select(g => new { g.Key.Person, g.Key.QueueId, g.Key.Type, g.Key.Standing, Count = g.Count() }).ToListAsync(ct);
        var queues = (await known.Knowing(places, p => held.TrueForAll(h => p.Queues.ContainsKey(h.QueueId)), ct)).Queues;
        return held.Where(h => h.Standing == Standing.Open || queues[h.QueueId].CountsPaused).GroupBy(h => h.Person).ToDictionary(g => g.Key, g => g.Sum(h => h.Count * queues[h.QueueId].SizeOf(h.Type)));
    }
}
