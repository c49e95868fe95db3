using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What one person got, passed on and closed, or what people did with the work of one site.</summary>
/// <param name="Pulled">Came by Get next, or was offered and accepted.</param>
/// <param name="Picked">Taken by hand out of a list.</param>
/// <param name="PutBack">Released, or lost for want of activity.</param>
/// <param name="Easy">Of those closed, how many are of a kind that takes half the usual time or less.</param>
/// <param name="FirstAct">The median from getting an item to doing something about it.</param>
/// <param name="Handling">The median from getting an item to closing it.</param>
public sealed record FairRow(Guid Id, string Name, int Pulled, int Picked, int PutBack, int Declined, int Closed, int Easy, Duration? FirstAct, Duration? Handling)
{
    /// <summary>Got, passed on or closed anything at all.</summary>
    public bool HasWork => Pulled + Picked + PutBack + Declined + Closed > 0;

    public decimal? EasyShare => Closed == 0 ? null : (decimal)Easy / Closed;
}

/// <summary>Whether the work is shared fairly: what each got and passed on, from the handoffs and the closed items of some days. Five statements, however many people, and three for the sites.</summary>
public sealed class FairRows(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    /// <summary>Medians are taken of the latest so many.</summary>
    public const int Most = 20_000;

    public async Task<IReadOnlyList<FairRow>> Run(int days, string? site, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var since = clock.GetCurrentInstant() - Duration.FromDays(days);
        var items = db.Set<WorkItem>().Where(i => site == null || db.Set<Facility>().Any(f => f.Id == i.FacilityId && f.Code == site));
        var (roles, granted) = QueueRights.WhoOpen((await known.Now(db, clock.GetCurrentInstant(), ct)).ByName);
        var people = await db.Set<Person>().Where(p => p.IsActive && (p.Roles.Any(r => roles.Contains(r.Role)) || granted.Contains(p.Id))).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var ids = people.ConvertAll(p => p.Id);

        var moves = db.Set<Handoff>().Where(h => h.At >= since && items.Any(i => i.Id == h.ItemId));
        string[] own = [Handoff.Pulled, Handoff.Offered, Handoff.Taken, Handoff.Declined];
        var acts = await moves.Where(h => ids.Contains(h.ById) && own.Contains(h.Cause)).GroupBy(h => new { h.ById, h.Cause }).Select(g => new { g.Key.ById, g.Key.Cause, Count = g.Count() })
            .ToDictionaryAsync(g => (g.ById, g.Cause), g => g.Count, ct);
        var released = await moves.Where(h => ids.Contains(h.ById) && h.Cause == Handoff.ByHand && h.ToPersonId == null && h.FromQueueId == h.ToQueueId).GroupBy(h => h.ById).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        // Nobody's act ends a lease.
        var lost = await moves.Where(h => h.ById == Guid.Empty && h.Cause == Handoff.LeaseEnded && h.FromPersonId != null).GroupBy(h => h.FromPersonId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var closed = await items.Where(i => i.Standing == Standing.Closed && i.State == WorkState.Done && i.OwnerId != null && ids.Contains(i.OwnerId.Value) && i.ClosedAt >= since).OrderByDescending(i => i.ClosedAt).Take(Most)
            .Select(i => new Finished(i.OwnerId!.Value, i.Type + " " + i.What, i.AssignedAt, i.RespondedAt, i.ClosedAt!.Value)).ToListAsync(ct);

        var (easy, theirs) = (Fairness.EasyKinds(closed), closed.ToLookup(f => f.Person));
        return
        [
            .. people.Select(p => new FairRow(
                p.Id, p.Name, acts.GetValueOrDefault((p.Id, Handoff.Pulled)) + acts.GetValueOrDefault((p.Id, Handoff.Offered)), acts.GetValueOrDefault((p.Id, Handoff.Taken)), released.GetValueOrDefault(p.Id) + lost.GetValueOrDefault(p.Id), acts.GetValueOrDefault((p.Id, Handoff.Declined)),
                theirs[p.Id].Count(), theirs[p.Id].Count(f => easy.Contains(f.Kind)), Fairness.Median(theirs[p.Id].Select(f => f.FirstAct)), Fairness.Median(theirs[p.Id].Select(f => f.Handling)))),
        ];
    }

    /// <summary>The same by the sites whose work the viewer sees, whoever did it: whether one waits longer, or is put back more often, than another.</summary>
    public async Task<IReadOnlyList<FairRow>> BySite(int days, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var since = clock.GetCurrentInstant() - Duration.FromDays(days);
        var sites = await SitesOf(db, actor, ct);
        var counts = await (from h in db.Set<Handoff>() join i in db.Set<WorkItem>() on h.ItemId equals i.Id where h.At >= since group h by i.FacilityId into g select new
        {
            g.Key, Pulled = g.Count(h => h.Cause == Handoff.Pulled), Picked = g.Count(h => h.Cause == Handoff.Taken), Declined = g.Count(h => h.Cause == Handoff.Declined),
            PutBack = g.Count(h => (h.Cause == Handoff.ByHand && h.ToPersonId == null && h.FromQueueId == h.ToQueueId) || (h.Cause == Handoff.LeaseEnded && h.FromPersonId != null)),
        }).ToDictionaryAsync(g => g.Key, ct);
        var closed = await db.Set<WorkItem>().Where(i => i.Standing == Standing.Closed && i.State == WorkState.Done && i.OwnerId != null && i.ClosedAt >= since).OrderByDescending(i => i.ClosedAt).Take(Most)
            .Select(i => new { i.FacilityId, Item = new Finished(i.OwnerId!.Value, i.Type + " " + i.What, i.AssignedAt, i.RespondedAt, i.ClosedAt!.Value) }).ToListAsync(ct);

        var (easy, theirs) = (Fairness.EasyKinds([.. closed.Select(c => c.Item)]), closed.ToLookup(c => c.FacilityId, c => c.Item));
        return
        [
            .. from site in sites
               let count = counts.GetValueOrDefault(site.Id)
               let done = theirs[site.Id].ToList()
               select new FairRow(site.Id, site.Code, count?.Pulled ?? 0, count?.Picked ?? 0, count?.PutBack ?? 0, count?.Declined ?? 0, done.Count, done.Count(f => easy.Contains(f.Kind)),
                   Fairness.Median(done.Select(f => f.FirstAct)), Fairness.Median(done.Select(f => f.Handling))),
        ];
    }

    /// <summary>The sites whose work the viewer sees.</summary>
    public async Task<IReadOnlyList<string>> Sites(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return [.. (await SitesOf(db, actor, ct)).Select(s => s.Code)];
    }

    private static async Task<List<(Guid Id, string Code)>> SitesOf(PortalDb db, Actor actor, CancellationToken ct)
    {
        var all = await db.Set<Facility>().OrderBy(f => f.Code).Select(f => new { f.Id, f.Code }).ToListAsync(ct);
        return [.. all.Where(f => actor.Sees(f.Id)).Select(f => (f.Id, f.Code))];
    }
}
