using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Sandbox;

public sealed class SandboxErpTests
{
    [StoreFact]
    public async Task Feeds_go_by_change_number_and_tell_the_latest_version_of_each_record()
    {
        await using var portal = new TestPortal();
        await portal.Erp.Put([SandboxRecord.Of(Erp.Order("A")), SandboxRecord.Of(Erp.Order("B")), SandboxRecord.Of(Erp.Order("C"))], TestPortal.Ct);
        var first = await portal.Erp.Feed(Feeds.Order, null, 2, TestPortal.Ct);
        Assert.Equal(["A", "B"], first.Records.Select(r => r.Key));
        Assert.True(first.HasMore);
        var rest = await portal.Erp.Feed(Feeds.Order, first.Cursor, 2, TestPortal.Ct);
        Assert.Equal(["C"], rest.Records.Select(r => r.Key));

        await portal.Erp.Put([SandboxRecord.Of(Erp.Order("A", status: "CLOSED"))], TestPortal.Ct);
        var changed = Assert.Single((await portal.Erp.Feed(Feeds.Order, rest.Cursor, 2, TestPortal.Ct)).Records);
        Assert.Equal("A", changed.Key);
        Assert.Contains("CLOSED", changed.Body, StringComparison.Ordinal);
        Assert.Empty((await portal.Erp.Feed(Feeds.Order, "99", 2, TestPortal.Ct)).Records);
    }

    [StoreFact]
    public async Task The_same_key_again_returns_the_first_answer_and_has_one_effect()
    {
        await using var portal = await WithSupplier();
        var first = await Send(portal, ErpCommands.CreateOrder, "k", Body(Erp.CreateOrder(Guid.Empty)));
        portal.Clock.AdvanceMinutes(5);
        Assert.Equal(first, await Send(portal, ErpCommands.CreateOrder, "k", Body(Erp.CreateOrder(Guid.Empty))));
        Assert.Equal(1, (await portal.Erp.Counts(TestPortal.Ct))[Feeds.Order]);
        Assert.IsType<Delivery.Refused>(await Send(portal, ErpCommands.CreateOrder, "k", new ErpCancelOrder("1", "")));
    }

    [StoreFact]
    public async Task Many_callers_with_one_key_at_once_make_one_order()
    {
        await using var portal = await WithSupplier();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Send(portal, ErpCommands.CreateOrder, "k", Body(Erp.CreateOrder(Guid.Empty))))));
        Assert.Single(answers.Distinct());
        Assert.Equal(1, (await portal.Erp.Counts(TestPortal.Ct))[Feeds.Order]);
    }

    [StoreFact]
    public async Task A_confirmed_receipt_comes_back_by_the_feed_and_goods_can_be_returned_from_it()
    {
        await using var portal = await WithSupplier();
        await portal.Erp.Put([SandboxRecord.Of(Erp.Order("4500000900"))], TestPortal.Ct);
        var confirmed = await Send(portal, ErpCommands.ConfirmReceipt, "r", new ErpConfirmReceipt("4500000900", "H1", portal.Clock.GetCurrentInstant(), "P-7", [new ErpReceiptLine(1, 8, 2, 0, null)]));
        Assert.Equal("5000000001", Answer(confirmed).ErpRef);
        Assert.Equal("5000000001", Assert.Single((await portal.Erp.Feed(Feeds.Receipt, null, 10, TestPortal.Ct)).Records).Key);
        Assert.Equal("returned", Answer(await Send(portal, ErpCommands.CreateReturn, "b1", new ErpReturnGoods("5000000001", "Damaged", [new(1, 5)]))).Status);
        Assert.Equal("Only 3 of order line 1 can still be returned, not 4.", No(await Send(portal, ErpCommands.CreateReturn, "b2", new ErpReturnGoods("5000000001", "Damaged", [new(1, 4)]))));
        Assert.Equal("Purchase order 4500000900 has no line 9.", No(await Send(portal, ErpCommands.ConfirmReceipt, "r2", new ErpConfirmReceipt("4500000900", "H1", portal.Clock.GetCurrentInstant(), null, [new ErpReceiptLine(9, 1, 0, 0, null)]))));
    }

    [StoreFact]
    public async Task An_unknown_or_cancelled_order_is_refused()
    {
        await using var portal = await WithSupplier();
        Assert.Equal("Purchase order X does not exist.", No(await Send(portal, ErpCommands.CancelOrder, "c1", new ErpCancelOrder("X", "Wrong"))));
        await portal.Erp.Put([SandboxRecord.Of(Erp.Order("Y"))], TestPortal.Ct);
        Assert.Equal("cancelled", Answer(await Send(portal, ErpCommands.CancelOrder, "c2", new ErpCancelOrder("Y", "Wrong"))).Status);
        Assert.StartsWith("Purchase order Y is cancelled", No(await Send(portal, ErpCommands.ConfirmReceipt, "r", new ErpConfirmReceipt("Y", "H1", portal.Clock.GetCurrentInstant(), null, []))), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_closed_period_is_refused_and_the_same_command_passes_once_it_is_open()
    {
        await using var portal = await WithSupplier();
        await portal.Erp.CloseThrough(new LocalDate(2026, 2, 28), TestPortal.Ct);
        var body = Body(Erp.Release(Guid.Empty, on: new LocalDate(2026, 2, 28)));
        Assert.Equal("Posting date 2026-02-28 lies in a closed period. The first open day is 2026-03-01.", No(await Send(portal, ErpCommands.ReleaseInvoice, "k", body)));
        await portal.Erp.CloseThrough(new LocalDate(2026, 1, 31), TestPortal.Ct);
        Assert.Equal("released", Answer(await Send(portal, ErpCommands.ReleaseInvoice, "k", body)).Status);
    }

    [StoreTheory]
    [InlineData(SupplierStatus.Blocked, "Supplier S-1 is blocked.")]
    [InlineData(SupplierStatus.HoldPay, "Supplier S-1 is on hold for payment.")]
    public async Task A_blocked_or_held_supplier_is_not_paid(SupplierStatus status, string sentence)
    {
        await using var portal = await WithSupplier(status);
        Assert.Equal(sentence, No(await Send(portal, ErpCommands.ReleaseInvoice, "k", Body(Erp.Release(Guid.Empty)))));
        Assert.Equal("held", Answer(await Send(portal, ErpCommands.HoldInvoice, "h", Body(Erp.Release(Guid.Empty)))).Status);
    }

    [StoreFact]
    public async Task An_invoice_is_posted_once_whatever_the_key()
    {
        await using var portal = await WithSupplier();
        Assert.Equal("parked", Answer(await Send(portal, ErpCommands.ParkInvoice, "p", Body(Erp.Release(Guid.Empty)))).Status);
        var released = Answer(await Send(portal, ErpCommands.ReleaseInvoice, "r1", Body(Erp.Release(Guid.Empty))));
        Assert.Equal($"Invoice INV-1 of supplier S-1 is already posted as document {released.ErpRef}.", No(await Send(portal, ErpCommands.ReleaseInvoice, "r2", Body(Erp.Release(Guid.Empty)))));
        Assert.Equal("debited", Answer(await Send(portal, ErpCommands.CreateDebitMemo, "d", Body(Erp.Release(Guid.Empty)))).Status);
        Assert.Equal("written off", Answer(await Send(portal, ErpCommands.WriteOffDifference, "w", Body(Erp.Release(Guid.Empty)))).Status);
        Assert.Equal("rejected", Answer(await Send(portal, ErpCommands.RejectInvoice, "j", Body(Erp.Release(Guid.Empty, "INV-2")))).Status);
        Assert.StartsWith("Invoice INV-2 of supplier S-1 was rejected", No(await Send(portal, ErpCommands.UnholdInvoice, "u", Body(Erp.Release(Guid.Empty, "INV-2")))), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Down_throws_and_slow_waits()
    {
        await using var portal = await WithSupplier();
        await portal.Erp.SetFaults(FaultMode.Slow, 1000, TestPortal.Ct);
        await portal.Erp.Feed(Feeds.Order, null, 10, TestPortal.Ct);
        Assert.Equal(TimeSpan.FromSeconds(3), portal.SlowFor);
        await portal.Erp.SetFaults(FaultMode.Down, 1000, TestPortal.Ct);
        Assert.Equal("The ERP does not answer.", (await Assert.ThrowsAnyAsync<Exception>(() => portal.Erp.Feed(Feeds.Order, null, 10, TestPortal.Ct))).Message);
    }

    [StoreFact]
    public async Task A_command_it_does_not_know_is_refused()
    {
        await using var portal = await WithSupplier();
        Assert.Equal("The ERP does not know the command erp.dance.v1.", No(await Send(portal, "erp.dance.v1", "k", new { })));
    }

    private static async Task<TestPortal> WithSupplier(SupplierStatus status = SupplierStatus.Active)
    {
        var portal = new TestPortal();
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier(status: status))], TestPortal.Ct);
        return portal;
    }

    private static Task<Delivery> Send(TestPortal portal, string type, string key, object body) =>
        portal.Erp.Execute(new Outbound(type, key, Guid.Empty, JsonSerializer.Serialize(body, StoreJson.Options), 1), TestPortal.Ct);

    private static object Body(Outgoing message) => message.Body;
    private static string No(Delivery delivery) => Assert.IsType<Delivery.Refused>(delivery).Sentence;
    private static ErpAnswer Answer(Delivery delivery) => JsonSerializer.Deserialize<ErpAnswer>(Assert.IsType<Delivery.Accepted>(delivery).Answer, StoreJson.Options)!;
}
