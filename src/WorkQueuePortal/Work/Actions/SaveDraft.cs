using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Keeps what somebody has typed and not yet sent; empty text takes the draft away. A draft is nobody else's, so it tells no fact.</summary>
public sealed class SaveDraft(UnitOfWork work)
{
    /// <param name="place">Where it was typed: the item and the field.</param>
    public Task<Outcome> Run(string place, string text, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            var draft = await at.Db.Set<DraftRow>().FirstOrDefaultAsync(d => d.PersonId == at.Actor.Id && d.Place == place, ct);
            if (string.IsNullOrWhiteSpace(text))
            {
                if (draft is not null) at.Db.Remove(draft);
            }
            else if (draft is null)
            {
                at.Add(new DraftRow { PersonId = at.Actor.Id, Place = place, Body = text, SavedAt = at.Now });
            }
            else
            {
                (draft.Body, draft.SavedAt) = (text, at.Now);
            }
            return Outcome.Done();
        }, ct);
}
