using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.IntegrationFailures.Actions;

/// <summary>A message died: it joins the group of its cause, and the group has one open piece of work.</summary>
public sealed class CollectFailure(WorkDesk desk, IEnumerable<IConnector> connectors) : IInboxHandler
{
    private const string Queue = "Q-INT";

    public string Type => DeadMessage.Type;

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var dead = JsonSerializer.Deserialize<DeadMessage>(message.Body, StoreJson.Options)!;
        if (await at.Db.Set<FailedMessage>().AnyAsync(m => m.MessageId == dead.Id, ct)) return Outcome.Done();
        var cause = FailureCause.Of(dead.Sentence);
        var group = await at.Db.Set<FailureGroup>().FirstOrDefaultAsync(g => g.System == dead.System && g.MessageType == dead.MessageType && g.Cause == cause, ct);
        if (group is null) at.Add(group = FailureGroup.Of(dead, at.Now));
        group.DiedCount++;
        var waiting = await at.Db.Set<FailedMessage>().CountAsync(m => m.GroupId == group.Id, ct) + 1;
        at.Add(new FailedMessage { MessageId = dead.Id, GroupId = group.Id, Box = dead.Box, Subject = dead.Subject, Sentence = dead.Sentence, At = at.Now });

        var system = connectors.TitleOf(dead.System);
        if (await desk.Find(at, group.Id, FailureGroup.WorkType, ct) is { } open)
        {
            open.Item.Describe(FailureWork.What, FailureWork.Difference(waiting), FailureWork.Why, FailureGroup.Tell(system, dead.MessageType, waiting, dead.Sentence));
            return at.Carry(Decision.Of(new FailureJoined(group.Id, open.Item.Id, dead.Subject, waiting)));
        }
        // A message belongs to no site, so its work belongs to the shared services, which look after all of them.
        var home = await at.Db.Set<Facility>().OrderBy(f => f.Kind == FacilityKind.SharedService ? 0 : 1).ThenBy(f => f.Code).Select(f => f.Id).FirstAsync(ct);
        await desk.Open(at, new NewWork(
            FailureGroup.WorkType, group.Id, home, Queue, FailureWork.What, dead.MessageType, system, 0m, Money.Ledger, FailureWork.Difference(waiting), FailureWork.Why,
            FailureGroup.Tell(system, dead.MessageType, waiting, dead.Sentence), PriorityScore.SupplyStop, 0m), ct);
        return Outcome.Done();
    }
}

/// <summary>How a group's work reads in a list.</summary>
internal static class FailureWork
{
    public const string What = "Message failed", Why = "Needs replay or discard";

    public static string Difference(int waiting) => Words.Count(waiting, "message");
}

public sealed record FailureJoined(Guid GroupId, Guid Item, string Subject, int Waiting) : Fact(GroupId, Item)
{
    public override string Sentence => $"The message {Subject} failed for the same reason; {Waiting:N0} wait now.";
    public override bool IsTouch => false;
}
