using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>Somebody who works queues, or has left and still holds work.</summary>
/// <param name="Skills">"Pharmacy 3".</param>
public sealed record TeamRow(Guid Id, string Name, string Title, bool IsActive, bool IsAway, Instant? AwayFrom, Instant? AwayUntil, string? AwayWhy, int Held, int Waiting, IReadOnlyList<string> Skills)
{
    /// <summary>They let an offer pass in silence then, and are offered nothing until they act; null while they are offered work.</summary>
    public Instant? SilentSince { get; init; }

    /// <summary>Work that nobody is at: its owner is away or has left.</summary>
    public bool LeavesWork => Held + Waiting > 0 && (IsAway || !IsActive);
}

/// <summary>An item that a supervisor has to give to somebody.</summary>
public sealed record StuckRow(Guid Id, string Document, string What, string Queue, string QueueCode, Instant Since, string Because);

/// <summary>The people of the queues: who is away, who can what, and whose work lies.</summary>
public sealed class TeamRows(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TeamRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var now = clock.GetCurrentInstant();
        var held = await db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed && i.OwnerId != null).GroupBy(i => i.OwnerId!.Value)
            .Select(g => new { g.Key, Held = g.Count(i => i.Standing == Standing.Open), Waiting = g.Count(i => i.Standing == Standing.Waiting) }).ToDictionaryAsync(g => g.Key, ct);
        var (roles, granted) = QueueRights.WhoOpen((await known.Now(db, now, ct)).ByName);
        var owners = held.Keys.ToList();
        var people = await db.Set<Person>().Where(p => (p.IsActive && (p.Roles.Any(r => roles.Contains(r.Role)) || granted.Contains(p.Id))) || (!p.IsActive && owners.Contains(p.Id)))
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Title, p.IsActive }).ToListAsync(ct);
        var takers = await db.Set<Taker>().ToDictionaryAsync(t => t.PersonId, ct);
        var skills = (await db.Set<PersonSkill>().OrderBy(s => s.Skill).ToListAsync(ct)).ToLookup(s => s.PersonId, s => $"{s.Skill} {s.Level}");
        return
        [
            .. people.Select(p =>
            {
                var (taker, has) = (takers.GetValueOrDefault(p.Id), held.GetValueOrDefault(p.Id));
                var comes = taker?.AwayUntil > now;
                return new TeamRow(p.Id, p.Name, p.Title, p.IsActive, taker?.AwayAt(now) is not null, comes ? taker!.AwayFrom : null, comes ? taker!.AwayUntil : null, comes ? taker!.AwayWhy : null, has?.Held ?? 0, has?.Waiting ?? 0, [.. skills[p.Id]]) { SilentSince = taker?.SilentSince };
            }),
        ];
    }

    /// <summary>What everyone has declined and nobody has, oldest first.</summary>
    public async Task<IReadOnlyList<StuckRow>> Stuck(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await (
            from s in db.Set<StuckItem>()
            join i in db.Set<WorkItem>() on s.ItemId equals i.Id
            join q in db.Set<WorkQueue>() on i.QueueId equals q.Id
            where i.Standing == Standing.Open && i.OwnerId == null
            orderby s.Since
            select new StuckRow(i.Id, i.Document, i.What, q.Name, q.Code, s.Since, s.Because)).Take(Most).ToListAsync(ct);
    }
}
