using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class PumpOutboxTests
{
    [StoreFact]
    public async Task An_order_is_made_and_its_number_comes_back_as_a_message_for_the_process()
    {
        await using var portal = await WithSupplier();
        var request = NewId.Next();
        await portal.Send(Support.Erp.CreateOrder(request));
        Assert.Equal(new(1, 0, 0), await portal.Get<PumpOutbox>().Run(TestPortal.Ct));
        var row = (await portal.All<OutboxRow>()).Single();
        Assert.Equal((OutboxState.Sent, 1, portal.Clock.GetCurrentInstant()), (row.State, row.AttemptCount, row.SentAt));
        var told = (await portal.Messages("erp.purchase-order.create.v1.answered")).Single();
        Assert.Equal((Inbox.Internal, request.ToString()), (told.Source, told.Subject));
        var answered = JsonSerializer.Deserialize<AnsweredMessage>(told.Body, StoreJson.Options)!;
        Assert.Equal("4500000001", answered.Answer.Deserialize<ErpAnswer>(StoreJson.Options)!.ErpRef);
        Assert.NotNull(await portal.Erp.Find(Feeds.Order, "4500000001", TestPortal.Ct));
    }

    [StoreFact]
    public async Task A_business_no_is_not_tried_again_and_is_told_to_the_process()
    {
        await using var portal = await WithSupplier();
        await portal.Send(Support.Erp.CreateOrder(NewId.Next(), supplier: "S-9"));
        Assert.Equal(new(0, 0, 1), await portal.Get<PumpOutbox>().Run(TestPortal.Ct));
        var row = (await portal.All<OutboxRow>()).Single();
        Assert.Equal((OutboxState.Dead, "Supplier S-9 does not exist."), (row.State, row.LastError));
        var refused = JsonSerializer.Deserialize<RefusedMessage>((await portal.Messages("erp.purchase-order.create.v1.refused")).Single().Body, StoreJson.Options)!;
        Assert.Equal(("Supplier S-9 does not exist.", true), (refused.Sentence, refused.IsBusiness));
        Assert.Single(await portal.Messages(DeadMessage.Type));
        Assert.Equal(Health.Up, (await portal.Get<ConnectorRows>().Run(TestPortal.Ct))[0].Health);
    }

    [StoreFact]
    public async Task When_the_attempts_are_spent_the_message_is_dead_and_its_replay_delivers_it()
    {
        await using var portal = await WithSupplier();
        await portal.Erp.SetFaults(FaultMode.Down, 1000, TestPortal.Ct);
        await portal.Send(Support.Erp.Release(NewId.Next()));
        for (var attempt = 0; attempt <= RetrySchedule.Retries; attempt++)
        {
            await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
            portal.Clock.AdvanceMinutes(40);
        }
        var row = (await portal.All<OutboxRow>()).Single();
        Assert.Equal((OutboxState.Dead, 6), (row.State, row.AttemptCount));
        Assert.Equal("Sandbox ERP could not be reached in 6 attempts: The ERP does not answer.", row.LastError);

        await portal.Erp.SetFaults(FaultMode.None, 0, TestPortal.Ct);
        Assert.True((await portal.Get<ReplayMessage>().Run(new(MessageBox.Outbox, row.Id), TestPortal.Ct)).IsDone);
        Assert.Equal(1, (await portal.Get<PumpOutbox>().Run(TestPortal.Ct)).Done);
        Assert.Equal(1, (await portal.Erp.Effects(TestPortal.Ct))[ErpCommands.ReleaseInvoice]);
    }

    [StoreFact]
    public async Task An_error_after_the_effect_is_tried_again_and_leaves_one_effect()
    {
        await using var portal = await WithSupplier();
        await portal.Erp.SetFaults(FaultMode.Error500, 700, TestPortal.Ct);
        for (var n = 0; n < 30; n++) await portal.Send(Support.Erp.Release(NewId.Next(), $"INV-{n}", $"release:{n}"));
        var late = 0;
        for (var round = 0; round < 12; round++)
        {
            await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
            var effects = (await portal.Erp.Effects(TestPortal.Ct)).GetValueOrDefault(ErpCommands.ReleaseInvoice);
            late = Math.Max(late, effects - (await portal.All<OutboxRow>()).Count(r => r.State == OutboxState.Sent));
            if (round == 5) await portal.Erp.SetFaults(FaultMode.None, 0, TestPortal.Ct);
            foreach (var dead in (await portal.All<OutboxRow>()).Where(r => r.State == OutboxState.Dead)) await portal.Get<ReplayMessage>().Run(new(MessageBox.Outbox, dead.Id), TestPortal.Ct);
            portal.Clock.AdvanceMinutes(40);
        }
        Assert.True(late > 0, "Some calls must have failed after their effect.");
        Assert.All(await portal.All<OutboxRow>(), row => Assert.Equal(OutboxState.Sent, row.State));
        Assert.Equal(30, (await portal.Erp.Effects(TestPortal.Ct))[ErpCommands.ReleaseInvoice]);
        Assert.Equal(30, (await portal.Erp.Counts(TestPortal.Ct))[SandboxRecord.Ledger]);
    }

    [StoreFact]
    public async Task A_pump_killed_between_the_call_and_its_save_leaves_one_effect()
    {
        using var killed = new CancellationTokenSource();
        StubConnector? wire = null;
        await using var portal = await WithSupplier(s => s.Use(wire = new StubConnector("wire", "erp.", async (message, ct) =>
        {
            var delivery = await Erp!(message, ct);
            await killed.CancelAsync();
            return delivery;
        })), withoutErp: true);
        Erp = (message, ct) => portal.Erp.Execute(message, ct);
        await portal.Send(Support.Erp.Release(NewId.Next()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Get<PumpOutbox>().Run(killed.Token));
        Assert.Equal(OutboxState.Pending, (await portal.All<OutboxRow>()).Single().State);
        Assert.Equal(1, (await portal.Erp.Effects(TestPortal.Ct))[ErpCommands.ReleaseInvoice]);

        Assert.Equal(default, await portal.Get<PumpOutbox>().Run(TestPortal.Ct));
        portal.Clock.Advance(Duration.FromMinutes(3));
        Assert.Equal(new(1, 0, 0), await portal.Get<PumpOutbox>().Run(TestPortal.Ct));
        Assert.Equal(2, wire!.Delivered.Count);
        Assert.Equal(1, (await portal.Erp.Effects(TestPortal.Ct))[ErpCommands.ReleaseInvoice]);
        Assert.Single(await portal.Messages("erp.invoice.release.v1.answered"));
    }

    [StoreFact]
    public async Task Messages_of_one_subject_go_out_in_order_and_a_failed_one_holds_back_only_its_own()
    {
        var fails = true;
        var wire = StubConnector.Of("test.", m => fails && m.Key == "x1" ? new Delivery.Failed("503") : StubConnector.Yes);
        await using var portal = new TestPortal(s => s.Use(wire));
        var (x, y) = (NewId.Next(), NewId.Next());
        await portal.Send(Message(x, "x1"), Message(x, "x2"), Message(y, "y1"), Message(y, "y2"));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(["x1", "y1", "y2"], wire.Delivered.Select(m => m.Key));
        fails = false;
        portal.Clock.AdvanceSeconds(3);
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(["x1", "y1", "y2", "x1", "x2"], wire.Delivered.Select(m => m.Key));
    }

    [StoreFact]
    public async Task What_the_other_side_asks_for_is_waited_for()
    {
        var wire = StubConnector.Of("test.", _ => new Delivery.Failed("429", Duration.FromMinutes(7)));
        await using var portal = new TestPortal(s => s.Use(wire));
        await portal.Send(Message(NewId.Next(), "a"));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(portal.Clock.GetCurrentInstant() + Duration.FromMinutes(7), (await portal.All<OutboxRow>()).Single().NextAttemptAt);
    }

    [StoreFact]
    public async Task An_open_breaker_lets_messages_wait_without_losing_attempts_while_others_flow()
    {
        var isDown = true;
        var down = StubConnector.Of("down.", _ => isDown ? throw new IOException("Connection refused") : StubConnector.Yes);
        var up = StubConnector.Of("up.", _ => StubConnector.Yes);
        await using var portal = new TestPortal(s => { s.Use(down); s.Use(up); });
        await portal.Send(Enumerable.Range(0, 30).Select(n => Message(NewId.Next(), $"d{n}", "down.v1")));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(CircuitBreaker.EnoughCalls, down.Delivered.Count);
        Assert.Equal(10, (await portal.All<OutboxRow>()).Count(r => r is { AttemptCount: 0, LeaseUntil: null }));
        var row = (await portal.Get<ConnectorRows>().Run(TestPortal.Ct)).Single(r => r.Name == "down");
        Assert.Equal((Health.Down, BreakerState.Open, 30, "Connection refused"), (row.Health, row.Breaker, row.WaitingCount, row.LastError));

        portal.Clock.AdvanceSeconds(30);
        await portal.Send(Message(NewId.Next(), "u1", "up.v1"));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(CircuitBreaker.EnoughCalls, down.Delivered.Count);
        Assert.Single(up.Delivered);

        portal.Clock.AdvanceSeconds(31);
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(CircuitBreaker.EnoughCalls + 1, down.Delivered.Count);
        isDown = false;
        portal.Clock.AdvanceSeconds(61);
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(Health.Up, (await portal.Get<ConnectorRows>().Run(TestPortal.Ct)).Single(r => r.Name == "down").Health);
        Assert.All(await portal.All<OutboxRow>(), r => Assert.Equal(OutboxState.Sent, r.State));
    }

    [StoreFact]
    public async Task Several_pumps_at_once_deliver_each_message_once()
    {
        var wire = StubConnector.Of("test.", _ => StubConnector.Yes);
        await using var portal = new TestPortal(s => s.Use(wire));
        var subjects = Enumerable.Range(0, 10).Select(_ => NewId.Next()).ToList();
        await portal.Send(Enumerable.Range(0, 100).Select(n => Message(subjects[n % 10], $"{n:000}")));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Get<PumpOutbox>().Run(TestPortal.Ct))));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        Assert.Equal(100, wire.Delivered.Count);
        Assert.Equal(100, wire.Delivered.Select(m => m.Key).Distinct().Count());
        foreach (var subject in wire.Delivered.GroupBy(m => m.Subject)) Assert.Equal(subject.Select(m => m.Key).Order(StringComparer.Ordinal), subject.Select(m => m.Key));
    }

    [StoreFact]
    public async Task A_message_that_no_connector_delivers_does_not_wait_for_ever()
    {
        await using var portal = new TestPortal();
        await portal.Send(Message(NewId.Next(), "a", "nowhere.v1"));
        Assert.Equal(1, (await portal.Get<PumpOutbox>().Run(TestPortal.Ct)).Dead);
        Assert.Equal("No connector delivers nowhere.v1. Set one up, then replay the message.", (await portal.All<OutboxRow>()).Single().LastError);
    }

    [StoreFact]
    public async Task A_connector_that_hangs_is_cut_off_and_tried_again()
    {
        var wire = new StubConnector("test", "test.", async (_, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return StubConnector.Yes;
        });
        await using var portal = new TestPortal(s =>
        {
            s.Use(wire);
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, PumpPace.Default with { Timeout = TimeSpan.FromMilliseconds(30) });
        });
        await portal.Send(Message(NewId.Next(), "a"));
        Assert.Equal(new(0, 1, 0), await portal.Get<PumpOutbox>().Run(TestPortal.Ct));
        Assert.StartsWith("test did not answer within", (await portal.All<OutboxRow>()).Single().LastError, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_notice_to_a_supplier_is_written_once_as_a_file()
    {
        await using var portal = new TestPortal();
        await portal.Send(new Outgoing(SupplierNotice.Type, "credit-request:42:1", NewId.Next(), new SupplierNotice("S-1", "Acme", "ar@acme.example", "Credit for INV-1", "We ask for a credit of 70.00 USD.")));
        await portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(portal.Drop, "out")));
        Assert.StartsWith("credit-request_42_1-", Path.GetFileName(file), StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(file, TestPortal.Ct);
        Assert.Equal("To: Acme (S-1) <ar@acme.example>\nSubject: Credit for INV-1\n\nWe ask for a credit of 70.00 USD.\n", text);
        var connector = portal.Get<IEnumerable<IConnector>>().Single(c => c.Name == "file-drop");
        await connector.Deliver(new Outbound(SupplierNotice.Type, "credit-request:42:1", NewId.Next(), (await portal.All<OutboxRow>()).Single().Body, 2), TestPortal.Ct);
        Assert.Single(Directory.GetFiles(Path.Combine(portal.Drop, "out")));
    }

    private Func<Outbound, CancellationToken, Task<Delivery>>? Erp { get; set; }

    private static Outgoing Message(Guid subject, string key, string type = "test.v1") => new(type, key, subject, new { });

    private static async Task<TestPortal> WithSupplier(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? more = null, bool withoutErp = false)
    {
        var portal = new TestPortal(services =>
        {
            if (withoutErp) services.Remove(services.Single(s => s.ImplementationType == typeof(SandboxConnector)));
            more?.Invoke(services);
        });
        await portal.Erp.Put([SandboxRecord.Of(Support.Erp.Supplier())], TestPortal.Ct);
        return portal;
    }
}
