using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Puts an item back into its queue, with its age.</summary>
public sealed class ReleaseItem(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            var held = await desk.Take(at, id, version, ct);
            var from = held.Item.OwnerId;
            var decision = held.Item.Release(at.Actor, at.Now);
            if (decision.Refusal is null) await desk.HandOff(at, held.Item, from, held.Item.QueueId, Handoff.ByHand, ct);
            return at.Carry(decision, $"Item {held.Item.Number} is back in the queue.");
        }, ct);
}
