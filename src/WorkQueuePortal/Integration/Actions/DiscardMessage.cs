using FluentValidation;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Lays a dead message aside for good, with the reason. The row stays.</summary>
public sealed class DiscardMessage(UnitOfWork work)
{
    public sealed record Ask(MessageBox Box, Guid Id, string Reason);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).NotEmpty().WithMessage("Say why the message is not needed.").MaximumLength(500);
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.JobsRun, ask, new Shape(), at => at.Decide(ask.Box, ask.Id,
            message => message.State = InboxState.Discarded, row => row.State = OutboxState.Discarded,
            type => new MessageDiscarded(ask.Id, ask.Box, type, ask.Reason), replays: false, ct), ct);
}

public sealed record MessageDiscarded(Guid MessageId, MessageBox Box, string Type, string Reason) : Fact(MessageId, null)
{
    public override string Sentence => $"Discarded the message {Type}: {Reason}";
}
