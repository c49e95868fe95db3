using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Queries;

/// <summary>What this person has typed at a place and not yet sent.</summary>
public sealed class Drafts(PortalDbs dbs, ICurrentActor current)
{
    public sealed record Kept(string Body, Instant SavedAt);

    public async Task<Kept?> At(string place, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await db.Set<DraftRow>().Where(d => d.PersonId == actor.Id && d.Place == place).Select(d => new Kept(d.Body, d.SavedAt)).FirstOrDefaultAsync(ct);
    }
}
