using FluentValidation;
using Microsoft.EntityFrameworkCore;
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
        public Shape() => RuleFor(a => a.Reason).NotEmpty().WithMessage("Say why it goes there, so that they need not ask.").MaximumLength(400);
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            if (!Permissions.WorkMove.IsHeldBy(at.Actor) && held.Item.MayAct(at.Actor, at.Now) is { } no) return no;
            var queue = await at.Db.Set<WorkQueue>().FirstOrDefaultAsync(q => q.Code == ask.QueueCode && !q.IsPersonal, ct);
            if (queue is null) return Refusal.NotFound("The queue");
            var (from, fromQueue) = (held.Item.OwnerId, held.Item.QueueId);
            held.Touch(at.Actor, at.Now);
            var decision = held.Item.MoveTo(queue, ask.Reason.Trim(), at.Actor);
            if (decision.Refusal is null) await WorkDesk.HandOff(at, held.Item, from, fromQueue, "USER", ct);
            return at.Carry(decision, $"Item {held.Item.Number} went to {queue.Name}.");
        }, ct);
}
