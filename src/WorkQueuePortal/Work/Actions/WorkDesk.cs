using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Opens work and takes it in hand, inside the save of whoever asks: a process and its work item change together or not at all.</summary>
public sealed class WorkDesk(SlaBooks books)
{
    public async Task<WorkItem> Open(WriteScope at, NewWork work, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().FirstOrDefaultAsync(q => q.Code == work.QueueCode, ct)
            ?? throw new InvalidOperationException($"There is no queue {work.QueueCode}.");
        var book = await books.Knowing(queue.Id, work.FacilityId, ct);
        var item = WorkItem.Open(work, queue, queue.CalendarCode, at.NextNumber(Numbers.WorkItem), at.Now);
        at.Add(item);
        at.Record(new WorkOpened(item.Id, queue.Name, work.What));
        foreach (var (person, because) in work.Exclude ?? []) at.Add(new WorkExclusion(item.Id, person, because));
        if (work.OwnerId is { } owner) item.Assign(owner, "", Actor.System, at.Now);
        var held = new ItemInHand(new ItemWithClocks(item, book, [], before: null), books);
        at.InHand.Add(item.Id, held);
        await held.Settle(at, ct);
        if (work.NotBefore is { } ready)
        {
            item.KeepUntil(ready, held.Item.Calendar, at.Now);
            item.LookAgainAt(item.NextRungAt);
        }
        return item;
    }

    /// <summary>The item at the version its reader saw, with its clocks.</summary>
    public async Task<ItemWithClocks> Take(WriteScope at, Guid id, int version, CancellationToken ct) =>
        await WithClocks(at, await at.Load<WorkItem>(id, version, ct), ct);

    /// <summary>The item as it is now: for jobs and for processes that follow an event.</summary>
    public async Task<ItemWithClocks> Take(WriteScope at, Guid id, CancellationToken ct) => await WithClocks(at, await at.Load<WorkItem>(id, ct), ct);

    /// <summary>Counts the open clocks of an item again from what happened to it, and keeps what each was before.</summary>
    public async Task<IReadOnlyList<ClockRecount>> Recount(WriteScope at, Guid id, CancellationToken ct)
    {
        await Take(at, id, ct);
        var held = (ItemInHand)at.InHand[id];
        var recounted = held.Item.Recount(await held.History(at, ct), at.Now, at.Actor.Id);
        foreach (var clock in recounted.Attached) at.Add(clock);
        foreach (var row in recounted.Rows) at.Add(row);
        return recounted.Rows;
    }

    /// <summary>The open work of a subject, if there is any.</summary>
    public async Task<ItemWithClocks?> Find(WriteScope at, Guid subject, string type, CancellationToken ct)
    {
        var item = await at.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.SubjectId == subject && i.Type == type && i.Standing != Standing.Closed, ct);
        return item is null ? null : await WithClocks(at, item, ct);
    }

    /// <summary>Null when the person may take it: the queue is theirs and nothing they did before bars them.</summary>
    public async Task<Refusal?> MayTake(WriteScope at, WorkItem item, Actor person, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().Include(q => q.Roles).FirstAsync(q => q.Id == item.QueueId, ct);
        var barred = await at.Db.Set<WorkExclusion>().FirstOrDefaultAsync(e => e.ItemId == item.Id && e.PersonId == person.Id, ct);
        return TakeRules.Check(person, queue, item.FacilityId, barred);
    }

    /// <summary>Writes the handoff row of a change of hands that is about to be saved.</summary>
    public static async Task HandOff(WriteScope at, WorkItem item, Guid? fromPerson, Guid fromQueue, string cause, CancellationToken ct)
    {
        var since = await at.Db.Set<Handoff>().Where(h => h.ItemId == item.Id).OrderByDescending(h => h.At).Select(h => (NodaTime.Instant?)h.At).FirstOrDefaultAsync(ct) ?? item.CreatedAt;
        at.Add(new Handoff
        {
            Id = NewId.Next(), ItemId = item.Id, At = at.Now, FromPersonId = fromPerson, ToPersonId = item.OwnerId, FromQueueId = fromQueue, ToQueueId = item.QueueId, Cause = cause,
            WaitMinutes = (int)Math.Max(0, (at.Now - since).TotalMinutes), ById = at.Actor.Id,
        });
    }

    private async Task<ItemWithClocks> WithClocks(WriteScope at, WorkItem item, CancellationToken ct)
    {
        if (at.InHand.TryGetValue(item.Id, out var known)) return ((ItemInHand)known).Item;
        var clocks = await at.Db.Set<SlaClock>().Include(c => c.Pauses).Where(c => c.ItemId == item.Id).ToListAsync(ct);
        var held = new ItemInHand(new ItemWithClocks(item, await books.Knowing(item.QueueId, item.FacilityId, ct), clocks, Before(item, at.Now)), books);
        at.InHand.Add(item.Id, held);
        return held.Item;
    }

    /// <summary>The item as the act found it. A claim has been made in the store by the time the item is read: a moment before, nobody had it.</summary>
    private static ItemMoment Before(WorkItem item, NodaTime.Instant now) =>
        item is { State: WorkState.Claimed, LeaseUntil: { } until } && item.AssignedAt == now && until == now + WorkItem.Lease
            ? ItemMoment.Of(item, now) with { State = WorkState.Queued, OwnerId = null }
            : ItemMoment.Of(item, now);
}
