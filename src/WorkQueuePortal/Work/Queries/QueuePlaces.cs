using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>Where an item stands in a list.</summary>
/// <param name="Position">From 1.</param>
/// <param name="NextFree">The next that nobody else has: where the work goes on.</param>
public sealed record QueuePlace(int Position, int Total, Guid? Previous, Guid? Next, Guid? NextFree);

/// <summary>Finds an item's place and neighbours in the queue order, without reading the rows between. It works for an item that has just left the list, too.</summary>
public sealed class QueuePlaces(PortalDbs dbs, ICurrentActor current, QueueRows rows)
{
    public async Task<QueuePlace> Of(QueueView view, QueueCursor at, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var items = await rows.Filter(db, view, actor, ct);
        var before = items.Where(i => i.Lane < at.Lane || (i.Lane == at.Lane && (i.OrderAt < at.OrderAt || (i.OrderAt == at.OrderAt
            && (i.ScoreOrder < at.ScoreOrder || (i.ScoreOrder == at.ScoreOrder && (i.ValueOrder < at.ValueOrder
            || (i.ValueOrder == at.ValueOrder && (i.CreatedAt < at.CreatedAt || (i.CreatedAt == at.CreatedAt && i.Number < at.Number))))))))));
        var previous = await before.OrderByDescending(i => i.Lane).ThenByDescending(i => i.OrderAt).ThenByDescending(i => i.ScoreOrder).ThenByDescending(i => i.ValueOrder)
            .ThenByDescending(i => i.CreatedAt).ThenByDescending(i => i.Number).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
        var next = await After(items, at, ct);
        var free = await After(items.Where(i => i.OwnerId == null || i.OwnerId == actor.Id), at, ct)
            ?? await First(items.Where(i => (i.OwnerId == null || i.OwnerId == actor.Id) && i.Number != at.Number), ct);
        return new QueuePlace(await before.Take(QueueRows.CountedUpTo).CountAsync(ct) + 1, await items.Take(QueueRows.CountedUpTo).CountAsync(ct), previous, next, free);
    }

    private static async Task<Guid?> After(IQueryable<WorkItem> items, QueueCursor at, CancellationToken ct)
    {
        for (int? next = at.Lane; next is { } lane; next = await QueueRows.LaneBehind(items, lane, ct))
        {
            if (await First(QueueRows.InLane(items, lane, at), ct) is { } found) return found;
        }
        return null;
    }

    private static Task<Guid?> First(IQueryable<WorkItem> items, CancellationToken ct) => items.InQueueOrder().Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
}
