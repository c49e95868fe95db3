using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Queues as process owners keep them: one writes a draft, another puts it live. Each change is a version with what was set before and after.</summary>
public sealed class DraftQueue(UnitOfWork work, SlaBooks books)
{
    /// <param name="Seen">The version of the draft that its writer saw; null where there was none.</param>
    public sealed record Ask(string Code, QueueSheet Sheet, string Because, int? Seen);

    public Task<Outcome> Save(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            if (SettingDraft.Why(ask.Because) is { } silent) return silent;
            if (await at.Db.Set<WorkQueue>().AsNoTracking().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == ask.Code, ct) is not { } queue) return Refusal.NotFound($"The queue {ask.Code}");
            if (QueueSheet.Of(queue).ChangesTo(ask.Sheet).Count == 0) return new Refusal("same", $"That is how {queue.Name} is already. Change something first.");
            if (await Check(at, queue, ask.Sheet, ct) is { } no) return no;
            var draft = await at.Db.Set<SettingDraft>().FirstOrDefaultAsync(d => d.Kind == SettingDraft.Queue && d.Code == ask.Code, ct);
            if (SettingDraft.MaySave(draft, ask.Code, ask.Seen) is { } stale) return stale;
            if (draft is null) at.Add(draft = new SettingDraft { Id = NewId.Next(), Kind = SettingDraft.Queue, Code = ask.Code });
            return at.Carry(draft.Write(ask.Sheet.ToJson(), await QueueHistory.Newest(at, ask.Code, ct), ask.Because, at.Actor, at.Now), $"The draft of {queue.Name} is saved. It goes live when another process owner or administrator approves it.");
        }, ct);

    public async Task<Outcome> Approve(Guid id, int version, CancellationToken ct)
    {
        var outcome = await work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SettingDraft>(id, version, ct);
            if (draft.MayGoLive(await QueueHistory.Newest(at, draft.Code, ct), at.Actor) is { } notYet) return notYet;
            if (await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == draft.Code, ct) is not { } queue) return Refusal.NotFound($"The queue {draft.Code}");
            var (before, sheet) = (QueueSheet.Of(queue), QueueSheet.Parse(draft.Body));
            // People may have left, and work may have come, since it was written.
            if (await Check(at, queue, sheet, ct) is { } no) return no;
            sheet.PutInto(queue);
            var rights = sheet.Rights();
            var kept = queue.Roles.Where(r => rights.GetValueOrDefault(r.Role) == r.Rights).Select(r => r.Role).ToHashSet();
            at.Db.RemoveRange(queue.Roles.Where(r => !kept.Contains(r.Role)).ToList());
            await at.Save(ct);
            if (before[QueuePart.Buckets] != (queue.Buckets ?? "")) await Buckets.Sort(at.Db, queue, ct);
            foreach (var (role, right) in rights.Where(r => !kept.Contains(r.Key))) at.Add(new QueueRole(queue.Id, role, right));
            var next = draft.BasedOn + 1;
            at.Add(new QueueVersion
            {
                Code = draft.Code, Version = next, Before = before.ToJson(), After = sheet.ToJson(), SavedAt = at.Now, SavedById = draft.SavedById, SavedBy = draft.SavedBy, Because = draft.Because, ApprovedBy = at.Actor.Name,
            });
            at.Db.Remove(draft);
            at.Tell(Topics.Offer, queue.Id);
            return at.Carry(Decision.Of(new SettingWentLive(id, draft.Kind, draft.Code, next, draft.SavedBy)),
                $"{queue.Name} is live in version {next}.{(before.MovesClocks(sheet) ? " Open clocks keep theirs until you count them again." : "")}");
        }, ct);
        if (outcome.IsDone) books.Forget();
        return outcome;
    }

    public Task<Outcome> Discard(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SettingDraft>(id, version, ct);
            at.Db.Remove(draft);
            return at.Carry(Decision.Of(new SettingDraftDiscarded(id, draft.Kind, draft.Code, draft.SavedBy)));
        }, ct);

    /// <summary>Null where the queue could be as the sheet says.</summary>
    private static async Task<Refusal?> Check(WriteScope at, WorkQueue queue, QueueSheet sheet, CancellationToken ct)
    {
        var people = await at.Db.Set<Person>().AsNoTracking().Include(p => p.Roles).Where(p => p.IsActive).ToListAsync(ct);
        var calendars = await at.Db.Set<WorkCalendar>().Select(c => c.Code).ToListAsync(ct);
        if (sheet.Faults(calendars, [.. people.Select(p => p.Id)]) is [var fault, ..]) return Refusal.Shape(fault.Sentence);
        var skills = (await at.Db.Set<PersonSkill>().ToListAsync(ct)).ToLookup(s => s.PersonId);
        var open = await at.Db.Everywhere<WorkItem>().CountAsync(i => i.QueueId == queue.Id && i.Standing != Standing.Closed, ct);
        var after = new WorkQueue { Id = queue.Id, Code = queue.Code, Roles = [.. sheet.Rights().Select(r => new QueueRole(queue.Id, r.Key, r.Value))], Grants = queue.Grants };
        sheet.PutInto(after);
        return QueueStaffing.Check(after, [.. people.Select(p => new QueueHand(p.AsActor(), skills[p.Id].ToDictionary(s => s.Skill, s => s.Level)))], open);
    }
}

/// <summary>The versions of a queue, inside the save that changes it.</summary>
internal static class QueueHistory
{
    /// <summary>0 for a queue that is as it was set up.</summary>
    public static async Task<int> Newest(WriteScope at, string code, CancellationToken ct) => await at.Db.Set<QueueVersion>().Where(v => v.Code == code).MaxAsync(v => (int?)v.Version, ct) ?? 0;

    /// <summary>Keeps what a command changed, by whoever runs the server.</summary>
    public static async Task Keep(WriteScope at, WorkQueue queue, QueueSheet before, QueueSheet after, CancellationToken ct)
    {
        if (before.ChangesTo(after).Count == 0) return;
        at.Add(new QueueVersion
        {
            Code = queue.Code, Version = await Newest(at, queue.Code, ct) + 1, Before = before.ToJson(), After = after.ToJson(), SavedAt = at.Now, SavedById = at.Actor.Id, SavedBy = at.Actor.Name, Because = "Set by a command on the server.",
        });
    }
}
