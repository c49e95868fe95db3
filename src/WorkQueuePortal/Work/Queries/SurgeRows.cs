using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A queue that is in surge now.</summary>
/// <param name="MayEnd">Whether the viewer may end it.</param>
public sealed record SurgeRow(string Code, string Name, Surge Surge, bool MayEnd);

/// <summary>Which queues are in surge, for those who work them or look at one.</summary>
public sealed class SurgeRows(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    /// <param name="code">One queue, or null for those that the viewer works.</param>
    public async Task<IReadOnlyList<SurgeRow>> Of(string? code, CancellationToken ct)
    {
        var (actor, now) = (await current.Get(), clock.GetCurrentInstant());
        await using var db = dbs.Read(actor);
        var queues = (await known.Now(db, now, ct)).ByName.Where(q => q.SurgeUntil > now && (code == null || q.Code == code));
        return [.. from queue in queues where code is null ? queue.IsFor(actor) : queue.Allows(QueueRight.Read, actor) select new SurgeRow(queue.Code, queue.Name, queue.SurgeAt(now)!, Permissions.WorkMove.IsHeldBy(actor) && queue.Allows(QueueRight.Distribute, actor))];
    }
}
