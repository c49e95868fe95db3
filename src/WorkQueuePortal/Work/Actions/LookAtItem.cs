using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Notes who has an item before them, for others who open it, on whichever node they are. It leaves no trace in the trail: looking is no act.</summary>
public sealed class LookAtItem(UnitOfWork work)
{
    private static readonly Permission Anybody = Permission.OfEverybody("item.look", "Sign in to look at items.");

    /// <param name="page">One page shows one item at a time.</param>
    public Task<Outcome> Run(Guid page, Guid item, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            if (!await at.Db.Set<WorkItem>().AnyAsync(i => i.Id == item, ct)) return Refusal.NotFound("The item");
            var look = await at.Db.Set<ItemLook>().FirstOrDefaultAsync(l => l.Id == page && l.PersonId == at.Actor.Id, ct);
            if (look is null) at.Add(look = new ItemLook { Id = page, PersonId = at.Actor.Id });
            foreach (var told in look.At(item, at.Now)) at.Tell(Topics.Look, told);
            return Outcome.Done();
        }, ct);

    /// <summary>The page has gone, and with it whatever died without a word.</summary>
    public Task<Outcome> End(Guid page, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            foreach (var look in await at.Db.Set<ItemLook>().Where(l => (l.Id == page && l.PersonId == at.Actor.Id) || l.Until < at.Now).ToListAsync(ct))
            {
                at.Db.Remove(look);
                at.Tell(Topics.Look, look.ItemId);
            }
            return Outcome.Done();
        }, ct);
}
