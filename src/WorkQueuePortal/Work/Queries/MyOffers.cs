using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What is offered to somebody at this moment.</summary>
/// <param name="Until">When it goes to somebody else.</param>
public sealed record OfferRow(Guid Item, string What, string Document, string Party, Instant? DueAt, Instant At, Instant Until);

/// <summary>How somebody stands with queues that offer their work.</summary>
/// <param name="Works">Whether they work any such queue.</param>
/// <param name="SilentSince">They let an offer pass in silence, and are offered nothing until they act.</param>
public sealed record Standby(bool Works, OfferRow? Offer = null, Instant? SilentSince = null)
{
    public static readonly Standby Nowhere = new(false);
}

/// <summary>What the viewer is offered.</summary>
public sealed class MyOffers(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    public async Task<Standby> Run(CancellationToken ct)
    {
        var actor = await current.Get();
        if (!Permissions.WorkTake.IsHeldBy(actor)) return Standby.Nowhere;
        await using var db = dbs.Read(actor);
        var now = clock.GetCurrentInstant();
        if (!(await known.Now(db, now, ct)).Queues.Values.Any(q => q.OffersWork && !q.IsPersonal && q.IsFor(actor))) return Standby.Nowhere;
        var offer = await db.Set<WorkOffer>().Where(o => o.PersonId == actor.Id && o.Until > now)
            .Join(db.Set<WorkItem>().Where(i => i.OwnerId == null && i.Standing == Standing.Open), o => o.ItemId, i => i.Id, (o, i) => new OfferRow(i.Id, i.What, i.Document, i.Party, i.ResolveDueAt, o.At, o.Until)).SingleOrDefaultAsync(ct);
        return new Standby(true, offer, await db.Set<Taker>().Where(t => t.PersonId == actor.Id).Select(t => t.SilentSince).SingleOrDefaultAsync(ct));
    }
}
