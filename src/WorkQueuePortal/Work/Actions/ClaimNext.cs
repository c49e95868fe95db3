using System.Text.Json;
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
    /// <param name="queueCode">One queue, or null for all queues of the person.</param>
    public async Task<Outcome<Guid>> Run(string? queueCode, CancellationToken ct)
    {
        PullAccount? account = null;
        var outcome = await work.Write<object, Guid>(Permissions.WorkTake, this, null, async at =>
        {
            (var answer, account) = await Answer(at, queueCode, ct);
            return answer;
        }, ct);
        // A refusal saves nothing, so what it was decided by is written down by itself.
        if (outcome.Refusal is { } no && account is { } why) await work.Write(Permissions.WorkTake, at =>
        {
            Keep(at, null, no.Code, why with { Said = no.Sentence });
            return Task.FromResult(Outcome.Done());
        }, ct);
        return outcome;
    }

    private async Task<(Outcome<Guid>, PullAccount?)> Answer(WriteScope at, string? queueCode, CancellationToken ct)
    {
        var queues = (await at.Db.Set<WorkQueue>().AsNoTracking().WithRights(at.Now).Where(q => !q.IsPersonal && (queueCode == null || q.Code == queueCode)).ToListAsync(ct)).FindAll(q => q.IsFor(at.Actor));
        if (queues.Count == 0) return (new Refusal("no-queue", "Nothing for you: none of these queues is yours."), null);

        var (holds, given) = await Holds(at, ct);
        var account = new PullAccount(queues.ConvertAll(q => q.Code), false, holds.Pulled, queues.Max(q => q.WipLimit));
        if (given > 0 && await Given(at, queues, ct) is { } mine) return (await Begin(at, mine, account, ct), account);
        var taker = await at.Db.Set<Taker>().AsNoTracking().FirstOrDefaultAsync(t => t.PersonId == at.Actor.Id, ct);
        if (PullGate.Check(queues, holds, taker?.AwayAt(at.Now), at.Now) is { } no) return (no, account);

        var hours = await desk.Hours(queues, at.Now, ct);
        var open = queues.FindAll(q => !hours.Shut.Contains(q.Id));
        var order = queueCode is null ? taker?.Order ?? [] : [];
        account = account with { IsOneByOne = order.Count > 0 && queues.Count > 1, Shut = [.. queues.Where(q => hours.Shut.Contains(q.Id)).Select(q => q.Code)] };
        var reaches = open.Count == 0 ? [] : Reach.Of(open, order, at.Now);
        for (var step = 0; step < reaches.Count; step++)
        {
            if (await Claim(at, reaches[step], hours, ct) is { } claimed) return (await Take(at, claimed, queues, account.In(reaches, step), ct), account);
        }
        var passed = await NothingFree.Why(at, queues, hours, ct);
        return (passed.Say(queues is [var only] ? only.Name : null), account with { Passed = passed });
    }

    private async Task<Guid> Take(WriteScope at, Guid id, List<WorkQueue> queues, PullAccount account, CancellationToken ct)
    {
        var held = await desk.Take(at, id, ct);
        at.Carry(held.Item.Claimed(at.Actor.Name));
        await desk.HandOff(at, held.Item, null, held.Item.QueueId, Handoff.Pulled, ct);
        // Only a queue that gives a skill up after some time can have given one up.
        var relaxed = queues.Exists(q => q.Id == held.Item.QueueId && q.RelaxMinutes > 0)
            ? await at.Db.Set<SkillNeed>().AsNoTracking().Where(n => n.ItemId == id && n.EndsAt <= at.Now).OrderByDescending(n => n.Level).FirstOrDefaultAsync(ct) : null;
        Keep(at, id, PullDecision.Claimed, Of(held, account) with { Relaxed = relaxed?.ToString() });
        return id;
    }

    private static PullAccount Of(ItemWithClocks held, PullAccount account) => account with
    {
        Place = PullPlace.Of(held.Item), Rules = [$"promise {held.Resolve.Promise} version {held.Resolve.DefinitionVersion}", $"calendar {held.Item.CalendarCode} version {held.Item.CalendarVersion}"],
    };

    private static void Keep(WriteScope at, Guid? item, string answer, PullAccount account) => at.Add(new PullDecision
    {
        Id = NewId.Next(), At = at.Now, PersonId = at.Actor.Id, ItemId = item, Answer = answer, Account = JsonSerializer.Serialize(account, StoreJson.Options),
    });

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

    private async Task<Outcome<Guid>> Begin(WriteScope at, Guid id, PullAccount account, CancellationToken ct)
    {
        var held = await desk.Take(at, id, ct);
        var decision = held.Item.Begin(at.Actor, at.Now);
        held.Touch(at.Actor, at.Now);
        if (at.Carry(decision).Refusal is { } no) return no;
        Keep(at, id, PullDecision.Given, Of(held, account));
        return id;
    }

    private static async Task<Guid?> Claim(WriteScope at, Reach reach, PullHours hours, CancellationToken ct)
    {
        // Raw because EF has no "update the first in this order and tell me which"; the places are parameters.
        // The instants go through the model's own conversion, so that the statement compares what the columns hold.
        List<object> places = [at.Actor.Id, at.Now.ToDateTimeUtc(), (at.Now + WorkItem.Lease).ToDateTimeUtc(), .. reach.Queues.Select(q => (object)q), .. (at.Actor.Facilities ?? new HashSet<Guid>()).Select(f => (object)f)];
        List<Guid> bySite = hours.ShutSites.Count == 0 ? [] : [.. hours.BySite.Intersect(reach.Queues)];
        if (bySite.Count > 0) places.AddRange(bySite.Concat(hours.ShutSites).Select(id => (object)id));
        if (reach.UrgentBy is { } by) places.Add(by.ToDateTimeUtc());
        var sql = at.Db.Dialect().ClaimNext(new ClaimShape(reach.Queues.Count, at.Actor.Facilities?.Count, reach.UrgentBy is not null, bySite.Count, bySite.Count > 0 ? hours.ShutSites.Count : 0));
        var ids = await at.Db.Database.SqlQueryRaw<Guid>(sql, [.. places]).ToListAsync(ct);
        return ids is [var id] ? id : null;
    }
}
