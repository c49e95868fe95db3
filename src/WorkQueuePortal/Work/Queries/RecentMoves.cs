using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>Items that the viewer gave to one person a short while ago and may still take back.</summary>
public sealed record RecentMove(Guid PersonId, string Person, Instant Until, IReadOnlyList<Guid> Items);

public sealed class RecentMoves(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    public async Task<IReadOnlyList<RecentMove>> Run(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var since = clock.GetCurrentInstant() - MoveUndo.For;
        var moves = await (
            from h in db.Set<Handoff>()
            join i in db.Set<WorkItem>() on h.ItemId equals i.Id
            join p in db.Set<Person>() on h.ToPersonId equals p.Id
            where h.ById == actor.Id && h.At > since && h.Cause == Handoff.Redistributed && i.OwnerId == h.ToPersonId && i.Standing != Standing.Closed
                && !db.Set<Handoff>().Any(later => later.ItemId == h.ItemId && later.At > h.At)
            select new { i.Id, PersonId = p.Id, p.Name, h.At }).ToListAsync(ct);
        return [.. moves.GroupBy(m => (m.PersonId, m.Name)).Select(g => new RecentMove(g.Key.PersonId, g.Key.Name, g.Min(m => m.At) + MoveUndo.For, [.. g.Select(m => m.Id)])).OrderBy(m => m.Person, StringComparer.Ordinal)];
    }
}
