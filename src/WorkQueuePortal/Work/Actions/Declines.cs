using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Keeps, inside the save of whoever declines, that somebody does not take an item. When nobody is left who has not declined it, a supervisor decides.</summary>
internal static class Declines
{
    /// <returns>What comes of it, for whoever declined.</returns>
    public static async Task<string> Keep(WriteScope at, WorkDesk desk, ItemWithClocks held, DeclineReason reason, CancellationToken ct)
    {
        var item = held.Item;
        var declines = await at.Db.Set<WorkDecline>().Where(d => d.ItemId == item.Id).ToListAsync(ct);
        var mine = declines.Find(d => d.PersonId == at.Actor.Id);
        if (mine is null)
        {
            mine = new WorkDecline { ItemId = item.Id, PersonId = at.Actor.Id };
            at.Add(mine);
            declines.Add(mine);
        }
        mine.Add(reason, at.Now, held.Calendar);
        if (await IsAnybodyLeft(at, desk, item, declines, ct))
            return mine.AgainAt is null ? $"Item {item.Number} is back in the queue and is not offered to you again." : $"Item {item.Number} is back in the queue; it may come to you again after a business day.";

        foreach (var decline in declines) decline.NeverAgain();
        const string because = "Everyone who may have it has declined it.";
        if (!await at.Db.Set<StuckItem>().AnyAsync(s => s.ItemId == item.Id, ct)) at.Add(new StuckItem(item.Id, at.Now, because));
        at.Record(new WorkStuck(item.Id, because));
        return $"Item {item.Number} is back in the queue. Everyone has declined it, so a supervisor decides.";
    }

    private static async Task<bool> IsAnybodyLeft(WriteScope at, WorkDesk desk, WorkItem item, List<WorkDecline> declines, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstAsync(q => q.Id == item.QueueId, ct);
        var (roles, granted) = QueueRights.WhoOpen([queue]);
        var people = await at.Db.Set<Person>().AsNoTracking().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().Where(p => p.IsActive && (p.Roles.Any(r => roles.Contains(r.Role)) || granted.Contains(p.Id))).ToListAsync(ct);
        foreach (var person in people.Where(p => declines.TrueForAll(d => d.PersonId != p.Id)))
        {
            if (await desk.MayTake(at, item, person.AsActor(), ct) is null) return true;
        }
        return false;
    }
}
