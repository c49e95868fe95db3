using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The queues whose work a person may not see. Remembered for some seconds, since every list asks; where no queue limits who reads it, there is nothing to ask of a row.</summary>
public sealed class QueueSight(PortalDbs dbs, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromSeconds(10);
    private (IReadOnlyList<WorkQueue> Queues, Instant Until) _known = ([], Instant.MinValue);

    public async ValueTask<IReadOnlyList<Guid>> Hidden(Actor actor, CancellationToken ct) => [.. (await Unseen(actor, ct)).Select(q => q.Id)];

    /// <summary>Whether the queue of this code limits who reads it, and this person is not among them.</summary>
    public async ValueTask<bool> IsHidden(string code, Actor actor, CancellationToken ct) => (await Unseen(actor, ct)).Any(q => q.Code == code);

    /// <summary>Equal for people who see the same queues and rows: a reading for one of them serves the others.</summary>
    public async ValueTask<string> Of(Actor actor, CancellationToken ct)
    {
        var granted = from queue in await Known(ct) from grant in queue.Grants where grant.PersonId == actor.Id select $"{queue.Code}:{(int)grant.Rights}";
        return string.Join(' ', granted.Order(StringComparer.Ordinal).Prepend(actor.Sight));
    }

    private async ValueTask<IEnumerable<WorkQueue>> Unseen(Actor actor, CancellationToken ct) =>
        (await Known(ct)).Where(q => q.Roles.Exists(r => r.Rights.HasFlag(QueueRight.Read)) && !q.Allows(QueueRight.Read, actor));

    private async ValueTask<IReadOnlyList<WorkQueue>> Known(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var known = _known;
        if (now < known.Until) return known.Queues;
        await using var db = dbs.OpenAll();
        var queues = await db.Set<WorkQueue>().AsNoTracking().WithRights(now).ToListAsync(ct);
        _known = (queues, now + Fresh);
        return queues;
    }
}
