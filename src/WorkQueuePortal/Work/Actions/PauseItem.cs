using FluentValidation;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Stops the resolve clock while somebody outside has to answer.</summary>
public sealed class PauseItem(UnitOfWork work, WorkDesk desk)
{
    /// <param name="MessageRef">The message that went out and whose answer is awaited: a number, a mail subject, a call.</param>
    public sealed record Ask(Guid Id, int Version, string Cause, LocalDate? FollowUpOn, string? MessageRef);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Cause).Must(cause => PauseReasons.Find(cause) is not null).WithMessage("Say whom you wait for; waiting for a team of ours is a handoff, not a pause.");
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            return at.Carry(held.Pause(new PauseRequest(ask.Cause, ask.FollowUpOn, ask.MessageRef, at.Actor.Has(Roles.Supervisor)), at.Actor, at.Now));
        }, ct);
}
