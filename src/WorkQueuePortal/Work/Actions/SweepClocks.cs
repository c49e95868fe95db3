using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Tells of every rung that has been reached since the last sweep, returns items whose lease is over, and resumes those whose follow-up
/// day has come. It reads due rows only, in small saves, so a sweep that dies has lost nothing, and as many as like may sweep at once.</summary>
public sealed class SweepClocks(UnitOfWork work, WorkDesk desk, PortalDbs dbs, IClock clock, RungAlarm alarm)
{
    private const int Batch = 200;

    public async Task<string> Run(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var rungs = await Rungs(now, int.MaxValue, ct);
        var leases = await Each(items => items.Where(i => i.Standing == Standing.Open && i.LeaseUntil <= now).OrderBy(i => i.LeaseUntil), EndLease, ct);
        var resumed = await Each(items => items.Where(i => i.Standing == Standing.Waiting && i.FollowUpOn <= Today(now)).OrderBy(i => i.FollowUpOn), (at, held) => ResumeWhenDue(held, at.Now), ct);
        await LookAhead(ct);
        return $"{rungs} rungs, {leases} leases ended, {resumed} follow-ups due";
    }

    /// <summary>What the alarm wakes: tells of the rungs that are reached by now, and sets the alarm for the next. What a moment does not hold is left to the next moment.</summary>
    public async Task Reach(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await Rungs(now, Batch, ct) >= Batch) alarm.Set(now + Duration.FromSeconds(1));
        await LookAhead(ct);
    }

    private async Task<int> Rungs(Instant now, int most, CancellationToken ct)
    {
        var rungs = await Each(items => items.Where(i => i.Standing == Standing.Open && i.NextRungAt <= now).OrderBy(i => i.NextRungAt), (at, held) => held.ReachRung(at.Now), ct, most);
        // What waits has clocks too: an agreed date comes nearer, and the instant from which it may be worked.
        return rungs + await Each(items => items.Where(i => i.Standing == Standing.Waiting && i.NextRungAt <= now).OrderBy(i => i.NextRungAt), (at, held) => held.ReachRung(at.Now), ct, most);
    }

    /// <summary>The first rung that is yet to come, from the index that finds the due ones.</summary>
    private async Task LookAhead(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var until = now + RungAlarm.Horizon;
        await using var db = dbs.Read(Actor.System);
        alarm.Set(await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.NextRungAt > now && i.NextRungAt <= until).OrderBy(i => i.NextRungAt).Select(i => i.NextRungAt).FirstOrDefaultAsync(ct));
        alarm.Set(await db.Set<WorkItem>().Where(i => i.Standing == Standing.Waiting && i.NextRungAt > now && i.NextRungAt <= until).OrderBy(i => i.NextRungAt).Select(i => i.NextRungAt).FirstOrDefaultAsync(ct));
    }

    /// <summary>The earliest date anywhere the system works: whether an item's own day has begun is asked of its calendar below.</summary>
    private static LocalDate Today(Instant now) => now.InUtc().Date;

    private static Decision EndLease(WriteScope at, ItemWithClocks held)
    {
        var (item, from) = (held.Item, held.Item.OwnerId);
        var decision = item.EndLease(at.Now);
        if (from is not null && item.OwnerId is null)
            at.Add(new Handoff { Id = NewId.Next(), ItemId = item.Id, At = at.Now, FromPersonId = from, FromQueueId = item.QueueId, ToQueueId = item.QueueId, Cause = Handoff.LeaseEnded, WaitMinutes = (int)WorkItem.Lease.TotalMinutes });
        return decision;
    }

    private static Decision ResumeWhenDue(ItemWithClocks held, Instant now) =>
        held.Item.State == WorkState.Paused && held.Calendar.NextOpen(now) == now && held.Item.FollowUpOn <= now.InZone(held.Calendar.Zone).Date ? held.Resume("The follow-up day has come.", now) : Decision.Of();

    /// <param name="due">In the order of the index that finds them: sorting by anything else makes a store read all open work to tell that nothing is due.</param>
    /// <param name="most">After so many it ends; whole batches are done.</param>
    private async Task<int> Each(Func<IQueryable<WorkItem>, IOrderedQueryable<WorkItem>> due, Func<WriteScope, ItemWithClocks, Decision> decide, CancellationToken ct, int most = int.MaxValue)
    {
        var count = 0;
        var done = new HashSet<Guid>();
        while (done.Count < most)
        {
            List<Guid> ids;
            await using (var db = dbs.Read(Actor.System))
                ids = await due(db.Set<WorkItem>()).ThenBy(i => i.Number).Select(i => i.Id).Take(Batch + done.Count).ToListAsync(ct);
            ids.RemoveAll(id => !done.Add(id));
            if (ids.Count == 0) return count;
            foreach (var id in ids)
            {
                var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
                {
                    var decision = decide(at, await desk.Take(at, id, ct));
                    return decision.Facts.Count == 0 ? Refusal.Stale("Not due any more.") : at.Carry(decision);
                }, ct);
                if (outcome.IsDone) count++;
            }
        }
        return count;
    }
}
