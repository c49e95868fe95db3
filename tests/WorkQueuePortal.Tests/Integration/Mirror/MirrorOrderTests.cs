using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Mirror;

public sealed class MirrorOrderTests
{
    [StoreFact]
    public async Task An_order_is_mirrored_with_the_portals_own_ids_and_told_to_the_processes()
    {
        await using var portal = new TestPortal();
        var (facility, buyer) = (await portal.AddFacility("H1"), await portal.AddPerson("P-7"));
        await Arrive(portal, Erp.Order(createdBy: "P-7"), 5);
        var order = await Order(portal);
        Assert.Equal((facility.Id, buyer.Id, 5L, 70m), (order.FacilityId, order.CreatedById, order.SourceSequence, order.Total));
        Assert.Equal("4500000900", (await portal.Messages(MirrorOrderChanged.Type)).Single().Subject);
    }

    [StoreFact]
    public async Task An_older_version_never_replaces_a_newer_one()
    {
        await using var portal = new TestPortal();
        await portal.AddFacility("H1");
        await Arrive(portal, Erp.Order(status: "CLOSED"), 9);
        await Arrive(portal, Erp.Order(status: "OPEN"), 5);
        Assert.Equal(("CLOSED", 9L), ((await Order(portal)).Status, (await Order(portal)).SourceSequence));
        Assert.Single(await portal.Messages(MirrorOrderChanged.Type));
    }

    [StoreFact]
    public async Task A_newer_version_changes_adds_and_drops_lines()
    {
        await using var portal = new TestPortal();
        await portal.AddFacility("H1");
        await Arrive(portal, Erp.Order() with { Lines = [Erp.Line(1), Erp.Line(2)] }, 1);
        await Arrive(portal, Erp.Order() with { Lines = [Erp.Line(2, quantity: 4), Erp.Line(3)] }, 2);
        var order = await Order(portal);
        Assert.Equal([(2, 4m), (3, 10m)], order.Lines.OrderBy(l => l.Line).Select(l => (l.Line, l.Quantity)));
        Assert.Equal(1, order.Version);
        Assert.Equal(2, (await portal.Messages(MirrorOrderChanged.Type)).Count);
    }

    [StoreFact]
    public async Task An_order_of_an_unknown_facility_waits_for_a_person_and_its_replay_is_mirrored()
    {
        await using var portal = new TestPortal();
        await Arrive(portal, Erp.Order(), 1);
        var dead = (await portal.Messages("erp.order.v1")).Single();
        Assert.Equal("Order 4500000900 names the facility H1, which the portal does not know. Add the facility, then replay the message.", dead.LastError);
        await portal.AddFacility("H1");
        await portal.Get<ReplayMessage>().Run(new(MessageBox.Inbox, dead.Id), TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal("4500000900", (await Order(portal)).Number);
    }

    [StoreFact]
    public async Task A_receipt_is_mirrored_also_before_its_order_and_changes_with_a_return()
    {
        await using var portal = new TestPortal();
        await portal.AddFacility("H1");
        await Arrive(portal, "erp.receipt.v1", Erp.Receipt(), 3);
        await Arrive(portal, "erp.receipt.v1", Erp.Receipt() with { Lines = [new ErpReceiptLine(1, 10, 0, 4, null)] }, 4);
        await Arrive(portal, "erp.receipt.v1", Erp.Receipt(), 3);
        await using var db = portal.Dbs.Read(Actor.System);
        var receipt = await db.Set<GoodsReceipt>().Include(r => r.Lines).SingleAsync(TestPortal.Ct);
        Assert.Equal((10m, 4m), receipt.Lines.Select(l => (l.Accepted, l.Returned)).Single());
        Assert.Equal(["4500000900", "4500000900"], (await portal.Messages(MirrorOrderChanged.Type)).Select(m => m.Subject));
    }

    private static Task Arrive(TestPortal portal, ErpOrder order, long sequence) => Arrive(portal, "erp.order.v1", order, sequence);

    private static async Task Arrive(TestPortal portal, string type, object record, long sequence)
    {
        await portal.Get<ReceiveMessage>().Run("erp", [new Envelope(NewId.Next().ToString(), type, "x", JsonSerializer.Serialize(record, StoreJson.Options), sequence)], null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
    }

    private static async Task<PurchaseOrder> Order(TestPortal portal)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        return await db.Set<PurchaseOrder>().Include(o => o.Lines).SingleAsync(TestPortal.Ct);
    }
}
