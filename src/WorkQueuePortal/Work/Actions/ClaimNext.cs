using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>The next item of the queues a person works, claimed by one statement: two people cannot get the same one.</summary>
public sealed class ClaimNext(UnitOfWork work, WorkDesk desk)
{
    /// <param name="QueueCode">One queue, or null for all queues of the person.</param>
    public Task<Outcome<Guid>> Run(string? queueCode, CancellationToken ct) =>
        work.Write<object, Guid>(Permissions.WorkTake, this, null, async at =>
        {
            var queues = (await at.Db.Set<WorkQueue>().AsNoTracking().Include(q => q.Roles).Where(q => !q.IsPersonal && (queueCode == null || q.Code == queueCode)).ToListAsync(ct)).FindAll(q => q.IsFor(at.Actor));
            if (queues.Count == 0) return new Refusal("no-queue", "Nothing for you: none of these queues is yours.");

            var held = await at.Db.Set<WorkItem>().CountAsync(i => i.OwnerId == at.Actor.Id && i.Standing == Standing.Open && i.LeaseUntil != null, ct);
            var limit = queues.Max(q => q.WipLimit);
            if (held >= limit) return new Refusal("wip-limit", $"You hold {held} items that you took and the limit is {limit}. Finish or release one first.");

            var claimed = await Claim(at, queues, ct);
            if (claimed is null) return await Nothing(at, queues, ct);
            var item = await desk.Take(at, claimed.Value, ct);
            at.Carry(item.Item.Claimed(at.Actor.Name));
            return claimed.Value;
        }, ct);

    private static async Task<Guid?> Claim(WriteScope at, List<WorkQueue> queues, CancellationToken ct)
    {
        // Raw because EF has no "update the first in this order and tell me which"; the places are parameters.
        // The instants go through the model's own conversion, so that the statement compares what the columns hold.
        object[] places = [at.Actor.Id, at.Now.ToDateTimeUtc(), (at.Now + WorkItem.Lease).ToDateTimeUtc(), .. queues.Select(q => (object)q.Id), .. (at.Actor.Facilities ?? new HashSet<Guid>()).Select(f => (object)f)];
        var sql = at.Db.Dialect().ClaimNext(queues.Count, at.Actor.Facilities?.Count);
        var ids = await at.Db.Database.SqlQueryRaw<Guid>(sql, places).ToListAsync(ct);
        return ids is [var id] ? id : null;
    }

    /// <summary>An honest "nothing": what is there and why it is not for this person.</summary>
    private static async Task<Refusal> Nothing(WriteScope at, List<WorkQueue> queues, CancellationToken ct)
    {
        var ids = queues.ConvertAll(q => q.Id);
        var free = at.Db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.OwnerId == null && ids.Contains(i.QueueId));
        var barred = await free.CountAsync(i => at.Db.Set<WorkExclusion>().Any(e => e.ItemId == i.Id && e.PersonId == at.Actor.Id), ct);
        return new Refusal("nothing", barred > 0
            ? $"Nothing for you: {Words.Count(barred, "item")} you may not take (separation of duties)."
            : $"Nothing for you: {(queues.Count == 1 ? $"{queues[0].Name} is" : "your queues are")} empty.");
    }
}
