using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>The next item of the queues a person works. What was given to them by name and not begun comes first; else one is claimed by one statement: two people
/// cannot get the same one.</summary>
public sealed class ClaimNext(UnitOfWork work, WorkDesk desk, KnownPlaces known)
{
    /// <summary>So many of what one finished today are looked at for what belongs to them.</summary>
    private const int LatelyFinished = 50;

    /// <param name="queueCode">One queue, or null for all queues of the person.</param>
    public async Task<Outcome<Guid>> Run(string? queueCode, CancellationToken ct)
    {
        PullAccount? account = null;
        var outcome = await work.Write<object, Guid>(Permissions.WorkTake, this, null, async at =>
        {
            (var answer, account) = await Answer(at, new Wish(queueCode), ct);
            return answer;
        }, ct);
        // A refusal saves nothing, so what it was decided by is written down by itself.
        if (outcome.Refusal is { } no && account is { } why) await work.Write(Permissions.WorkTake, async at =>
        {
            await Offers.Act(at, ct);
            await Decisions.KeepNo(at, null, no, why, ct);
            return Outcome.Done();
        }, ct);
        return outcome;
    }

    /// <summary>Takes what the person was offered, where Get next would still give it to them.</summary>
    public Task<Outcome<Guid>> Accept(Guid item, CancellationToken ct) => Grant(new Wish(null, item), ct);

    /// <summary>Offers the person what Get next would give them of the queues that offer their work. Where there is nothing for them, nothing is kept of it.</summary>
    public Task<Outcome<Guid>> Offer(CancellationToken ct) => Grant(new Wish(null, IsOffer: true), ct);

    private Task<Outcome<Guid>> Grant(Wish wish, CancellationToken ct) => work.Write<object, Guid>(Permissions.WorkTake, this, null, async at => (await Answer(at, wish, ct)).Item1, ct);

    private async Task<(Outcome<Guid>, PullAccount?)> Answer(WriteScope at, Wish wish, CancellationToken ct)
    {
        var queueCode = wish.Queue;
        var (stamp, taker) = await PullReads.Start(at.Db, at.Actor.Id, ct);
        var held = await PullReads.Held(at.Db, at.Actor.Id, ct);
        var places = await known.Knowing(await known.As(stamp, at.Now, ct), p => held.TrueForAll(h => p.Queues.ContainsKey(h.QueueId)), ct);
        var queues = places.Queues.Values.Where(q => !q.IsPersonal && (queueCode is null || q.Code == queueCode) && q.IsFor(at.Actor) && (q.OffersWork || !wish.IsOffer)).ToList();
        if (queues.Count == 0) return (new Refusal("no-queue", "Nothing for you: none of these queues is yours."), null);

        var holds = Holding.Of(held, places.Queues);
        var limit = queues.Max(q => q.WipLimit);
        var account = new PullAccount(queues.ConvertAll(q => q.Code), false, holds.Size, limit);
        if (wish.Item is null && held.Exists(i => i.IsGiven) && await Given(at, queues, ct) is { } given) return wish.IsOffer ? (Offers.NotNow, null) : (await Begin(at, given, queues, account, ct), account);
        if (wish.IsOffer && (taker?.MayBeOffered(at.Now) != true || await at.Db.Set<WorkOffer>().AnyAsync(o => o.PersonId == at.Actor.Id, ct))) return (Offers.NotNow, null);
        if (!wish.IsOffer && taker?.SilentSince is not null) await Offers.Act(at, ct);
        if (PullGate.Check(queues, holds, taker?.AwayAt(at.Now), at.Now) is { } no) return (no, account);

        var hours = await desk.Hours(queues, at.Now, ct);
        var roomy = queues.FindAll(q => holds.HasRoom(q, limit));
        var open = roomy.FindAll(q => !hours.Shut.Contains(q.Id));
        var order = queueCode is null && wish.Item is null ? taker?.Order ?? [] : [];
        var surging = open.FindAll(q => q.SurgeAt(at.Now) is not null);
        account = account with { IsOneByOne = order.Count > 0 && queues.Count > 1, Shut = [.. queues.Where(q => hours.Shut.Contains(q.Id)).Select(q => q.Code)], Surging = surging.ConvertAll(q => q.Code) };
        var reaches = open.Count == 0 ? [] : Reach.Of(open, order, at.Now);
        var (tooLarge, together) = (holds.TooLarge(open, limit), open.FindAll(q => q.KeepsTogether).ConvertAll(q => q.Id).ToHashSet());
        var today = await desk.Today(queues, at.Now, ct);
        var mine = together.Count == 0 || wish.Item is not null ? [] : await Mine(at, today, ct);
        for (var step = 0; step < reaches.Count; step++)
        {
            var aim = Aim.Of(at, reaches[step], hours, tooLarge, surging, open.FindAll(q => !q.ServesAgain), today).For(wish);
            var kin = mine.Count > 0 ? Kin.Choose(await First(at, aim, ct), mine, together, at.Now) : null;
            // What was looked at may be gone, so the claim asks everything again.
            if (kin is { } best && await Claim(at, aim.At(best.Item), ct) is { } better) return (await Give(at, wish, taker, better, queues, account.In(reaches, step) with { Kin = best.Why }, ct), account);
            if (await Claim(at, aim, ct) is { } claimed) return (await Give(at, wish, taker, claimed, queues, account.In(reaches, step), ct), account);
        }
        if (wish.IsOffer || wish.Item is not null) return (wish.IsOffer ? Offers.NotNow : Offers.Gone, null);
        var passed = await NothingFree.Why(at, roomy, hours, tooLarge, today, await desk.Zone(queues, ct), ct) with { Full = queues.FindAll(holds.IsFull).ConvertAll(q => $"of {q.Name} you hold as much as one person may ({q.MostHeld})") };
        return (passed.Say(queues is [var only] ? only.Name : null), account with { Passed = passed });
    }

    private async Task<Guid> Give(WriteScope at, Wish wish, Taker? taker, Guid id, List<WorkQueue> queues, PullAccount account, CancellationToken ct)
    {
        if (!wish.IsOffer) return await Take(at, id, queues, account, ct);
        var item = await at.Db.Set<WorkItem>().AsNoTracking().FirstAsync(i => i.Id == id, ct);
        var queue = queues.Find(q => q.Id == item.QueueId)!;
        await Offers.Make(at, id, queue, taker!, ct);
        Decisions.Keep(at, id, PullDecision.Offered, account with { Size = queue.SizeOf(item.Type), Place = PullPlace.Of(item) });
        return id;
    }

    private async Task<Guid> Take(WriteScope at, Guid id, List<WorkQueue> queues, PullAccount account, CancellationToken ct)
    {
        var held = await desk.TakeClaimed(at, id, ct);
        at.Carry(held.Item.Claimed(at.Actor.Name));
        var isOffered = queues.Exists(q => q.OffersWork) && await Offers.Answered(at, id, ct);
        await desk.HandOff(at, held.Item, null, held.Item.QueueId, isOffered ? Handoff.Offered : Handoff.Pulled, ct);
        // Only a queue that gives a skill up after some time can have given one up.
        var relaxed = queues.Exists(q => q.Id == held.Item.QueueId && q.RelaxMinutes > 0)
            ? await at.Db.Set<SkillNeed>().AsNoTracking().Where(n => n.ItemId == id && n.EndsAt <= at.Now).OrderByDescending(n => n.Level).FirstOrDefaultAsync(ct) : null;
        Decisions.Keep(at, id, isOffered ? PullDecision.Accepted : PullDecision.Claimed, Of(held, queues, account) with { Relaxed = relaxed?.ToString() });
        return id;
    }

    private static PullAccount Of(ItemWithClocks held, List<WorkQueue> queues, PullAccount account) => account with
    {
        Size = queues.Find(q => q.Id == held.Item.QueueId)!.SizeOf(held.Item.Type), Place = PullPlace.Of(held.Item), Rules = [$"promise {held.Resolve.Promise} version {held.Resolve.DefinitionVersion}", $"calendar {held.Item.CalendarCode} version {held.Item.CalendarVersion}"],
    };

    /// <summary>What the person has in hand, and what they finished lately.</summary>
    private static async Task<List<HeldItem>> Mine(WriteScope at, Instant since, CancellationToken ct)
    {
        var finished = at.Db.Set<WorkItem>().Where(i => i.OwnerId == at.Actor.Id && i.Standing == Standing.Closed && i.ClosedAt >= since).OrderByDescending(i => i.ClosedAt).Take(LatelyFinished);
        return [.. await InHand(at).Select(i => new HeldItem(i.SubjectId, i.Party, i.Document, false)).ToListAsync(ct), .. await finished.Select(i => new HeldItem(i.SubjectId, i.Party, i.Document, true)).ToListAsync(ct)];
    }

    private static IQueryable<WorkItem> InHand(WriteScope at) => at.Db.Set<WorkItem>().Where(i => i.OwnerId == at.Actor.Id && (i.Standing == Standing.Open || i.Standing == Standing.Waiting));

    private static Task<Guid?> Given(WriteScope at, List<WorkQueue> queues, CancellationToken ct)
    {
        var ids = queues.ConvertAll(q => q.Id);
        return at.Db.Set<WorkItem>().Where(i => i.OwnerId == at.Actor.Id && i.Standing == Standing.Open && i.LeaseUntil == null && i.State == WorkState.Claimed && ids.Contains(i.QueueId))
            .InQueueOrder()
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<Outcome<Guid>> Begin(WriteScope at, Guid id, List<WorkQueue> queues, PullAccount account, CancellationToken ct)
    {
        var held = await desk.Take(at, id, ct);
        var decision = held.Item.Begin(at.Actor, at.Now);
        held.Touch(at.Actor, at.Now);
        if (at.Carry(decision).Refusal is { } no) return no;
        Decisions.Keep(at, id, PullDecision.Given, Of(held, queues, account));
        return id;
    }

    /// <summary>The first that the person may have, in the order in which they are handed out. Nothing is taken.</summary>
    private static Task<List<KinCandidate>> First(WriteScope at, Aim aim, CancellationToken ct)
    {
        var sql = at.Db.Dialect().Claimable(aim.Shape);
        return at.Db.Set<WorkItem>().FromSqlRaw(sql, aim.Places).InQueueOrder()
            .Take(Kin.Looked).Select(i => new KinCandidate(i.Id, i.QueueId, i.Lane, i.Priority, i.ResolveDueAt, i.AtRiskAt, i.SubjectId, i.Party)).ToListAsync(ct);
    }

    private static async Task<Guid?> Claim(WriteScope at, Aim aim, CancellationToken ct)
    {
        // The first of the queue that was found may be in another transaction's hands.
        return await ClaimOnce(at, aim, ct) ?? (aim.Shape is { Queues: > 1, OneItem: false } ? await ClaimOnce(at, aim with { Shape = aim.Shape with { AnyQueue = true } }, ct) : null);
    }

    private static async Task<Guid?> ClaimOnce(WriteScope at, Aim aim, CancellationToken ct)
    {
        return await at.Db.ClaimNext(aim.Shape, aim.Places, ct) is [var id] ? id : null;
    }

    /// <summary>What is wanted: the next of one queue or of all, one item alone, or to be offered the next instead of taking it.</summary>
    private sealed record Wish(string? Queue, Guid? Item = null, bool IsOffer = false);

    /// <summary>What one claim looks for: its shape, and what stands in its places.</summary>
    private sealed record Aim(ClaimShape Shape, object[] Places)
    {
        public static Aim Of(WriteScope at, Reach reach, PullHours hours, IReadOnlyList<(Guid Queue, string Type)> tooLarge, IReadOnlyList<WorkQueue> surging, IReadOnlyList<WorkQueue> once, Instant today)
        {
            // The instants go through the model's own conversion, so that the statement compares what the columns hold.
            List<object> places = [at.Actor.Id, at.Now.ToDateTimeUtc(), (at.Now + WorkItem.Lease).ToDateTimeUtc(), .. reach.Queues.Select(q => (object)q), .. (at.Actor.Facilities ?? new HashSet<Guid>()).Select(f => (object)f)];
            List<Guid> bySite = hours.ShutSites.Count == 0 ? [] : [.. hours.BySite.Intersect(reach.Queues)];
            if (bySite.Count > 0) places.AddRange(bySite.Concat(hours.ShutSites).Select(id => (object)id));
            if (reach.UrgentBy is { } by) places.Add(by.ToDateTimeUtc());
            var large = tooLarge.Where(t => reach.Queues.Contains(t.Queue)).ToList();
            foreach (var (queue, type) in large) places.AddRange([queue, type]);
            var narrowed = surging.Where(q => reach.Queues.Contains(q.Id)).ToList();
            places.AddRange(narrowed.Select(q => (object)q.Id));
            var onceADay = once.Where(q => reach.Queues.Contains(q.Id)).ToList();
            if (onceADay.Count > 0) places.AddRange([.. onceADay.Select(q => (object)q.Id), today.ToDateTimeUtc()]);
            return new Aim(new ClaimShape(reach.Queues.Count, at.Actor.Facilities?.Count, reach.UrgentBy is not null, bySite.Count, bySite.Count > 0 ? hours.ShutSites.Count : 0, large.Count, Surging: narrowed.Count, Once: onceADay.Count), [.. places]);
        }

        public Aim For(Wish wish) => new(Shape with { IsOffer = wish.IsOffer, OneItem = wish.Item is not null }, wish.Item is { } one ? [.. Places, one] : Places);

        public Aim At(Guid item) => new(Shape with { OneItem = true }, [.. Places, item]);
    }
}
