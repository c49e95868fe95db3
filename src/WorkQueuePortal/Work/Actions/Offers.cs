using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>What is done about offers inside the save of whoever makes, answers or ends one.</summary>
internal static class Offers
{
    /// <summary>Said to nobody: this person is offered nothing now.</summary>
    public static readonly Refusal NotNow = new("no-offer", "Nothing is offered now.");

    public static readonly Refusal Gone = new("offer-gone", "This offer is over: the item is in other hands, or may not come to you any more. Get next takes the next one.");

    /// <summary>The item has been kept for the person by the statement that chose it; from here on it is for the time that its queue sets.</summary>
    public static async Task Make(WriteScope at, Guid item, WorkQueue queue, Taker taker, CancellationToken ct)
    {
        var until = at.Now + Duration.FromMinutes(queue.OfferMinutes);
        await at.Db.Set<WorkItem>().Where(i => i.Id == item).ExecuteUpdateAsync(set => set.SetProperty(i => i.OfferedUntil, until), ct);
        at.Db.Attach(taker);
        taker.BeOffered(at.Now);
        at.Add(new WorkOffer { PersonId = at.Actor.Id, ItemId = item, At = at.Now, Until = until });
        at.Tell(Topics.Offer, at.Actor.Id);
    }

    /// <summary>Whoever takes something has answered. Another item that they were offered is free again.</summary>
    /// <returns>Whether it was this one.</returns>
    public static async Task<bool> Answered(WriteScope at, Guid item, CancellationToken ct)
    {
        if (await at.Db.Set<WorkOffer>().FirstOrDefaultAsync(o => o.PersonId == at.Actor.Id, ct) is not { } offer) return false;
        await End(at, offer, offer.ItemId != item, ct);
        return offer.ItemId == item;
    }

    /// <param name="isFree">Whether others may have the item from now on.</param>
    public static async Task End(WriteScope at, WorkOffer offer, bool isFree, CancellationToken ct)
    {
        at.Db.Remove(offer);
        at.Tell(Topics.Offer, offer.PersonId);
        if (isFree) await at.Db.Everywhere<WorkItem>().Where(i => i.Id == offer.ItemId && i.OfferedUntil == offer.Until).ExecuteUpdateAsync(set => set.SetProperty(i => i.OfferedUntil, (Instant?)null), ct);
    }

    /// <summary>Whoever acts is there: they are offered work again.</summary>
    public static async Task Act(WriteScope at, CancellationToken ct)
    {
        var me = at.Actor.Id;
        if (await at.Db.Set<Taker>().Where(t => t.PersonId == me && t.SilentSince != null).ExecuteUpdateAsync(set => set.SetProperty(t => t.SilentSince, (Instant?)null), ct) > 0) at.Tell(Topics.Offer, me);
    }

    /// <summary>Null unless the item is kept for somebody else at this moment.</summary>
    public static async Task<Refusal?> Elsewhere(WriteScope at, WorkItem item, CancellationToken ct) =>
        item.OfferedUntil > at.Now && await at.Db.Set<WorkOffer>().AnyAsync(o => o.ItemId == item.Id && o.PersonId != at.Actor.Id && o.Until > at.Now, ct)
            ? new Refusal("offered", $"Item {item.Number} is offered to somebody at this moment. Try again in a few minutes, or use Get next.") : null;
}
