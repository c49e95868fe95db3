using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Assigns an item to oneself. Opening an item never does. Where somebody else has it, the answer names them.</summary>
public sealed class TakeItem(UnitOfWork work, WorkDesk desk)
{
    public async Task<Outcome> Run(Guid id, int version, CancellationToken ct)
    {
        var outcome = await Take(id, version, ct);
        // Who loses a race learns by looking again whom they lost it to.
        return outcome.Refusal is { Kind: RefusalKind.Stale } ? await Take(id, version, ct) : outcome;
    }

    /// <summary>The same in a transaction that others share: for loading a history.</summary>
    public async Task<Outcome> In(WriteScope at, Guid id, int version, CancellationToken ct)
    {
        var taken = await desk.Take(at, id, ct);
        if (taken.Item.OwnerId is { } owner && taken.Item.HeldBy(await NameOf(at, owner, ct), at.Actor, version) is { } held) return held;
        WriteScope.Seen(taken.Item, version);
        if (await desk.MayTake(at, taken.Item, at.Actor, ct) is { } no) return no;
        if (await Offers.Elsewhere(at, taken.Item, ct) is { } offered) return offered;
        await Offers.Act(at, ct);
        var decision = taken.Item.Assign(at.Actor.Id, at.Actor.Name, at.Actor, at.Now);
        if (decision.Refusal is null) await desk.HandOff(at, taken.Item, null, taken.Item.QueueId, Handoff.Taken, ct);
        var room = (await desk.RoomOf(at, at.Actor, ct)).With((await WorkDesk.QueueOf(at, taken.Item, ct)).SizeOf(taken.Item.Type));
        taken.Touch(at.Actor, at.Now);
        return at.Carry(decision, string.Join(' ', new[] { $"Item {taken.Item.Number} is yours.", room.Warning("You now hold") }.OfType<string>()));
    }

    private Task<Outcome> Take(Guid id, int version, CancellationToken ct) => work.Write(Permissions.WorkTake, at => In(at, id, version, ct), ct);

    private static async Task<string> NameOf(WriteScope at, Guid person, CancellationToken ct) =>
        await at.Db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "Somebody else";
}
