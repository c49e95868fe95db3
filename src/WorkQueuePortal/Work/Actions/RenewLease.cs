using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Typing is activity: the lease of a pulled item runs anew. The row's version stays, so nobody who has it open reads a conflict out of it.</summary>
public sealed class RenewLease(UnitOfWork work)
{
    public Task<Outcome> Run(Guid id, CancellationToken ct) => work.Write(Permissions.WorkTake, async at =>
    {
        var until = at.Now + WorkItem.Lease;
        await at.Db.Set<WorkItem>().Where(i => i.Id == id && i.OwnerId == at.Actor.Id && i.LeaseUntil > at.Now).ExecuteUpdateAsync(set => set.SetProperty(i => i.LeaseUntil, until), ct);
        return Outcome.Done();
    }, ct);
}
