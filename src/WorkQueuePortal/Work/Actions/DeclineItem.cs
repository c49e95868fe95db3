using FluentValidation;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Hands back what one was given or pulled, with the reason. It keeps its age. When nobody is left who has not declined it, a supervisor decides.</summary>
public sealed class DeclineItem(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Id, int Version, string Reason, string Words = "");

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Reason).Must(code => DeclineReason.Find(code) is not null).WithMessage("Say why you do not take it.");
            RuleFor(a => a.Words).MaximumLength(200).WithMessage("The words have at most 200 characters.");
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            var (item, from, reason) = (held.Item, held.Item.OwnerId, DeclineReason.Find(ask.Reason)!);
            var decision = item.Decline(reason, ask.Words.Trim(), at.Actor, at.Now);
            if (decision.Refusal is { } no) return no;
            await desk.HandOff(at, item, from, item.QueueId, Handoff.Declined, ct);
            at.Carry(decision);
            return Outcome.Done(await Declines.Keep(at, desk, held, reason, ct));
        }, ct);
}
