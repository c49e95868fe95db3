using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Opens work and takes it in hand, inside the save of whoever asks: a process and its work item change together or not at all.</summary>
public sealed class WorkDesk(SlaBooks books, Calendars calendars, KnownPlaces known, RungAlarm alarm)
{
    public async Task<WorkItem> Open(WriteScope at, NewWork work, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().FirstOrDefaultAsync(q => q.Code == work.QueueCode, ct)
            ?? throw new InvalidOperationException($"There is no queue {work.QueueCode}.");
        var book = await books.Knowing(queue.Id, work.FacilityId, ct);
        if (work.RequesterId is { } asks) work = work with { RequesterFacilityId = await Home(at, asks, ct) };
        var item = WorkItem.Open(work, queue, queue.CalendarCode, at.NextNumber(Numbers.WorkItem), at.Now);
        at.Add(item);
        at.Record(new WorkOpened(item.Id, queue.Name, work.What));
        foreach (var (person, because) in work.Exclude ?? []) at.Add(new WorkExclusion(item.Id, person, because));
        if (work.OwnerId is { } owner) item.Assign(owner, "", Actor.System, at.Now);
        var held = new ItemInHand(new ItemWithClocks(item, book, [], before: null), books, alarm);
        at.InHand.Add(item.Id, held);
        await held.Settle(at, ct);
        if (SkillNeed.Of(queue, item.Id, held.Item.Calendar, at.Now) is { } asked) at.Add(asked);
        foreach (var (skill, level) in work.Needs.Where(n => n != (queue.Skill ?? "", queue.SkillLevel))) at.Add(new SkillNeed { ItemId = item.Id, Skill = skill, Level = level });
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

    /// <summary>The item that the store has just given to whoever acts. Where no clock follows from that, it is only looked at, and all that is kept is the moment.</summary>
    public async Task<ItemWithClocks> TakeClaimed(WriteScope at, Guid id, CancellationToken ct)
    {
        var (item, clocks) = await PullReads.Taken(at.Db, id, ct);
        var (book, moment) = (await books.Knowing(item.QueueId, item.FacilityId, ct), ItemMoment.Of(item, at.Now));
        if (book.MindsTaking(SlaSubject.Of(item), moment, clocks)) return await Take(at, id, ct);
        at.Add(moment);
        return new ItemWithClocks(item, book, clocks, moment);
    }

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
        var queue = await QueueOf(at, item, ct);
        var barred = await at.Db.Set<WorkExclusion>().FirstOrDefaultAsync(e => e.ItemId == item.Id && e.PersonId == person.Id, ct);
        var needs = await at.Db.Set<SkillNeed>().AsNoTracking().Where(n => n.ItemId == item.Id).ToListAsync(ct);
        var skills = needs.Count == 0 ? [] : await at.Db.Set<PersonSkill>().Where(s => s.PersonId == person.Id).ToDictionaryAsync(s => s.Skill, s => s.Level, ct);
        return TakeRules.Check(person, queue, item.FacilityId, barred, SkillNeed.Unmet(needs, skills, at.Now));
    }

    /// <summary>Null when the one who acts may give work of the item's queue to people.</summary>
    public async Task<Refusal?> MayDistribute(WriteScope at, WorkItem item, CancellationToken ct) =>
        (await QueueOf(at, item, ct)).Check(QueueRight.Distribute, at.Actor);

    /// <summary>With its roles; read once in an act.</summary>
    internal static async Task<WorkQueue> QueueOf(WriteScope at, WorkItem item, CancellationToken ct) =>
        at.Db.Set<WorkQueue>().Local.FirstOrDefault(q => q.Id == item.QueueId && at.Db.Entry(q).Collection(x => x.Roles).IsLoaded)
        ?? await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstAsync(q => q.Id == item.QueueId, ct);

    /// <summary>Writes the handoff row of a change of hands that is about to be saved. In another queue the item needs what that queue asks.</summary>
    public async Task HandOff(WriteScope at, WorkItem item, Guid? fromPerson, Guid fromQueue, string cause, CancellationToken ct)
    {
        // Nobody has had an item that was never saved since it was opened. A claim has been saved already.
        var isNew = item.Version <= (cause is Handoff.Pulled or Handoff.Offered ? 2 : 1);
        var since = isNew ? item.CreatedAt : await at.Db.Set<Handoff>().Where(h => h.ItemId == item.Id).OrderByDescending(h => h.At).Select(h => (NodaTime.Instant?)h.At).FirstOrDefaultAsync(ct) ?? item.CreatedAt;
        at.Add(new Handoff
        {
            Id = NewId.Next(), ItemId = item.Id, At = at.Now, FromPersonId = fromPerson, ToPersonId = item.OwnerId, FromQueueId = fromQueue, ToQueueId = item.QueueId, Cause = cause,
            WaitMinutes = (int)Math.Max(0, (at.Now - since).TotalMinutes), ById = at.Actor.Id,
        });
        if (fromQueue != item.QueueId) await AskAnew(at, item, fromQueue, ct);
    }

    /// <summary>What somebody has in hand and how much the queues that they work let them.</summary>
    public async Task<Room> RoomOf(WriteScope at, Actor person, CancellationToken ct)
    {
        var places = await known.Now(at.Db, at.Now, ct);
        var held = await Loads.Of(at.Db, [person.Id], known, places, ct);
        return new Room(held.GetValueOrDefault(person.Id), Room.LimitOf(places.Queues.Values.Where(q => q.IsFor(person))));
    }

    /// <summary>When the day began where these queues are worked.</summary>
    public async ValueTask<NodaTime.Instant> Today(IReadOnlyList<WorkQueue> queues, NodaTime.Instant now, CancellationToken ct)
    {
        var zone = await Zone(queues, ct);
        return zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
    }

    /// <summary>Whose clock on the wall counts where these queues are worked.</summary>
    public async ValueTask<NodaTime.DateTimeZone> Zone(IReadOnlyList<WorkQueue> queues, CancellationToken ct)
    {
        var book = await books.Get(ct);
        var code = queues.Select(q => q.CalendarCode).FirstOrDefault(c => c != WorkQueue.OfFacility) ?? book.Sites.Select(s => s.CalendarCode).FirstOrDefault();
        return code is null ? NodaTime.DateTimeZone.Utc : book.Calendar(code).Zone;
    }

    /// <summary>Where somebody works, which promises may go by. It is kept with the item: who moves later does not change what was promised.</summary>
    private async Task<Guid?> Home(WriteScope at, Guid person, CancellationToken ct)
    {
        var home = await at.Db.Set<Person>().Where(p => p.Id == person).Select(p => (Guid?)p.HomeFacilityId).FirstOrDefaultAsync(ct);
        return home is { } site && (await books.Get(ct)).Sites.Any(s => s.Id == site) ? site : null;
    }

    /// <summary>Which of these queues hand out work now.</summary>
    public async ValueTask<PullHours> Hours(IReadOnlyList<WorkQueue> queues, NodaTime.Instant now, CancellationToken ct) => PullHours.Of(queues, await books.Get(ct), now);

    private async Task AskAnew(WriteScope at, WorkItem item, Guid fromQueue, CancellationToken ct)
    {
        var needs = await at.Db.Set<SkillNeed>().Where(n => n.ItemId == item.Id).ToListAsync(ct);
        var queue = await QueueOf(at, item, ct);
        var asked = SkillNeed.Of(queue, item.Id, await calendars.Get(item.CalendarCode, ct), at.Now);
        at.Db.RemoveRange(needs.Where(n => n.QueueId == fromQueue && !n.IsSameAs(asked)));
        at.Db.RemoveRange(await at.Db.Set<StuckItem>().Where(s => s.ItemId == item.Id).ToListAsync(ct));
        if (asked is not null && needs.TrueForAll(n => !n.IsSameAs(asked))) at.Add(asked);
    }

    private async Task<ItemWithClocks> WithClocks(WriteScope at, WorkItem item, CancellationToken ct)
    {
        if (at.InHand.TryGetValue(item.Id, out var known)) return ((ItemInHand)known).Item;
        var clocks = await PullReads.Clocks(at.Db, item.Id, ct);
        var held = new ItemInHand(new ItemWithClocks(item, await books.Knowing(item.QueueId, item.FacilityId, ct), clocks, Before(item, at.Now)), books, alarm);
        at.InHand.Add(item.Id, held);
        return held.Item;
    }

    /// <summary>The item as the act found it. A claim has been made in the store by the time the item is read: a moment before, nobody had it.</summary>
    private static ItemMoment Before(WorkItem item, NodaTime.Instant now) =>
        item is { State: WorkState.Claimed, LeaseUntil: { } until } && item.AssignedAt == now && until == now + WorkItem.Lease
            ? ItemMoment.Of(item, now) with { State = WorkState.Queued, OwnerId = null }
            : ItemMoment.Of(item, now);
}
