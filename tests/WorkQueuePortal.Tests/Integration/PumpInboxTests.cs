using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class PumpInboxTests
{
    [StoreFact]
    public async Task A_message_is_handed_over_once_and_marked_done_in_the_same_save()
    {
        var handler = new StubHandler("test.v1", (at, message) =>
        {
            at.Add(new DraftRow { PersonId = Guid.AllBitsSet, Place = message.MessageId });
            return Task.FromResult(Outcome.Done());
        });
        await using var portal = new TestPortal(s => s.Use(handler));
        await Receive(portal, ("a", "x"));
        Assert.Equal(new(1, 0, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
        Assert.Equal(new(0, 0, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
        Assert.Equal(InboxState.Done, (await portal.Messages()).Single().State);
        Assert.Equal("a", (await portal.All<DraftRow>()).Single().Place);
    }

    [StoreFact]
    public async Task A_poison_message_is_tried_by_its_schedule_and_does_not_stop_the_others()
    {
        var handler = StubHandler.Of("test.v1", m => m.MessageId == "bad" ? throw new InvalidOperationException("It hurts.") : Outcome.Done());
        await using var portal = new TestPortal(s => s.Use(handler));
        await Receive(portal, ("bad", "x"), ("good", "y"));
        Assert.Equal(new(1, 1, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
        for (var retry = 0; retry < RetrySchedule.Retries; retry++)
        {
            Assert.Equal(new(0, 0, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
            var bad = (await portal.Messages("test.v1")).Single(m => m.MessageId == "bad");
            Assert.Equal((InboxState.Pending, retry + 1), (bad.State, bad.AttemptCount));
            portal.Clock.AdvanceMinutes(40);
            await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        }
        var dead = (await portal.Messages("test.v1")).Single(m => m.MessageId == "bad");
        Assert.Equal((InboxState.Dead, "It failed 6 times: It hurts."), (dead.State, dead.LastError));
        Assert.Equal(["good"], handler.Handled);
        var told = JsonSerializer.Deserialize<DeadMessage>((await portal.Messages(DeadMessage.Type)).Single().Body, StoreJson.Options)!;
        Assert.Equal((dead.Id, MessageBox.Inbox, "erp", "test.v1"), (told.Id, told.Box, told.System, told.MessageType));
    }

    [StoreFact]
    public async Task What_a_handler_wrote_before_it_failed_is_not_kept()
    {
        await using var portal = new TestPortal(s => s.Use(new StubHandler("test.v1", (at, _) =>
        {
            at.Add(new DraftRow { PersonId = Guid.AllBitsSet, Place = "half" });
            throw new InvalidOperationException("It hurts.");
        })));
        await Receive(portal, ("a", "x"));
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Empty(await portal.All<DraftRow>());
    }

    [StoreFact]
    public async Task A_refused_message_is_dead_at_once_with_its_sentence()
    {
        await using var portal = new TestPortal(s => s.Use(StubHandler.Of("test.v1", _ => new Refusal("no", "The supplier is blocked."))));
        await Receive(portal, ("a", "x"));
        Assert.Equal(1, (await portal.Get<PumpInbox>().Run(TestPortal.Ct)).Dead);
        var dead = (await portal.Messages("test.v1")).Single();
        Assert.Equal((InboxState.Dead, "The supplier is blocked."), (dead.State, dead.LastError));
    }

    [StoreFact]
    public async Task A_message_that_lost_a_race_is_tried_again_and_not_refused()
    {
        await using var portal = new TestPortal(s => s.Use(StubHandler.Of("test.v1", _ => Refusal.Stale("Somebody was faster."))));
        await Receive(portal, ("a", "x"));
        Assert.Equal(new(0, 1, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
    }

    [StoreTheory]
    [InlineData("{\"half\":")]
    [InlineData("")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task A_body_that_nobody_can_read_is_dead_at_once(string body)
    {
        await using var portal = new TestPortal();
        await portal.Get<ReceiveMessage>().Run("erp", [new Envelope("a", "erp.order.v1", "x", body)], null, TestPortal.Ct);
        Assert.Equal(1, (await portal.Get<PumpInbox>().Run(TestPortal.Ct)).Dead);
        Assert.StartsWith("The message could not be read", (await portal.Messages("erp.order.v1")).Single().LastError, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_type_from_outside_that_nobody_handles_is_dead_and_one_of_our_own_is_not()
    {
        await using var portal = new TestPortal();
        await Receive(portal, ("a", "x"));
        await portal.Write(at =>
        {
            WorkQueuePortal.Integration.Inbox.Announce(at, "own.v1", "x", new { });
            return Task.FromResult(Outcome.Done());
        });
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(InboxState.Dead, (await portal.Messages("test.v1")).Single().State);
        Assert.Equal(InboxState.Done, (await portal.Messages("own.v1")).Single().State);
    }

    [StoreFact]
    public async Task Messages_of_one_subject_stay_in_order_also_when_the_first_has_to_wait()
    {
        var fails = true;
        var handler = StubHandler.Of("test.v1", m => fails && m.MessageId == "x1" ? throw new InvalidOperationException("Not yet.") : Outcome.Done());
        await using var portal = new TestPortal(s => s.Use(handler));
        await Receive(portal, ("x1", "x"), ("x2", "x"), ("y1", "y"), ("x3", "x"), ("y2", "y"));
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(["y1", "y2"], handler.Handled);
        fails = false;
        portal.Clock.AdvanceSeconds(3);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(["y1", "y2", "x1", "x2", "x3"], handler.Handled);
    }

    [StoreFact]
    public async Task Several_pumps_at_once_hand_over_each_message_once_and_each_subject_in_order()
    {
        var handler = StubHandler.Of("test.v1");
        await using var portal = new TestPortal(s => s.Use(handler));
        await Receive(portal, [.. Enumerable.Range(0, 120).Select(n => ($"{n:000}", $"s{n % 12}"))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Get<PumpInbox>().Run(TestPortal.Ct))));
        // The last of a subject may have been under another pump's lease when a pump looked.
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(120, handler.Handled.Count);
        Assert.Equal(120, handler.Handled.Distinct().Count());
        foreach (var subject in handler.Handled.GroupBy(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) % 12)) Assert.Equal(subject.Order(StringComparer.Ordinal), subject);
    }

    [StoreFact]
    public async Task A_pump_that_died_gives_its_messages_back_when_the_lease_ends()
    {
        using var killed = new CancellationTokenSource();
        var isFirst = true;
        var handler = new StubHandler("test.v1", async (_, _) =>
        {
            if (!isFirst) return Outcome.Done();
            isFirst = false;
            await killed.CancelAsync();
            throw new OperationCanceledException(killed.Token);
        });
        await using var portal = new TestPortal(s => s.Use(handler));
        await Receive(portal, ("a", "x"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Get<PumpInbox>().Run(killed.Token));
        Assert.Equal(new(0, 0, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
        portal.Clock.Advance(Duration.FromMinutes(3));
        Assert.Equal(new(1, 0, 0), await portal.Get<PumpInbox>().Run(TestPortal.Ct));
        Assert.Equal(1, (await portal.Messages()).Single().AttemptCount);
    }

    private static Task<Outcome<int>> Receive(TestPortal portal, params (string Id, string Subject)[] messages) =>
        portal.Get<ReceiveMessage>().Run("erp", [.. messages.Select(m => new Envelope(m.Id, "test.v1", m.Subject, "{}"))], null, TestPortal.Ct);
}
