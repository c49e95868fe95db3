using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Work.Queries;

/// <summary>What somebody typed before and has not sent.</summary>
public sealed record Draft(string Text, Instant SavedAt);

public sealed class Drafts(PortalDbs dbs, ICurrentActor current)
{
    public async Task<Draft?> Of(string place, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await db.Set<DraftRow>().Where(d => d.PersonId == actor.Id && d.Place == place).Select(d => new Draft(d.Body, d.SavedAt)).FirstOrDefaultAsync(ct);
    }
}
