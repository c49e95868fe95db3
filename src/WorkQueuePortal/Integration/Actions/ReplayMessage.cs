using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Puts a dead message back in line with all its attempts. It keeps its key, so what had already happened does not happen twice.</summary>
public sealed class ReplayMessage(UnitOfWork work)
{
    public sealed record Ask(MessageBox Box, Guid Id);

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.JobsRun, ask, null, at => at.Decide(ask.Box, ask.Id,
            message => (message.State, message.AttemptCount, message.NextAttemptAt, message.LeaseUntil) = (InboxState.Pending, 0, at.Now, null),
            row => (row.State, row.AttemptCount, row.NextAttemptAt, row.LeaseUntil) = (OutboxState.Pending, 0, at.Now, null),
            type => new MessageReplayed(ask.Id, ask.Box, type), replays: true, ct), ct);
}

public sealed record MessageReplayed(Guid MessageId, MessageBox Box, string Type) : Fact(MessageId, null)
{
    public override string Sentence => $"Put the message {Type} back in line.";
}
