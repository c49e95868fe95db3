using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>Who else has an item before them now. Told only to those who may see the item themselves.</summary>
public sealed class ItemLookers(PortalDbs dbs, ICurrentActor current, QueueRows rows, IClock clock)
{
    public async Task<IReadOnlyList<string>> Of(Guid item, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var now = clock.GetCurrentInstant();
        var people = db.Set<ItemLook>().Where(l => l.ItemId == item && l.Until > now && l.PersonId != actor.Id).Select(l => l.PersonId);
        var names = await db.Set<Person>().Where(p => p.IsActive && people.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(ct);
        return names.Count > 0 && (await rows.These([item], ct)).Count == 0 ? [] : names;
    }
}
