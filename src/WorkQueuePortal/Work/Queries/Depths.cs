using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>How deep one queue is, for the board.</summary>
public sealed record QueueDepth(Guid Id, string Code, string Name, int Open, int Unclaimed, int Waiting, int AtRisk, int Breached, int P1, decimal Value, IReadOnlyList<int> Ages)
{
    /// <summary>Null where it hands out everything.</summary>
    public Surge? Surge { get; init; }
}

/// <summary>How much one person has in hand.</summary>
public sealed record PersonLoad(Guid Id, string Name, int Held, int Waiting, int AtRisk, int Breached)
{
    public bool IsAway { get; init; }
}

public sealed class Depths(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock, QueueSight sight, SharedReads shared)
{
    public async Task<IReadOnlyList<QueueDepth>> Queues(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var now = clock.GetCurrentInstant();
        var queues = await db.Set<WorkQueue>().OrderBy(q => q.Name).ToListAsync(ct);
        var depths = (await DepthCounts.Of(db, now, ct)).ToDictionary(d => d.QueueId);
        return [.. queues.Select(q => (depths.TryGetValue(q.Id, out var d)
            ? new QueueDepth(q.Id, q.Code, q.Name, d.Open, d.Unclaimed, d.Waiting, d.AtRisk, d.Breached, d.P1, d.ValueCents / 100m, [d.Age0, d.Age1, d.Age2, d.Age3, d.Age4, d.Age5])
            : new QueueDepth(q.Id, q.Code, q.Name, 0, 0, 0, 0, 0, 0, 0m, [0, 0, 0, 0, 0, 0])) with { Surge = q.SurgeAt(now) })];
    }

    /// <summary>What a queue is called; null where there is none of that code.</summary>
    public async Task<string?> NameOf(string code, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await db.Set<WorkQueue>().Where(q => q.Code == code).Select(q => q.Name).FirstOrDefaultAsync(ct);
    }

    /// <summary>Everybody who holds work now, and those who could take work of this queue.</summary>
    public async Task<IReadOnlyList<PersonLoad>> People(string? queueCode, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var now = clock.GetCurrentInstant();
        var held = await db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed && i.OwnerId != null).GroupBy(i => i.OwnerId!.Value).Select(g => new
        {
            g.Key, Held = g.Count(i => i.Standing == Standing.Open), Waiting = g.Count(i => i.Standing == Standing.Waiting),
            AtRisk = g.Count(i => i.Standing == Standing.Open && i.AtRiskAt <= now && i.ResolveDueAt > now), Breached = g.Count(i => i.Standing == Standing.Open && i.ResolveDueAt <= now),
        }).ToDictionaryAsync(g => g.Key, ct);
        var (roles, granted) = QueueRights.WhoOpen([.. (await known.Now(db, now, ct)).Queues.Values.Where(q => queueCode == null || q.Code == queueCode)]);
        var people = await db.Set<Person>().Where(p => p.IsActive && (p.Roles.Any(r => roles.Contains(r.Role)) || granted.Contains(p.Id))).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var away = (await db.Set<Taker>().Where(t => t.AwayFrom <= now && t.AwayUntil > now).Select(t => t.PersonId).ToListAsync(ct)).ToHashSet();
        return [.. people.Select(p => (held.TryGetValue(p.Id, out var h) ? new PersonLoad(p.Id, p.Name, h.Held, h.Waiting, h.AtRisk, h.Breached) : new PersonLoad(p.Id, p.Name, 0, 0, 0, 0)) with { IsAway = away.Contains(p.Id) })];
    }

    /// <summary>The queues this person works, with what waits in each.</summary>
    public async Task<IReadOnlyList<(string Code, string Name, int Unclaimed, int Open)>> MyQueues(CancellationToken ct)
    {
        var actor = await current.Get();
        return await shared.Read((nameof(MyQueues), await sight.Of(actor, ct)), token => QueuesOf(actor, token), ct);
    }

    private async Task<IReadOnlyList<(string Code, string Name, int Unclaimed, int Open)>> QueuesOf(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Read(actor);
        var queues = (await known.Now(db, clock.GetCurrentInstant(), ct)).ByName.Where(q => !q.IsPersonal && q.IsFor(actor)).ToList();
        var ids = queues.ConvertAll(q => q.Id);
        var counts = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && ids.Contains(i.QueueId)).GroupBy(i => i.QueueId)
            .Select(g => new { g.Key, Unclaimed = g.Count(i => i.OwnerId == null), Open = g.Count() }).ToDictionaryAsync(g => g.Key, ct);
        return [.. queues.Select(q => (q.Code, q.Name, counts.TryGetValue(q.Id, out var c) ? c.Unclaimed : 0, counts.TryGetValue(q.Id, out var d) ? d.Open : 0))];
    }

    /// <summary>Queue depth of the last hours, oldest first, for the sparkline.</summary>
    public async Task<IReadOnlyList<(Instant At, int Open, int Breached)>> History(Duration span, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var from = clock.GetCurrentInstant() - span;
        var rows = await db.Set<QueueSnapshot>().Where(s => s.At >= from).GroupBy(s => s.At).Select(g => new { g.Key, Open = g.Sum(s => s.OpenCount), Breached = g.Sum(s => s.BreachedCount) }).OrderBy(g => g.Key).ToListAsync(ct);
        return [.. rows.Select(r => (r.Key, r.Open, r.Breached))];
    }
}
