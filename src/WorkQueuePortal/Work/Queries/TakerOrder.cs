using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>In which order the viewer goes through the queues; empty for all as one list.</summary>
public sealed class TakerOrder(PortalDbs dbs, ICurrentActor current)
{
    public async Task<IReadOnlyList<string>> Run(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return (await db.Set<Taker>().FirstOrDefaultAsync(t => t.PersonId == actor.Id, ct))?.Order ?? [];
    }
}
