using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The queues whose work a person may not see. Every list asks; where no queue limits who reads it, there is nothing to ask of a row.</summary>
public sealed class QueueSight(KnownPlaces known)
{
    public async ValueTask<IReadOnlyList<Guid>> Hidden(Actor actor, CancellationToken ct) => [.. (await Unseen(actor, ct)).Select(q => q.Id)];

    /// <summary>Whether the queue of this code limits who reads it, and this person is not among them.</summary>
    public async ValueTask<bool> IsHidden(string code, Actor actor, CancellationToken ct) => (await Unseen(actor, ct)).Any(q => q.Code == code);

    /// <summary>Equal for people who see the same queues and rows: a reading for one of them serves the others.</summary>
    public async ValueTask<string> Of(Actor actor, CancellationToken ct)
    {
        var granted = from queue in (await known.Lately(ct)).Queues.Values from grant in queue.Grants where grant.PersonId == actor.Id select $"{queue.Code}:{(int)grant.Rights}";
        return string.Join(' ', granted.Order(StringComparer.Ordinal).Prepend(actor.Sight));
    }

    private async ValueTask<IEnumerable<WorkQueue>> Unseen(Actor actor, CancellationToken ct) =>
        (await known.Lately(ct)).Queues.Values.Where(q => q.Roles.Exists(r => r.Rights.HasFlag(QueueRight.Read)) && !q.Allows(QueueRight.Read, actor));
}
