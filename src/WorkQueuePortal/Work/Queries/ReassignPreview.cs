using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What moving these items to these people would come to. Five statements, however many items and people.</summary>
public sealed class ReassignPreview(PortalDbs dbs, ICurrentActor current)
{
    public async Task<MovePlan> Run(IReadOnlyCollection<Guid> items, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var queues = await db.Set<WorkQueue>().Include(q => q.Roles).ToDictionaryAsync(q => q.Id, ct);
        var found = await db.Set<WorkItem>().Where(i => items.Contains(i.Id) && i.Standing != Standing.Closed)
            .OrderBy(i => i.Lane).ThenBy(i => i.EffectiveDueAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.Number)
            .Select(i => new { i.Id, i.Version, i.Number, i.Document, i.What, i.QueueId, i.FacilityId, i.OwnerId }).ToListAsync(ct);
        var persons = await db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().Where(p => people.Contains(p.Id) && p.IsActive).OrderBy(p => p.Name).ToListAsync(ct);
        var held = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.OwnerId != null && people.Contains(i.OwnerId.Value))
            .GroupBy(i => i.OwnerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var exclusions = await db.Set<WorkExclusion>().Where(e => items.Contains(e.ItemId) && people.Contains(e.PersonId)).ToListAsync(ct);
        return Reassignment.Plan(
            [.. found.Select(i => new Movable(i.Id, i.Version, i.Number, i.Document.Length > 0 ? i.Document : $"Item {i.Number}", queues[i.QueueId], i.FacilityId, i.OwnerId))],
            [.. persons.Select(p => new Candidate(p.AsActor(), held.GetValueOrDefault(p.Id)))], exclusions);
    }
}
