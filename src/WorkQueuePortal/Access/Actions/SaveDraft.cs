using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Actions;

/// <summary>Keeps what somebody is typing, one draft for each person and place. Patient text is refused here already: a draft is a record too.</summary>
public sealed class SaveDraft(UnitOfWork work)
{
    private static readonly Permission Anybody = Permission.OfEverybody("draft.keep", "Sign in to keep a draft.");

    /// <param name="Place">Where it is typed, as <c>request:new</c>.</param>
    /// <param name="Body">What was typed, as the screen writes it; null takes the draft away.</param>
    public sealed record Ask(string Place, string? Body);

    public Task<Outcome<Instant>> Run(Ask ask, CancellationToken ct) =>
        work.Write<Ask, Instant>(Anybody, ask, null, async at =>
        {
            if (PatientText.Find(ask.Body) is { } found) return found;
            var draft = await at.Db.Set<DraftRow>().FirstOrDefaultAsync(d => d.PersonId == at.Actor.Id && d.Place == ask.Place, ct);
            if (ask.Body is null)
            {
                if (draft is not null) at.Db.Remove(draft);
            }
            else if (draft is null) at.Add(new DraftRow { PersonId = at.Actor.Id, Place = ask.Place, Body = ask.Body, SavedAt = at.Now });
            else (draft.Body, draft.SavedAt) = (ask.Body, at.Now);
            return at.Now;
        }, ct);
}
