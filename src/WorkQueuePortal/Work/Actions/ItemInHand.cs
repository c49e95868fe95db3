using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>An item that an act has taken: before the act is saved its clocks follow it, whatever the act was.</summary>
internal sealed class ItemInHand(ItemWithClocks item, SlaBooks books, RungAlarm alarm) : ISettles
{
    private int _told;

    public ItemWithClocks Item => item;

    public async Task Settle(WriteScope at, CancellationToken ct)
    {
        // A queue that was made since the book was read is looked up once.
        item.Consult(await books.Knowing(item.Item.QueueId, item.Item.FacilityId, ct));
        var settled = item.Settle(at.Now, item.NeedsHistory(at.Now) ? await History(at, ct) : []);
        if (settled.Moment is { } moment) at.Add(moment);
        foreach (var clock in settled.Attached) at.Add(clock);
        foreach (var fact in settled.Facts) at.Record(fact);
        foreach (var rung in item.Told.Skip(_told)) at.Add(rung);
        _told = item.Told.Count;
        alarm.Set(item.Item.NextRungAt);
    }

    /// <summary>Everything that happened to it, oldest first.</summary>
    public async Task<IReadOnlyList<ItemMoment>> History(WriteScope at, CancellationToken ct)
    {
        var moments = await at.Db.Set<ItemMoment>().AsNoTracking().Where(m => m.ItemId == item.Item.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(ct);
        return moments.Count > 0 ? moments : ItemMoment.Recollect(item.Item, item.Resolve);
    }
}
