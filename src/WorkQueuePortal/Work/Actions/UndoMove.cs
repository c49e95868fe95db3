using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Takes a move back: each item goes to whoever had it before, in a save of its own with an answer of its own.</summary>
public sealed class UndoMove(UnitOfWork work, WorkDesk desk)
{
    public async Task<IReadOnlyList<AssignItems.Result>> Run(IReadOnlyList<Guid> items, CancellationToken ct)
    {
        var results = new List<AssignItems.Result>(items.Count);
        foreach (var id in items) results.Add(new(id, await One(id, ct)));
        return results;
    }

    private Task<Outcome> One(Guid id, CancellationToken ct) => work.Write(Permissions.WorkMove, async at =>
    {
        var item = (await desk.Take(at, id, ct)).Item;
        var last = await at.Db.Set<Handoff>().Where(h => h.ItemId == id).OrderByDescending(h => h.At).FirstOrDefaultAsync(ct);
        if (MoveUndo.Check(item, last, at.Actor, at.Now) is { } no) return no;
        var from = item.OwnerId;
        if (last!.FromPersonId is not { } before) return await Carry(at, item, from, item.PutBack(), "the queue", ct);
        var person = await at.Db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).FirstOrDefaultAsync(p => p.Id == before && p.IsActive, ct);
        if (person is null) return Refusal.NotFound("The person who had it");
        return await desk.MayTake(at, item, person.AsActor(), ct) is { } barred ? barred : await Carry(at, item, from, item.Assign(before, person.Name, at.Actor, at.Now), person.Name, ct);
    }, ct);

    private async Task<Outcome> Carry(WriteScope at, WorkItem item, Guid? from, Decision decision, string to, CancellationToken ct)
    {
        if (decision.Refusal is null) await desk.HandOff(at, item, from, item.QueueId, Handoff.Undone, ct);
        return at.Carry(decision, $"Item {item.Number} is back with {to}.");
    }
}
