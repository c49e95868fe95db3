using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>The next item of the queues a person works. What was given to them by name and not begun comes first; else one is claimed by one statement: two people
/// cannot get the same one.</summary>
public sealed class ClaimNext(UnitOfWork work, WorkDesk desk)
{
    /// <param name="QueueCode">One queue, or null for all queues of the person.</param>
    public Task<Outcome<Guid>> Run(string? queueCode, CancellationToken ct) =>
        work.Write<object, Guid>(Permissions.WorkTake, this, null, async at =>
        {
            var queues = (await at.Db.Set<WorkQueue>().AsNoTracking().Include(q => q.Roles).Where(q => !q.IsPersonal && (queueCode == null || q.Code == queueCode)).ToListAsync(ct)).FindAll(q => q.IsFor(at.Actor));
            if (queues.Count == 0) return new Refusal("no-queue", "Nothing for you: none of these queues is yours.");

            var (holds, given) = await Holds(at, ct);
            if (given > 0 && await Given(at, queues, ct) is { } mine) return await Begin(at, mine, ct);
            var taker = await at.Db.Set<Taker>().AsNoTracking().FirstOrDefaultAsync(t => t.PersonId == at.Actor.Id, ct);
            if (PullGate.Check(queues, holds, taker?.AwayAt(at.Now), at.Now) is { } no) return no;

            foreach (var reach in Reach.Of(queues, queueCode is null ? taker?.Order ?? [] : [], at.Now))
            {
                if (await Claim(at, reach, ct) is not { } claimed) continue;
                var item = await desk.Take(at, claimed, ct);
                at.Carry(item.Item.Claimed(at.Actor.Name));
                return claimed;
            }
            return (await NothingFree.Why(at, queues, ct)).Say(queues is [var only] ? only.Name : null);
        }, ct);

    /// <summary>What the person has pulled, and how many items were given to them that they have not begun.</summary>
    private static async Task<(Holding, int Given)> Holds(WriteScope at, CancellationToken ct)
    {
        var found = await at.Db.Set<WorkItem>().Where(i => i.OwnerId == at.Actor.Id && i.Standing == Standing.Open).GroupBy(i => 1).Select(g => new
        {
            Pulled = g.Count(i => i.LeaseUntil != null), Unstarted = g.Count(i => i.LeaseUntil != null && i.State == WorkState.Claimed),
            Given = g.Count(i => i.LeaseUntil == null && i.State == WorkState.Claimed), Oldest = g.Where(i => i.State == WorkState.Claimed).Min(i => i.AssignedAt),
        }).FirstOrDefaultAsync(ct);
        return found is null ? (Holding.Nothing, 0) : (new Holding(found.Pulled, found.Unstarted, found.Oldest), found.Given);
    }

    private static Task<Guid?> Given(WriteScope at, List<WorkQueue> queues, CancellationToken ct)
    {
        var ids = queues.ConvertAll(q => q.Id);
        return at.Db.Set<WorkItem>().Where(i => i.OwnerId == at.Actor.Id && i.Standing == Standing.Open && i.LeaseUntil == null && i.State == WorkState.Claimed && ids.Contains(i.QueueId))
            .OrderBy(i => i.Lane).ThenBy(i => i.EffectiveDueAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number)
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<Outcome<Guid>> Begin(WriteScope at, Guid id, CancellationToken ct)
    {
        var held = await desk.Take(at, id, ct);
        var decision = held.Item.Begin(at.Actor, at.Now);
        held.Touch(at.Actor, at.Now);
        return at.Carry(decision).Refusal is { } no ? no : id;
    }

    private static async Task<Guid?> Claim(WriteScope at, Reach reach, CancellationToken ct)
    {
        // Raw because EF has no "update the first in this order and tell me which"; the places are parameters.
        // The instants go through the model's own conversion, so that the statement compares what the columns hold.
        List<object> places = [at.Actor.Id, at.Now.ToDateTimeUtc(), (at.Now + WorkItem.Lease).ToDateTimeUtc(), .. reach.Queues.Select(q => (object)q), .. (at.Actor.Facilities ?? new HashSet<Guid>()).Select(f => (object)f)];
        if (reach.UrgentBy is { } by) places.Add(by.ToDateTimeUtc());
        var sql = at.Db.Dialect().ClaimNext(new ClaimShape(reach.Queues.Count, at.Actor.Facilities?.Count, reach.UrgentBy is not null));
        var ids = await at.Db.Database.SqlQueryRaw<Guid>(sql, [.. places]).ToListAsync(ct);
        return ids is [var id] ? id : null;
    }
}
