using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Processes.IntegrationFailures;

public sealed class FailureGroupTests
{
    [StoreFact]
    public async Task Messages_that_died_of_one_cause_are_one_piece_of_work()
    {
        await using var portal = Oversight.WithFailures(s => s.Use(StubHandler.Of("test.v1", m => new Refusal("no", $"Supplier {m.Subject} is not known."))));
        await portal.FurnishOperations();

        await portal.Arrive(Message("test.v1", "S-1"), Message("test.v1", "S-2"), Message("test.v1", "S-3"), Message("other.v1", "S-1"));

        var items = (await portal.All<WorkItem>()).OrderBy(i => i.Document).ToList();
        Assert.Equal([("other.v1", "1 message"), ("test.v1", "3 messages")], items.Select(i => (i.Document, i.Difference)));
        Assert.All(items, i => Assert.Equal((FailureGroup.WorkType, "Sandbox ERP", Standing.Open), (i.Type, i.Party, i.Standing)));
        Assert.Equal("3 messages test.v1 of Sandbox ERP wait for a decision: replay when the cause is gone, or discard with a reason. Supplier S-3 is not known.", items[1].WhySentence);
        Assert.Equal("Supplier … is not known.", (await portal.All<FailureGroup>()).Single(g => g.MessageType == "test.v1").Cause);
        Assert.Equal(2, (await portal.All<FactRow>()).Count(f => f.Kind == "FailureJoined" && f.ItemId == items[1].Id));
    }

    [StoreFact]
    public async Task The_last_message_to_be_replayed_or_discarded_closes_the_work_and_another_death_opens_new_work()
    {
        var isKnown = false;
        await using var portal = Oversight.WithFailures(s => s.Use(StubHandler.Of("test.v1", m => isKnown || m.Subject == "S-9" ? Outcome.Done() : new Refusal("no", $"Supplier {m.Subject} is not known."))));
        await portal.FurnishOperations();
        await portal.Arrive(Message("test.v1", "S-1"), Message("test.v1", "S-2"));
        var dead = await portal.Messages("test.v1");

        isKnown = true;
        await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead[0].Id), TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        var item = (await portal.All<WorkItem>()).Single();
        Assert.Equal((Standing.Open, "1 message"), (item.Standing, item.Difference));

        await portal.Get<DiscardMessage>().Run(new(MessageBox.Inbox, dead[1].Id, "Sent by mistake."), TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        item = (await portal.All<WorkItem>()).Single();
        Assert.Equal((WorkState.Done, "Every message was replayed or discarded; the last was discarded."), (item.State, item.Resolution));
        Assert.Empty(await portal.All<FailedMessage>());

        isKnown = false;
        await portal.Arrive(Message("test.v1", "S-4"));
        Assert.Equal([Standing.Open, Standing.Closed], (await portal.All<WorkItem>()).Select(i => i.Standing).Order());
        Assert.Equal(3, Assert.Single(await portal.All<FailureGroup>()).DiedCount);
    }

    [StoreFact]
    public async Task A_replayed_message_that_dies_again_is_back_in_its_group()
    {
        await using var portal = Oversight.WithFailures(s => s.Use(StubHandler.Of("test.v1", m => new Refusal("no", $"Supplier {m.Subject} is not known."))));
        await portal.FurnishOperations();
        await portal.Arrive(Message("test.v1", "S-1"), Message("test.v1", "S-2"));
        var dead = (await portal.Messages("test.v1"))[0];

        await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead.Id), TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);

        Assert.Equal(2, (await portal.All<FailedMessage>()).Count);
        Assert.Equal("2 messages", Assert.Single(await portal.All<WorkItem>()).Difference);
    }

    private static Envelope Message(string type, string subject) => new($"{type} {subject}", type, subject, "{}");
}
