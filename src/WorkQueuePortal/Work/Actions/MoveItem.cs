using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Hands work to another queue, with the reason. It is a handoff: the resolve clock goes on and the minutes are counted.</summary>
public sealed class MoveItem(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Id, int Version, string QueueCode, string Reason);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.QueueCode).NotEmpty().WithMessage("Choose where it goes.");
            RuleFor(a => a.Reason).NotEmpty().WithMessage("Say why it goes there, so that they need not ask.").MaximumLength(400);
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            var maySign = Permissions.WorkMove.IsHeldBy(at.Actor);
            if (!maySign && held.Item.MayAct(at.Actor, at.Now) is { } no) return no;
            var (from, fromQueue) = (held.Item.OwnerId, held.Item.QueueId);
            var queues = await at.Db.Set<WorkQueue>().WithRights(at.Now).Where(q => q.Id == fromQueue || (q.Code == ask.QueueCode && !q.IsPersonal)).ToListAsync(ct);
            if (queues.Find(q => q.Code == ask.QueueCode) is not { } queue) return Refusal.NotFound("The queue");
            var source = queues.Find(q => q.Id == fromQueue)!;
            if (!(maySign && source.Allows(QueueRight.Distribute, at.Actor)) && source.Check(QueueRight.Transfer, at.Actor) is { } keeps) return keeps;
            if (queue.Check(QueueRight.Append, at.Actor) is { } closed) return closed;
            if (!maySign && await GoesBack(at, held.Item, queue, ct) is { } goesBack) return goesBack;
            held.Touch(at.Actor, at.Now);
            var decision = held.Item.MoveTo(queue, ask.Reason.Trim(), at.Actor);
            if (decision.Refusal is null) await desk.HandOff(at, held.Item, from, fromQueue, Handoff.ByHand, ct);
            return at.Carry(decision, $"Item {held.Item.Number} went to {queue.Name}.");
        }, ct);

    private static async Task<Refusal?> GoesBack(WriteScope at, WorkItem item, WorkQueue target, CancellationToken ct)
    {
        var left = await at.Db.Set<Handoff>().Where(h => h.ItemId == item.Id && h.FromQueueId == target.Id && h.ToQueueId != target.Id).OrderByDescending(h => h.At).Select(h => (Instant?)h.At).FirstOrDefaultAsync(ct);
        if (left is null) return null;
        var nothing = PingPong.ChangesNothing;
        return PingPong.Check(target, left, await at.Db.Set<FactRow>().AnyAsync(f => f.ItemId == item.Id && f.At > left && !nothing.Contains(f.Kind), ct), isSigned: false);
    }
}
