using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>An accounts-payable office with its queues. Orders, receipts and invoices arrive as they do from the ERP.</summary>
internal static class InvoiceDesk
{
    public const string Order = "4500000900";

    public static async Task FurnishPayables(this TestPortal portal)
    {
        await portal.AddFacility("H1");
        const string office = """{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"],"Tue":["08:00-17:00"],"Wed":["08:00-17:00"],"Thu":["08:00-17:00"],"Fri":["08:00-17:00"]},"rules":["us-federal"]}""";
        await portal.Given(new WorkCalendar { Code = "SSC", Name = "Office", Definition = office });
        foreach (var (code, name, role) in new[] { ("Q-AP-PRICE", "Price differences", Roles.ApSpecialist), ("Q-AP-DUP", "Duplicates", Roles.ApSpecialist), ("Q-PROC", "Orders and units", Roles.Buyer), ("Q-RECV", "Receipt confirmation", Roles.Receiver), ("Q-AP-TAXFRT", "Tax and freight", Roles.ApSpecialist) })
        {
            var queue = new WorkQueue { Id = NewId.Next(), Code = code, Name = name, CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 100 };
            queue.Roles.Add(new QueueRole(queue.Id, role));
            if (role == Roles.ApSpecialist) queue.Roles.Add(new QueueRole(queue.Id, Roles.ApLead));
            await portal.Given(queue);
        }
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier())], TestPortal.Ct);
        await portal.Get<SyncMasterData>().Run(TestPortal.Ct);
        await portal.Arrive("erp.order.v1", Erp.Order(Order), 1);
    }

    public static Task Receive(this TestPortal portal, decimal accepted) => portal.Arrive("erp.receipt.v1", Erp.Receipt(order: Order, accepted: accepted), 2);

    /// <summary>Bills ten boxes of gloves, ordered at 7.00.</summary>
    public static async Task<WorkItem> Bill(this TestPortal portal, string number, decimal price, decimal quantity = 10m, decimal freight = 0m, bool graceIsOver = false)
    {
        var goods = Money.Round(price * quantity);
        await portal.Arrive("erp.invoice.v1", new InvoiceDocument
        {
            Number = number, IssueOn = new LocalDate(2026, 3, 9), Currency = "USD", OrderReference = Order, Supplier = new Party { EndpointId = "S-1", Name = "Acme Medical" }, Customer = new Party { EndpointId = "H1" }, Freight = freight,
            Totals = new DocumentTotals { LineExtension = goods, Charges = freight, TaxExclusive = goods + freight, TaxInclusive = goods + freight, Payable = goods + freight, Tax = 0m },
            Lines = [new InvoiceDocumentLine { LineId = "1", OrderLineReference = "1", Quantity = quantity, UnitCode = "BX", UnitPrice = price, LineExtension = goods, Item = new ItemReference { Name = "Gloves" } }],
        }, null);
        if (graceIsOver)
        {
            portal.Clock.Advance(Duration.FromDays(20));
            await portal.Get<SweepGrace>().Run(TestPortal.Ct);
        }
        await using var db = portal.Dbs.Read(Actor.System);
        var invoice = await db.Set<SupplierInvoice>().Where(i => i.Number == number).OrderByDescending(i => i.Total).FirstAsync(TestPortal.Ct);
        return await db.Set<WorkItem>().SingleAsync(i => i.SubjectId == invoice.Id, TestPortal.Ct);
    }

    public static async Task<SupplierInvoice> Invoice(this TestPortal portal, WorkItem item)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        return await db.Set<SupplierInvoice>().SingleAsync(i => i.Id == item.SubjectId, TestPortal.Ct);
    }

    public static async Task Arrive(this TestPortal portal, string type, object record, long? sequence)
    {
        await portal.Get<ReceiveMessage>().Run("test", [new Envelope(NewId.Next().ToString(), type, "x", JsonSerializer.Serialize(record, StoreJson.Options), sequence)], null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        var dead = (await portal.Messages(type)).FirstOrDefault(m => m.State == InboxState.Dead);
        Assert.True(dead is null, dead?.LastError);
    }
}
