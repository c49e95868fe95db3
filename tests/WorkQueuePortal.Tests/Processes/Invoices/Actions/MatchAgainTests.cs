using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Actions;

/// <summary>The order of an invoice was cancelled; the goods were ordered anew under another number.</summary>
public sealed class MatchAgainTests
{
    private const string Instead = "4500000901";
    private static readonly Actor Devon = new(NewId.Next(), "Devon Ashby", new HashSet<string> { Roles.Buyer }, null);

    [Fact]
    public async Task A_buyer_links_the_invoice_to_the_order_that_is_meant_and_it_is_released()
    {
        await using var portal = await Cancelled();
        var item = await portal.Bill("88213", 7m);
        Assert.Equal("Order not valid", item.What);
        await portal.Arrive("erp.order.v1", Erp.Order(Instead), 3);
        await portal.Arrive("erp.receipt.v1", Erp.Receipt("5000000901", Instead), 4);

        var outcome = await Again(portal, Devon).Link(item.Id, item.Version, $" {Instead} ", TestPortal.Ct);

        Assert.Equal("Invoice 88213 agrees now and is released.", outcome.Sentence);
        var invoice = await portal.Invoice(item);
        Assert.Equal((InvoiceState.Released, Instead), (invoice.State, invoice.OrderNumber));
        Assert.Single(await portal.All<FactRow>(), f => f.Sentence == $"Linked the invoice to order {Instead} instead of {InvoiceDesk.Order}.");
        await using var db = portal.Dbs.Read(Actor.System);
        Assert.Equal([(Instead, (int?)1)], (await db.Set<SupplierInvoiceLine>().ToListAsync(TestPortal.Ct)).Select(l => (l.MatchedOrder!, l.MatchedLine)));
    }

    [Theory]
    [InlineData("", "Name the order by its number.")]
    [InlineData("4711", "The portal knows no order 4711. Look the number up in the ERP; a new order arrives within minutes.")]
    [InlineData("4500000902", "Order 4500000902 is another supplier's. Name an order of Acme Medical.")]
    public async Task An_order_that_cannot_be_meant_is_refused_and_nothing_changes(string order, string sentence)
    {
        await using var portal = await Cancelled();
        var item = await portal.Bill("88213", 7m);
        await portal.Given(new PurchaseOrder { Id = NewId.Next(), Number = "4500000902", SupplierCode = "S-2", FacilityId = item.FacilityId });

        Assert.Equal(sentence, (await Again(portal, Devon).Link(item.Id, item.Version, order, TestPortal.Ct)).Sentence);
        Assert.Equal(InvoiceDesk.Order, (await portal.Invoice(item)).OrderNumber);
    }

    [Fact]
    public async Task Accounts_payable_does_not_choose_the_order()
    {
        await using var portal = await Cancelled();
        var item = await portal.Bill("88213", 7m);
        Assert.Equal("A buyer names the order.", (await Again(portal, WorkDesks.Specialist("Maya Okafor")).Link(item.Id, item.Version, Instead, TestPortal.Ct)).Sentence);
    }

    [Fact]
    public async Task Matching_again_without_a_change_leaves_the_difference()
    {
        await using var portal = await Cancelled();
        var item = await portal.Bill("88213", 7m);
        Assert.Equal("Matched again; a difference is left.", (await Again(portal, Devon).Run(item.Id, item.Version, TestPortal.Ct)).Sentence);
        Assert.Equal(InvoiceState.Exception, (await portal.Invoice(item)).State);
    }

    [Fact]
    public async Task The_buyer_whose_queue_has_it_may_also_send_it_back()
    {
        await using var portal = await Cancelled();
        var item = await portal.Bill("88213", 7m);
        portal.Actor = Devon;

        var outcome = await portal.Get<ReturnInvoice>().Run(new AcceptVariance.Ask(item.Id, item.Version, "The order was cancelled."), TestPortal.Ct);

        Assert.Equal("Invoice 88213 goes back to the supplier.", outcome.Sentence);
        Assert.Equal(InvoiceState.Returned, (await portal.Invoice(item)).State);
    }

    private static MatchAgain Again(TestPortal portal, Actor actor)
    {
        portal.Actor = actor;
        return portal.Get<MatchAgain>();
    }

    private static async Task<TestPortal> Cancelled()
    {
        var portal = new TestPortal();
        await portal.FurnishPayables();
        await portal.Receive(10m);
        await portal.Arrive("erp.order.v1", Erp.Order(InvoiceDesk.Order, status: "CANCELLED"), 2);
        return portal;
    }
}
