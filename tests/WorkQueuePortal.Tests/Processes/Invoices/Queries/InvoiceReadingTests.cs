using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Processes.Invoices.Queries;

public sealed class InvoiceReadingTests
{
    [Fact]
    public async Task A_person_of_one_site_judges_with_the_order_and_the_copies_of_every_site()
    {
        await using var portal = new TestPortal();
        await portal.FurnishPayables();
        var elsewhere = await portal.AddFacility("H2");
        await portal.Receive(10m);
        await portal.Bill("INV-7", 30m);
        portal.Clock.Advance(Duration.FromHours(1));
        var item = await portal.Bill("INV-7", 31m);
        var invoice = await portal.Invoice(item);
        await using (var db = portal.Dbs.OpenAll())
        {
            await db.Set<SupplierInvoice>().Where(i => i.Id != invoice.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.FacilityId, elsewhere.Id), TestPortal.Ct);
            await db.Set<PurchaseOrder>().ExecuteUpdateAsync(s => s.SetProperty(o => o.FacilityId, elsewhere.Id), TestPortal.Ct);
            await db.Set<GoodsReceipt>().ExecuteUpdateAsync(s => s.SetProperty(r => r.FacilityId, elsewhere.Id), TestPortal.Ct);
        }

        var here = portal.Actor with { Facilities = new HashSet<Guid> { invoice.FacilityId } };
        await using var seen = portal.Dbs.Read(here);
        var whole = await seen.Set<SupplierInvoice>().Include(i => i.Lines).SingleAsync(TestPortal.Ct);
        var context = await InvoiceReading.Read(seen, whole, portal.Clock.GetCurrentInstant(), TestPortal.Ct);

        Assert.Equal("INV-7", Assert.Single(context.Header.Others).Number);
        Assert.Equal(InvoiceDesk.Order, Assert.Single(context.Orders).Number);
        Assert.Equal(10m, Assert.Single(context.Receipts).Lines.Single().Accepted);
    }
}
