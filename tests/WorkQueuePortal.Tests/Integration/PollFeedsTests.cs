using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class PollFeedsTests
{
    [StoreFact]
    public async Task Orders_receipts_and_invoices_become_messages_once()
    {
        await using var portal = await WithRecords();
        Assert.Equal("order: 1 new; receipt: 1 new; invoice: 1 new", await portal.Get<PollFeeds>().Run(TestPortal.Ct));
        Assert.Equal("order: 0 new; receipt: 0 new; invoice: 0 new", await portal.Get<PollFeeds>().Run(TestPortal.Ct));
        Assert.Equal(["erp.invoice.v1", "erp.order.v1", "erp.receipt.v1"], (await portal.Messages()).Select(m => m.Type).Order());
        Assert.Equal("S-1|INV-1", (await portal.Messages("erp.invoice.v1")).Single().Subject);
    }

    [StoreFact]
    public async Task A_long_backlog_is_read_page_by_page_and_nothing_is_left_out()
    {
        await using var portal = new TestPortal();
        await portal.Erp.Put([.. Enumerable.Range(0, 450).Select(n => SandboxRecord.Of(Erp.Order($"A{n}")))], TestPortal.Ct);
        await portal.Get<PollFeeds>().Run(TestPortal.Ct);
        Assert.Equal(450, (await portal.Messages("erp.order.v1")).Select(m => m.Subject).Distinct().Count());
    }

    [StoreFact]
    public async Task A_feed_that_repeats_and_shuffles_leaves_the_mirror_right()
    {
        await using var portal = await WithRecords();
        await portal.AddFacility("H1");
        await portal.Erp.SetFaults(FaultMode.Duplicate, 1000, TestPortal.Ct);
        await Arrive(portal);
        Assert.Equal(2, (await portal.Messages("erp.order.v1")).Count);
        await portal.Erp.SetFaults(FaultMode.OutOfOrder, 1000, TestPortal.Ct);
        await portal.Erp.Put([.. Enumerable.Range(0, 20).Select(n => SandboxRecord.Of(Erp.Order($"B{n}"))), SandboxRecord.Of(Erp.Order(status: "CLOSED"))], TestPortal.Ct);
        await Arrive(portal);
        var orders = await portal.All<PurchaseOrder>();
        Assert.Equal(21, orders.Count);
        Assert.Equal("CLOSED", orders.Single(o => o.Number == "4500000900").Status);
        Assert.Single(await portal.All<GoodsReceipt>());
        Assert.DoesNotContain(await portal.Messages("erp.order.v1"), m => m.State != InboxState.Done);
    }

    [StoreFact]
    public async Task While_the_erp_is_down_nothing_moves_and_afterwards_nothing_is_missing()
    {
        await using var portal = await WithRecords();
        await portal.Erp.SetFaults(FaultMode.Down, 1000, TestPortal.Ct);
        Assert.Equal("order: not reachable; receipt: not reachable; invoice: not reachable", await portal.Get<PollFeeds>().Run(TestPortal.Ct));
        var row = (await portal.Get<ConnectorRows>().Run(TestPortal.Ct))[0];
        Assert.Equal((Health.Down, "The ERP does not answer."), (row.Health, row.LastError));
        await portal.Erp.SetFaults(FaultMode.None, 0, TestPortal.Ct);
        await portal.Get<PollFeeds>().Run(TestPortal.Ct);
        Assert.Equal(3, (await portal.Messages()).Count);
        Assert.Equal(portal.Clock.GetCurrentInstant(), (await portal.Get<ConnectorRows>().Run(TestPortal.Ct))[0].LastOkAt);
    }

    private static async Task<TestPortal> WithRecords()
    {
        var portal = new TestPortal();
        await portal.Erp.Put([SandboxRecord.Of(Erp.Order()), SandboxRecord.Of(Erp.Receipt()), SandboxRecord.Invoice("S-1", "INV-1", "{}")], TestPortal.Ct);
        return portal;
    }

    private static async Task Arrive(TestPortal portal)
    {
        await portal.Get<PollFeeds>().Run(TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
    }
}
