using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Mirror;

public sealed class MirrorDocumentTests
{
    private static readonly OrderDocument Document = new()
    {
        Number = "PO-77", IssueOn = new LocalDate(2026, 3, 1), Currency = "USD", Supplier = new Party { Name = "Acme Medical" }, Buyer = new Party { EndpointId = "H1" },
        Lines =
        [
            new() { LineId = "10", Quantity = 4, UnitCode = "XBX", UnitPrice = 7m, Item = new() { BuyerItemId = "SKU-1", Name = "Gloves", StandardItemId = "00614141000012", StandardItemScheme = "0160" } },
            new() { LineId = "A", Quantity = 1, UnitCode = "C62", UnitPrice = 3m, Item = new() { Name = "Tape" } },
        ],
    };

    [StoreFact]
    public async Task An_order_document_is_mirrored_until_the_erp_tells_its_own_version()
    {
        await using var portal = await Known();
        await Arrive(portal, "document.order.v1", Document, null);
        var order = await Order(portal);
        Assert.Equal(("S-1", "OPEN", 0L), (order.SupplierCode, order.Status, order.SourceSequence));
        Assert.Equal([(2, "EA", null), (10, "BX", "00614141000012")], order.Lines.OrderBy(l => l.Line).Select(l => (l.Line, l.Uom, l.Gtin)));
        await Arrive(portal, "erp.order.v1", Erp.Order("PO-77", status: "CLOSED"), 1);
        await Arrive(portal, "document.order.v1", Document, null);
        Assert.Equal(("CLOSED", 1L), ((await Order(portal)).Status, (await Order(portal)).SourceSequence));
    }

    [StoreFact]
    public async Task An_order_file_in_the_drop_folder_is_in_the_mirror_after_a_sweep_and_a_pump()
    {
        await using var portal = await Known();
        var path = Path.Combine(portal.Drop, "in", "order.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, UblWriter.Write(Document), TestPortal.Ct);
        File.SetLastWriteTimeUtc(path, portal.Clock.GetCurrentInstant().ToDateTimeUtc().AddMinutes(-1));
        Assert.Equal("1 received, 0 known already, 0 refused", await portal.Get<SweepDropFolder>().Run(TestPortal.Ct));
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        Assert.Equal(("PO-77", 31m), ((await Order(portal)).Number, (await Order(portal)).Total));
    }

    [StoreFact]
    public async Task An_order_of_a_supplier_that_is_not_on_file_waits_for_a_person()
    {
        await using var portal = await Known();
        await Arrive(portal, "document.order.v1", Document with { Supplier = new Party { Name = "Nobody" } }, null);
        Assert.Equal("Order PO-77 names the supplier Nobody, which is not one supplier on file. Add the supplier, then replay the message.", (await portal.Messages("document.order.v1")).Single().LastError);
    }

    [StoreFact]
    public async Task A_despatch_advice_is_a_receipt_of_its_order_and_the_same_one_twice_is_one()
    {
        await using var portal = await Known();
        await Arrive(portal, "erp.order.v1", Erp.Order("PO-77"), 1);
        var despatch = new DespatchDocument { Number = "D-1", OrderReference = "PO-77", Lines = [new() { OrderLineReference = "1", DeliveredQuantity = 4m }, new() { OrderLineReference = "not a line" }] };
        await Arrive(portal, "document.despatch.v1", despatch, null);
        await Arrive(portal, "document.despatch.v1", despatch, null);
        await using var db = portal.Dbs.Read(Actor.System);
        var receipt = Assert.Single(await db.Set<GoodsReceipt>().Include(r => r.Lines).ToListAsync(TestPortal.Ct));
        Assert.Equal(("PO-77", true), (receipt.OrderNumber, receipt.IsDespatch));
        Assert.Equal((1, 4m), (Assert.Single(receipt.Lines).OrderLine, receipt.Lines[0].Accepted));
        var fact = Assert.Single(await portal.All<FactRow>(), f => f.Kind == "DespatchReceived");
        Assert.Equal((await Order(portal)).Id, fact.SubjectId);
    }

    [StoreFact]
    public async Task A_despatch_advice_of_an_unknown_order_waits_for_a_person()
    {
        await using var portal = await Known();
        await Arrive(portal, "document.despatch.v1", new DespatchDocument { Number = "D-1", OrderReference = "PO-78" }, null);
        Assert.Equal(InboxState.Dead, (await portal.Messages("document.despatch.v1")).Single().State);
    }

    private static async Task<TestPortal> Known()
    {
        var portal = new TestPortal();
        await portal.AddFacility("H1");
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier())], TestPortal.Ct);
        await portal.Get<SyncMasterData>().Run(TestPortal.Ct);
        return portal;
    }

    private static async Task Arrive(TestPortal portal, string type, object record, long? sequence)
    {
        await portal.Get<ReceiveMessage>().Run("test", [new Envelope(NewId.Next().ToString(), type, "x", JsonSerializer.Serialize(record, StoreJson.Options), sequence)], null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
    }

    private static async Task<PurchaseOrder> Order(TestPortal portal)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        return await db.Set<PurchaseOrder>().Include(o => o.Lines).SingleAsync(TestPortal.Ct);
    }
}
