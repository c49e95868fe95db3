using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Puts the open work of a queue into its buckets, set by set. What arises later finds its own; this is for queues whose buckets were changed.</summary>
internal static class Buckets
{
    public static async Task Sort(PortalDb db, WorkQueue queue, CancellationToken ct)
    {
        var items = db.Everywhere<WorkItem>().Where(i => i.QueueId == queue.Id && i.Standing != Standing.Closed);
        var (buckets, moved) = (QueueBucket.Of(queue.Buckets), 0);
        var rest = items;
        for (var place = 1; place <= buckets.Count; place++)
        {
            var bucket = buckets[place - 1];
            var site = bucket.Site is { } code ? await db.Set<Facility>().Where(f => f.Code == code).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct) ?? Guid.Empty : (Guid?)null;
            var (what, from) = (bucket.What, bucket.FromOrder);
            Expression<Func<WorkItem, bool>> fits = i => (what == null || i.What == what) && (from == null || i.ValueOrder <= from) && (site == null || i.FacilityId == site);
            moved += await Put(rest.Where(fits), place, bucket.Order, ct);
            rest = rest.Where(Expression.Lambda<Func<WorkItem, bool>>(Expression.Not(fits.Body), fits.Parameters));
        }
        moved += buckets.Count == 0 ? await Put(rest, 1, BucketOrder.Due, ct) : await Put(rest, buckets.Count + 1, BucketOrder.Oldest, ct);
        if (moved > 0) await TakePlaces(items, ct);
    }

    /// <summary>The same as an item does for itself when its priority or bucket changes.</summary>
    public static Task<int> TakePlaces(IQueryable<WorkItem> items, CancellationToken ct)
    {
        var same = WorkItem.SameInstant;
        return items
            .Select(i => new { Item = i, Lane = i.PinnedAt != null ? (i.Priority == 1 ? -2 : -1) : i.Priority == 1 ? 0 : i.Bucket })
            .Select(r => new { r.Item, r.Lane, OrderAt = r.Lane <= 0 || r.Item.BucketOrder == BucketOrder.Due ? r.Item.EffectiveDueAt : r.Item.BucketOrder == BucketOrder.Oldest ? r.Item.CreatedAt : same })
            .Where(r => r.Item.Lane != r.Lane || r.Item.OrderAt != r.OrderAt)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Item.Lane, r => r.Lane).SetProperty(r => r.Item.OrderAt, r => r.OrderAt), ct);
    }

    private static Task<int> Put(IQueryable<WorkItem> items, int place, BucketOrder order, CancellationToken ct) => items.Where(i => i.Bucket != place || i.BucketOrder != order)
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.Bucket, place).SetProperty(i => i.BucketOrder, order), ct);
}
