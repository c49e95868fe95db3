using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class DeadMessagesTests
{
    [StoreFact]
    public async Task A_replayed_message_is_handled_again_with_all_its_attempts()
    {
        var isKnown = false;
        await using var portal = new TestPortal(s => s.Use(StubHandler.Of("test.v1", _ => isKnown ? Outcome.Done() : new Refusal("no", "The supplier is not known."))));
        var dead = await Die(portal);
        isKnown = true;
        Assert.True((await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead.Id), TestPortal.Ct)).IsDone);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(InboxState.Done, (await portal.Messages("test.v1")).Single().State);
        Assert.Contains(await portal.All<FactRow>(), f => f.Sentence == "Put the message test.v1 back in line." && f.SubjectId == dead.Id);
        var late = await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead.Id), TestPortal.Ct);
        Assert.Equal("The message is done now, so there is nothing left to decide. Read the list again.", late.Sentence);
    }

    [StoreFact]
    public async Task A_discarded_message_keeps_its_row_and_its_reason()
    {
        await using var portal = new TestPortal();
        var dead = await Die(portal);
        Assert.Equal("Say why the message is not needed.", (await portal.Get<DiscardMessage>().Run(new(MessageBox.Inbox, dead.Id, " "), TestPortal.Ct)).Sentence);
        Assert.True((await portal.Get<DiscardMessage>().Run(new(MessageBox.Inbox, dead.Id, "Sent by mistake."), TestPortal.Ct)).IsDone);
        Assert.Equal(InboxState.Discarded, (await portal.Messages("test.v1")).Single().State);
        Assert.Contains(await portal.All<FactRow>(), f => f.Sentence == "Discarded the message test.v1: Sent by mistake.");
        Assert.Empty(await portal.Get<MessageRows>().Dead(MessageBox.Inbox, null, TestPortal.Ct));
    }

    [StoreFact]
    public async Task Only_integration_operations_replays_discards_and_breaks_the_sandbox()
    {
        await using var portal = new TestPortal();
        var dead = await Die(portal);
        portal.Actor = new Actor(Guid.AllBitsSet, "Rita", new HashSet<string> { Roles.Requester }, null);
        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead.Id), TestPortal.Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<DiscardMessage>().Run(new(MessageBox.Inbox, dead.Id, "No."), TestPortal.Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<SetFault>().Run(new(FaultMode.Down, 1000), TestPortal.Ct)).Refusal!.Kind);
        Assert.Equal(FaultMode.None, (await portal.Erp.Faults(TestPortal.Ct)).Mode);
    }

    [StoreFact]
    public async Task A_fault_that_was_set_is_in_force_and_in_the_trail()
    {
        await using var portal = new TestPortal();
        Assert.True((await portal.Get<SetFault>().Run(new(FaultMode.Error500, 250), TestPortal.Ct)).IsDone);
        var fault = await portal.Erp.Faults(TestPortal.Ct);
        Assert.Equal((FaultMode.Error500, 250), (fault.Mode, fault.RatePerMille));
        Assert.Equal("Made the sandbox ERP fail in 250 of 1,000 calls.", (await portal.All<FactRow>()).Single().Sentence);
        Assert.Equal(RefusalKind.Shape, (await portal.Get<SetFault>().Run(new(FaultMode.Error500, 1001), TestPortal.Ct)).Refusal!.Kind);
    }

    [StoreFact]
    public async Task Dead_messages_are_listed_newest_first_page_by_page()
    {
        await using var portal = new TestPortal();
        await portal.Get<ReceiveMessage>().Run("erp", [.. Enumerable.Range(0, 70).Select(n => new Envelope($"{n}", "test.v1", $"{n}", "{}"))], null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        var rows = portal.Get<MessageRows>();
        var first = await rows.Dead(MessageBox.Inbox, null, TestPortal.Ct);
        var second = await rows.Dead(MessageBox.Inbox, first[^1].Ordinal, TestPortal.Ct);
        Assert.Equal(Enumerable.Range(0, 70).Reverse().Select(n => $"{n}"), first.Concat(second).Select(r => r.Subject));
        Assert.Equal((70, 0), await rows.DeadCounts(TestPortal.Ct));
        Assert.Equal("Nothing in the portal handles messages of the type test.v1.", first[0].Sentence);
        Assert.Equal("{}", await rows.Body(MessageBox.Inbox, first[0].Id, TestPortal.Ct));
    }

    private static async Task<InboxMessage> Die(TestPortal portal)
    {
        await portal.Get<ReceiveMessage>().Run("erp", [new Envelope("a", "test.v1", "x", "{}")], null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        var dead = (await portal.Messages("test.v1")).Single();
        Assert.Equal(InboxState.Dead, dead.State);
        return dead;
    }
}
