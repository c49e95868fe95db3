using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Assigns an item to oneself. Opening an item never does.</summary>
public sealed class TakeItem(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            var taken = await desk.Take(at, id, version, ct);
            if (await desk.MayTake(at, taken.Item, at.Actor, ct) is { } no) return no;
            if (await Offers.Elsewhere(at, taken.Item, ct) is { } offered) return offered;
            await Offers.Act(at, ct);
            var decision = taken.Item.Assign(at.Actor.Id, at.Actor.Name, at.Actor, at.Now);
            if (decision.Refusal is null) await desk.HandOff(at, taken.Item, null, taken.Item.QueueId, Handoff.Taken, ct);
            var room = (await WorkDesk.RoomOf(at, at.Actor, ct)).With((await WorkDesk.QueueOf(at, taken.Item, ct)).SizeOf(taken.Item.Type));
            taken.Touch(at.Actor, at.Now);
            return at.Carry(decision, string.Join(' ', new[] { $"Item {taken.Item.Number} is yours.", room.Warning("You now hold") }.OfType<string>()));
        }, ct);
}
