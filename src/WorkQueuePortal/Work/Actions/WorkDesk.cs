using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Opens work and takes it in hand, inside the save of whoever asks: a process and its work item change together or not at all.</summary>
public sealed class WorkDesk(Calendars calendars)
{
    public async Task<WorkItem> Open(WriteScope at, NewWork work, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().FirstOrDefaultAsync(q => q.Code == work.QueueCode, ct)
            ?? throw new InvalidOperationException($"There is no queue {work.QueueCode}.");
        var code = queue.CalendarCode == WorkQueue.OfFacility
            ? await at.Db.Set<Facility>().Where(f => f.Id == work.FacilityId).Select(f => f.CalendarCode).FirstAsync(ct)
            : queue.CalendarCode;
        var calendar = await calendars.Get(code, ct);
        var item = WorkItem.Open(work, queue, code, at.NextNumber(Numbers.WorkItem), at.Now);
        var minutes = Math.Min(work.ResolveMinutes ?? queue.ResolveMinutes, queue.ResolveMinutes);
        var resolve = SlaClock.StartRetroactively(item.Id, new ClockTarget(ClockKind.Resolve, item.CalendarCode, minutes), work.RetroactiveFrom ?? at.Now, [], at.Now, calendar);
        var response = SlaClock.Start(item.Id, new ClockTarget(ClockKind.Response, item.CalendarCode, queue.ResponseMinutes), at.Now, calendar);
        item.FollowResponse(response);
        item.FollowClock(resolve, calendar, at.Now);
        at.Add(item);
        at.Add(resolve);
        at.Add(response);
        at.Record(new WorkOpened(item.Id, queue.Name, work.What));
        foreach (var (person, because) in work.Exclude ?? []) at.Add(new WorkExclusion(item.Id, person, because));
        if (SkillNeed.Of(queue, item.Id, calendar, at.Now) is { } asked) at.Add(asked);
        foreach (var (skill, level) in work.Needs.Where(n => n != (queue.Skill ?? "", queue.SkillLevel))) at.Add(new SkillNeed { ItemId = item.Id, Skill = skill, Level = level });
        if (work.OwnerId is { } owner) item.Assign(owner, "", Actor.System, at.Now);
        return item;
    }

    /// <summary>The item at the version its reader saw, with its clocks.</summary>
    public async Task<ItemWithClocks> Take(WriteScope at, Guid id, int version, CancellationToken ct) =>
        await WithClocks(at, await at.Load<WorkItem>(id, version, ct), ct);

    /// <summary>The item as it is now: for jobs and for processes that follow an event.</summary>
    public async Task<ItemWithClocks> Take(WriteScope at, Guid id, CancellationToken ct) => await WithClocks(at, await at.Load<WorkItem>(id, ct), ct);

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
    private static async Task<WorkQueue> QueueOf(WriteScope at, WorkItem item, CancellationToken ct) =>
        at.Db.Set<WorkQueue>().Local.FirstOrDefault(q => q.Id == item.QueueId && at.Db.Entry(q).Collection(x => x.Roles).IsLoaded)
        ?? await at.Db.Set<WorkQueue>().Include(q => q.Roles).FirstAsync(q => q.Id == item.QueueId, ct);

    /// <summary>Writes the handoff row of a change of hands that is about to be saved. In another queue the item needs what that queue asks.</summary>
    public async Task HandOff(WriteScope at, WorkItem item, Guid? fromPerson, Guid fromQueue, string cause, CancellationToken ct)
    {
        var since = await at.Db.Set<Handoff>().Where(h => h.ItemId == item.Id).OrderByDescending(h => h.At).Select(h => (NodaTime.Instant?)h.At).FirstOrDefaultAsync(ct) ?? item.CreatedAt;
        at.Add(new Handoff
        {
            Id = NewId.Next(), ItemId = item.Id, At = at.Now, FromPersonId = fromPerson, ToPersonId = item.OwnerId, FromQueueId = fromQueue, ToQueueId = item.QueueId, Cause = cause,
            WaitMinutes = (int)Math.Max(0, (at.Now - since).TotalMinutes), ById = at.Actor.Id,
        });
        if (fromQueue != item.QueueId) await AskAnew(at, item, fromQueue, ct);
    }

    private async Task AskAnew(WriteScope at, WorkItem item, Guid fromQueue, CancellationToken ct)
    {
        var needs = await at.Db.Set<SkillNeed>().Where(n => n.ItemId == item.Id).ToListAsync(ct);
        var queue = await at.Db.Set<WorkQueue>().FirstAsync(q => q.Id == item.QueueId, ct);
        var asked = SkillNeed.Of(queue, item.Id, await calendars.Get(item.CalendarCode, ct), at.Now);
        at.Db.RemoveRange(needs.Where(n => n.QueueId == fromQueue && !n.IsSameAs(asked)));
        at.Db.RemoveRange(await at.Db.Set<StuckItem>().Where(s => s.ItemId == item.Id).ToListAsync(ct));
        if (asked is not null && needs.TrueForAll(n => !n.IsSameAs(asked))) at.Add(asked);
    }

    private async Task<ItemWithClocks> WithClocks(WriteScope at, WorkItem item, CancellationToken ct)
    {
        var clocks = await at.Db.Set<SlaClock>().Include(c => c.Pauses).Where(c => c.ItemId == item.Id).ToListAsync(ct);
        return new ItemWithClocks(item, clocks.First(c => c.Kind == ClockKind.Resolve), clocks.First(c => c.Kind == ClockKind.Response), await calendars.Get(item.CalendarCode, ct));
    }
}
