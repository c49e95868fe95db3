using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Says that one has read one's notices up to an instant; what was told later stays new.</summary>
public sealed class ReadNotices(UnitOfWork work)
{
    private static readonly Permission Anybody = Permission.OfEverybody("notices.read", "Sign in to read your notices.");

    public Task<Outcome> Run(Instant until, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            var seen = await at.Db.Set<NoticesSeen>().FirstOrDefaultAsync(s => s.PersonId == at.Actor.Id, ct);
            if (seen is null) at.Add(new NoticesSeen { PersonId = at.Actor.Id, Until = until });
            else if (seen.Until < until) seen.Until = until;
            return Outcome.Done("Nothing new is left.");
        }, ct);
}
