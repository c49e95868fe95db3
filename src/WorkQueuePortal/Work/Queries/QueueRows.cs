using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>One line of a list, as it is kept. The screen adds only formats.</summary>
public sealed record QueueRow(
    Guid Id, int Version, long Number, string Type, Guid SubjectId, Guid QueueId, Guid FacilityId, string What, string Document, string Party, decimal Amount, string Currency,
    string Difference, string Why, WorkState State, Standing Standing, int Priority, int Lane, int Score, Instant EffectiveDueAt, Instant? ResolveDueAt, Instant CreatedAt, LocalDate? FollowUpOn,
    string? PauseReason, Instant? LeaseUntil, Guid? OwnerId, string? Owner, int ScoreOrder, long ValueOrder, string? Resolution, Instant? ClosedAt, long TargetSeconds)
{
    public string QueueName { get; init; } = "";

    public string QueueCode { get; init; } = "";

    /// <summary>The code of the facility.</summary>
    public string Site { get; init; } = "";

    /// <summary>Acts of people, where they were counted: what one does within half an hour is one touch.</summary>
    public int? Touches { get; init; }

    /// <summary>Changes of hands, where they were counted.</summary>
    public int? Handoffs { get; init; }

    /// <summary>By when an answer is owed; null while none is.</summary>
    public Instant? AnswerDueAt { get; init; }

    /// <summary>The earliest of what is owed. The order of the list follows the effective due alone.</summary>
    public Instant FirstDueAt => IsAnswerFirst ? AnswerDueAt!.Value : EffectiveDueAt;

    /// <summary>An answer is owed before the rest.</summary>
    public bool IsAnswerFirst => AnswerDueAt < EffectiveDueAt;

    /// <summary>A supervisor put it first.</summary>
    public bool IsPinned => Lane < 0;

    /// <summary>By what it stands in its lane; null for its effective due.</summary>
    public Instant? OrderAt { get; init; }

    /// <summary>The buckets of its queue, as they are written; null where it has none.</summary>
    public string? Buckets { get; init; }

    /// <summary>The same with what its places are called.</summary>
    internal QueueRow At(WorkQueue queue, Facility site) => this with { QueueName = queue.Name, QueueCode = queue.Code, Buckets = queue.Buckets, Site = site.Code };

    public QueueCursor Cursor => new(Lane, OrderAt ?? EffectiveDueAt, ScoreOrder, ValueOrder, CreatedAt, Number);
}

/// <summary>The last row that was shown; the next page begins behind it.</summary>
public sealed record QueueCursor(int Lane, Instant OrderAt, int ScoreOrder, long ValueOrder, Instant CreatedAt, long Number);

/// <summary>Which list: mine, one queue's unclaimed or whole, waiting, done today. The same object serves list, count and export.</summary>
public sealed record QueueView(Guid? OwnerId = null, string? QueueCode = null, Standing Standing = Standing.Open, bool Unclaimed = false, string? Text = null, Instant? ClosedSince = null, bool AtRisk = false, bool Breached = false, int? AgeBucket = null, Instant? DueBefore = null, string? Site = null)
{
    /// <summary>Whether a row that was read anew still belongs here. What only the store can tell, age and risk, is not asked.</summary>
    public bool Holds(QueueRow row) => row.Standing == Standing && (OwnerId is null || row.OwnerId == OwnerId) && (QueueCode is null || row.QueueCode == QueueCode) && (!Unclaimed || row.OwnerId is null)
        && (ClosedSince is null || row.ClosedAt >= ClosedSince) && (DueBefore is null || row.EffectiveDueAt < DueBefore) && (Site is null || row.Site == Site)
        && (string.IsNullOrWhiteSpace(Text) || new[] { row.Document, row.Party, row.What }.Any(t => t.Contains(Text, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>How many items of a list belong to a site.</summary>
public sealed record SiteCount(string Code, int Count);

/// <summary>Pages of work in the one order: lane, effective due or what a bucket orders by, score, value at risk, age, number.</summary>
public sealed class QueueRows(PortalDbs dbs, ICurrentActor current, IClock clock, KnownPlaces known, QueueSight sight, SharedReads shared)
{
    public const int PageSize = 50;

    /// <summary>Nobody reads beyond it, and counting a million rows is not free.</summary>
    public const int CountedUpTo = 10_000;

    /// <summary>Every store takes so many parameters.</summary>
    private const int IdsAtOnce = 500;

    public async Task<IReadOnlyList<QueueRow>> Page(QueueView view, QueueCursor? after, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var items = await Filter(db, view, actor, ct);
        if (view.Standing != Standing.Open || after is not { } last) return await Rows(db, InOrder(items, view.Standing).Take(PageSize), ct);

        // One range of the index for each lane: a single predicate over both would make the store read the whole P1 lane for a late page.
        var rows = new List<QueueRow>(PageSize);
        for (int? next = last.Lane; next is { } lane; next = rows.Count < PageSize ? await LaneBehind(items, lane, ct) : null)
        {
            rows.AddRange(await Rows(db, InLane(items, lane, last).OrderBy(i => i.OrderAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Take(PageSize - rows.Count), ct));
        }
        return rows;
    }

    /// <summary>Counted up to <see cref="CountedUpTo"/>.</summary>
    public async Task<int> Count(QueueView view, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await (await Filter(db, view, actor, ct)).Take(CountedUpTo).CountAsync(ct);
    }

    /// <summary>The counts of several views of one queue: read once for all who ask at the same moment and see the same of it.</summary>
    /// <param name="what">Equal for who must get equal counts.</param>
    /// <param name="views">Called when the counts are read, as some depend on the time.</param>
    public async Task<IReadOnlyList<int>> Counts(object what, Func<IReadOnlyList<QueueView>> views, CancellationToken ct)
    {
        var actor = await current.Get();
        return await shared.Read((what, await sight.Of(actor, ct)), async token =>
        {
            await using var db = dbs.Read(actor);
            var counts = new List<int>();
            foreach (var view in views()) counts.Add(await (await Filter(db, view, actor, token)).Take(CountedUpTo).CountAsync(token));
            return (IReadOnlyList<int>)counts;
        }, ct);
    }

    /// <summary>All lines of a list in its order, up to <see cref="CountedUpTo"/>: for acts on everything that matches.</summary>
    public async Task<IReadOnlyList<QueueRow>> All(QueueView view, CancellationToken ct, int most = CountedUpTo)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db, InOrder(await Filter(db, view, actor, ct), view.Standing).Take(most), ct);
    }

    /// <summary>How much of a list each site has; read once for all who ask at the same moment and see the same of it.</summary>
    /// <param name="what">Equal for who must get equal counts.</param>
    public async Task<IReadOnlyList<SiteCount>> Sites(object what, QueueView view, CancellationToken ct)
    {
        var actor = await current.Get();
        return await shared.Read((nameof(Sites), what, await sight.Of(actor, ct)), async token =>
        {
            await using var db = dbs.Read(actor);
            var counts = await (await Filter(db, view with { Site = null, Text = null }, actor, token)).GroupBy(i => i.FacilityId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(token);
            var places = await Knowing(p => counts.TrueForAll(c => p.Sites.ContainsKey(c.Key)), token);
            return (IReadOnlyList<SiteCount>)[.. counts.Select(c => new SiteCount(places.Sites[c.Key].Code, c.Count)).OrderBy(c => c.Code, StringComparer.Ordinal)];
        }, ct);
    }

    /// <summary>The same rows with how often people touched each and how often it changed hands: two statements for some hundred rows.</summary>
    public async Task<IReadOnlyList<QueueRow>> WithHands(IReadOnlyList<QueueRow> rows, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var (touches, handoffs) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>());
        foreach (var chunk in rows.Select(r => r.Id).Chunk(IdsAtOnce))
        {
            var acts = await db.Set<FactRow>().Where(f => f.ItemId != null && chunk.Contains(f.ItemId.Value) && f.IsTouch).Select(f => new { f.ItemId, f.At, f.ActorName }).ToListAsync(ct);
            foreach (var of in acts.GroupBy(a => a.ItemId!.Value)) touches[of.Key] = Touches.Count(of.Select(a => (a.At, a.ActorName)));
            foreach (var of in await db.Set<Handoff>().Where(Handoff.IsPassedOn).Where(h => chunk.Contains(h.ItemId)).GroupBy(h => h.ItemId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)) handoffs[of.Key] = of.Count;
        }
        return [.. rows.Select(r => r with { Touches = touches.GetValueOrDefault(r.Id), Handoffs = handoffs.GetValueOrDefault(r.Id) })];
    }

    /// <summary>The lines of these items as they are now; those this person may no longer see are missing.</summary>
    public async Task<IReadOnlyList<QueueRow>> These(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db, await Seen(db.Set<WorkItem>().Where(i => ids.Contains(i.Id)), actor, ct), ct);
    }

    /// <summary>Without the work of queues that this person may not see, unless it is their own.</summary>
    private async ValueTask<IQueryable<WorkItem>> Seen(IQueryable<WorkItem> items, Actor actor, CancellationToken ct) =>
        await sight.Hidden(actor, ct) is { Count: > 0 } hidden ? items.Where(i => i.OwnerId == actor.Id || !hidden.Contains(i.QueueId)) : items;

    internal async ValueTask<IQueryable<WorkItem>> Filter(PortalDb db, QueueView view, Actor actor, CancellationToken ct)
    {
        var items = await Seen(db.Set<WorkItem>().Where(i => i.Standing == view.Standing), actor, ct);
        var now = clock.GetCurrentInstant();
        if (view.OwnerId is { } owner) items = items.Where(i => i.OwnerId == owner);
        if (view.QueueCode is { } code)
        {
            var queue = (await Knowing(p => p.Queue(code) is not null, ct)).Queue(code)?.Id ?? Guid.Empty;
            items = items.Where(i => i.QueueId == queue);
        }
        if (view.Site is { } site)
        {
            var facility = (await Knowing(p => p.Site(site) is not null, ct)).Site(site)?.Id ?? Guid.Empty;
            items = items.Where(i => i.FacilityId == facility);
        }
        if (view.Unclaimed) items = items.Where(i => i.OwnerId == null);
        if (view.ClosedSince is { } since) items = items.Where(i => i.ClosedAt >= since);
        if (view.AtRisk) items = items.Where(i => i.AtRiskAt <= now && i.ResolveDueAt > now);
        if (view.Breached) items = items.Where(i => i.ResolveDueAt <= now);
        // Nothing stands later in its lane than it is due or came, so the index tells which rows need not be read.
        if (view.DueBefore is { } before) items = items.Where(i => i.OrderAt < before && i.EffectiveDueAt < before);
        if (view.AgeBucket is { } bucket) items = items.Where(i => i.AgeBucketIndex == bucket);
        if (!string.IsNullOrWhiteSpace(view.Text)) items = items.Where(i => i.Document.Contains(view.Text) || i.Party.Contains(view.Text) || i.What.Contains(view.Text));
        return items;
    }

    private static IQueryable<WorkItem> InOrder(IQueryable<WorkItem> items, Standing standing) => standing switch
    {
        Standing.Waiting => items.OrderBy(i => i.FollowUpOn).ThenBy(i => i.Number),
        Standing.Closed => items.OrderByDescending(i => i.ClosedAt).ThenBy(i => i.Number),
        _ => items.InQueueOrder(),
    };

    /// <summary>What of a lane is behind an item: all of it, where the item is in one before. The range over all of a lane says by which index it is read: equality alone would
    /// suit others as well, which then sort the whole lane.</summary>
    internal static IQueryable<WorkItem> InLane(IQueryable<WorkItem> items, int lane, QueueCursor last)
    {
        var here = items.Where(i => i.Lane == lane);
        return last.Lane == lane ? Behind(here, last) : here.Where(i => i.OrderAt >= WorkItem.SameInstant);
    }

    /// <summary>The next lane that has any of them; null behind the last.</summary>
    internal static Task<int?> LaneBehind(IQueryable<WorkItem> items, int lane, CancellationToken ct) => items.Where(i => i.Lane > lane).OrderBy(i => i.Lane).Select(i => (int?)i.Lane).FirstOrDefaultAsync(ct);

    /// <summary>Written "at or behind, and truly behind", which every store turns into a seek; the shorter form with OR alone makes some of them scan.</summary>
    private static IQueryable<WorkItem> Behind(IQueryable<WorkItem> items, QueueCursor last) => items.Where(i =>
        i.OrderAt >= last.OrderAt && (i.OrderAt > last.OrderAt
        || i.ScoreOrder > last.ScoreOrder || (i.ScoreOrder == last.ScoreOrder && (i.ValueOrder > last.ValueOrder
        || (i.ValueOrder == last.ValueOrder && (i.CreatedAt > last.CreatedAt || (i.CreatedAt == last.CreatedAt && i.Number > last.Number)))))));

    private async ValueTask<Places> Knowing(Func<Places, bool> isEnough, CancellationToken ct) => await known.Knowing(await known.Lately(ct), isEnough, ct);

    // What their places are called is remembered: joined to them, the store would sort the rows once more.
    private async Task<List<QueueRow>> Rows(PortalDb db, IQueryable<WorkItem> items, CancellationToken ct)
    {
        var rows = await items.Select(i => new QueueRow(
            i.Id, i.Version, i.Number, i.Type, i.SubjectId, i.QueueId, i.FacilityId, i.What, i.Document, i.Party, i.Amount, i.Currency, i.Difference, i.Why, i.State, i.Standing, i.Priority, i.Lane,
            i.Score, i.EffectiveDueAt, i.ResolveDueAt, i.CreatedAt, i.FollowUpOn, i.PauseReason, i.LeaseUntil, i.OwnerId,
            db.Set<Person>().Where(p => p.Id == i.OwnerId).Select(p => p.Name).FirstOrDefault(), i.ScoreOrder, i.ValueOrder, i.Resolution, i.ClosedAt, i.TargetSeconds)
        {
            OrderAt = i.OrderAt, AnswerDueAt = i.Standing == Standing.Open && (i.RespondedAt == null || i.HeardAt != null) && (i.UpdateDueAt == null || i.ResponseDueAt < i.UpdateDueAt) ? i.ResponseDueAt : i.UpdateDueAt,
        }).ToListAsync(ct);
        var places = await Knowing(p => rows.TrueForAll(r => p.Queues.ContainsKey(r.QueueId) && p.Sites.ContainsKey(r.FacilityId)), ct);
        return rows.ConvertAll(r => r.At(places.Queues[r.QueueId], places.Sites[r.FacilityId]));
    }
}
