using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.IntegrationFailures.Actions;

/// <summary>A dead message was replayed or discarded: it leaves its group, and the last one to leave closes the work.</summary>
public sealed class SettleFailure(WorkDesk desk, IEnumerable<IConnector> connectors) : IInboxHandler
{
    public string Type => SettledMessage.Type;

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var settled = JsonSerializer.Deserialize<SettledMessage>(message.Body, StoreJson.Options)!;
        if (await at.Db.Set<FailedMessage>().FirstOrDefaultAsync(m => m.MessageId == settled.Id, ct) is not { } member) return Outcome.Done();
        at.Db.Remove(member);
        var group = await at.Load<FailureGroup>(member.GroupId, ct);
        var rest = await at.Db.Set<FailedMessage>().Where(m => m.GroupId == group.Id && m.MessageId != settled.Id).OrderBy(m => m.At).ToListAsync(ct);
        if (await desk.Find(at, group.Id, FailureGroup.WorkType, ct) is not { } open) return Outcome.Done();
        if (rest.Count == 0) return at.Carry(open.Close(settled.WasReplayed ? "Every message was replayed or discarded; the last was replayed." : "Every message was replayed or discarded; the last was discarded.", at.Actor, at.Now));
        open.Item.Describe(FailureWork.What, FailureWork.Difference(rest.Count), FailureWork.Why, FailureGroup.Tell(connectors.TitleOf(group.System), group.MessageType, rest.Count, rest[^1].Sentence));
        at.Tell(Topics.Item, open.Item.Id);
        return Outcome.Done();
    }
}
