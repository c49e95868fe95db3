using NodaTime;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Journeys;

/// <summary>Order, despatch advice and invoice as three files, the way a supplier sends them.</summary>
public sealed class DocumentChainTests
{
    private static readonly Party Seller = new() { Name = "Acme Medical", EndpointId = "S-1" };
    private static readonly Party Buyer = new() { Name = "Wrenfield Memorial" };

    private static readonly OrderDocument Order = new()
    {
        Number = "PO-77", IssueOn = new LocalDate(2026, 3, 2), Currency = "USD", Supplier = Seller, Buyer = Buyer, PromisedOn = new LocalDate(2026, 3, 6),
        Lines = [new() { LineId = "1", Quantity = 10m, UnitCode = "XBX", UnitPrice = 7m, Item = new() { SupplierItemId = "P-1", Name = "Gloves" } }, new() { LineId = "2", Quantity = 4m, UnitCode = "C62", UnitPrice = 3m, Item = new() { SupplierItemId = "P-2", Name = "Tape" } }],
    };

    private static readonly InvoiceDocument Bill = new()
    {
        Number = "A-500", Kind = InvoiceKind.Invoice, TypeCode = "380", IssueOn = new LocalDate(2026, 3, 9), Currency = "USD", Supplier = Seller, Customer = Buyer, OrderReference = "PO-77",
        Totals = new() { LineExtension = 82m, TaxExclusive = 82m, Tax = 0m, TaxInclusive = 82m, Payable = 82m },
        Lines =
        [
            new() { LineId = "1", OrderLineReference = "1", Quantity = 10m, UnitCode = "XBX", UnitPrice = 7m, LineExtension = 70m, Item = new() { SupplierItemId = "P-1", Name = "Gloves" } },
            new() { LineId = "2", OrderLineReference = "2", Quantity = 4m, UnitCode = "H87", UnitPrice = 3m, LineExtension = 12m, Item = new() { SupplierItemId = "P-2", Name = "Tape" } },
        ],
    };

    private static DespatchDocument Despatch(string number, decimal gloves, decimal tape) => new()
    {
        Number = number, OrderReference = "PO-77", Supplier = Seller,
        Lines = [.. new[] { ("1", gloves), ("2", tape) }.Where(l => l.Item2 > 0m).Select(l => new DespatchDocumentLine { LineId = l.Item1, OrderLineReference = l.Item1, DeliveredQuantity = l.Item2, UnitCode = "EA", Item = new() { Name = "Goods" } })],
    };

    [StoreFact]
    public async Task An_order_its_despatch_and_its_invoice_end_released_without_a_person()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await portal.Drop("1-order.xml", Order);
        await portal.Drop("2-despatch.xml", Despatch("D-1", 10m, 4m));
        await portal.Drop("3-invoice.xml", Bill);

        var (invoice, exception) = await portal.Invoice("A-500");
        Assert.Null(exception);
        Assert.Equal((InvoiceState.Released, "S-1", 82m), (invoice.State, invoice.SupplierCode, invoice.ReleasedAmount));
        Assert.Equal($"invoice.release:{invoice.Id}", Assert.Single(await portal.All<OutboxRow>()).Key);
        Assert.Empty(await portal.All<WorkItem>());
    }

    [StoreFact]
    public async Task The_three_files_in_one_sweep_and_in_any_order_end_the_same()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        Assert.Equal("3 received, 0 known already, 0 refused", await portal.Drop(("c.xml", UblWriter.Write(Bill)), ("b.xml", UblWriter.Write(Order)), ("a.xml", UblWriter.Write(Despatch("D-1", 10m, 4m)))));

        Assert.Equal(InvoiceState.Released, (await portal.Invoice("A-500")).Invoice.State);
    }

    [StoreFact]
    public async Task A_short_delivery_is_waited_for_then_becomes_work_and_clears_when_the_rest_comes()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await portal.Drop("1-order.xml", Order);
        await portal.Drop("2-despatch.xml", Despatch("D-1", 6m, 4m));
        await portal.Drop("3-invoice.xml", Bill);
        Assert.Equal(InvoiceState.AwaitingReceipt, (await portal.Invoice("A-500")).Invoice.State);

        portal.Clock.Advance(Duration.FromDays(8));
        await portal.Get<SweepGrace>().Run(TestPortal.Ct);
        var (_, stopped) = await portal.Invoice("A-500");
        Assert.Equal(Codes.OverReceipt, stopped?.PrimaryCode);
        var item = Assert.Single(await portal.All<WorkItem>());
        Assert.Equal(("More than received", Standing.Open), (item.What, item.Standing));

        await portal.Drop("4-despatch.xml", Despatch("D-2", 4m, 0m));
        var (invoice, cleared) = await portal.Invoice("A-500");
        Assert.Equal((InvoiceState.Released, "CLEARED"), (invoice.State, cleared?.ResolutionCode));
        Assert.Equal(Standing.Closed, (await portal.All<WorkItem>()).Single().Standing);
    }

    [StoreFact]
    public async Task Two_invoices_that_wait_for_one_receipt_are_not_both_released_by_it()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await portal.Drop("1-order.xml", Order with { Lines = [Order.Lines[0] with { Quantity = 40m }] });
        var line = Bill.Lines[0];
        InvoiceDocument Part(string number, decimal quantity) => Bill with
        {
            Number = number, Lines = [line with { Quantity = quantity, LineExtension = quantity * 7m }], Totals = new() { LineExtension = quantity * 7m, TaxExclusive = quantity * 7m, Tax = 0m, TaxInclusive = quantity * 7m, Payable = quantity * 7m },
        };
        await portal.Drop("2-invoice.xml", Part("A-501", 10m));
        await portal.Drop("3-invoice.xml", Part("B-777", 9m));

        await portal.Drop("4-despatch.xml", Despatch("D-1", 12m, 0m));

        Assert.Equal(InvoiceState.Released, (await portal.Invoice("A-501")).Invoice.State);
        Assert.Equal(InvoiceState.AwaitingReceipt, (await portal.Invoice("B-777")).Invoice.State);
    }

    [StoreTheory]
    [InlineData("S-1", null)]
    [InlineData(null, "ACME MEDICAL")]
    [InlineData("unknown", "Acme Medical")]
    public async Task The_supplier_is_found_by_its_code_or_by_its_name_however_it_is_capitalised(string? endpoint, string? name)
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"), DocumentDesk.Supplier("S-2", "Other"));
        await portal.Drop("invoice.xml", Bill with { Supplier = new Party { EndpointId = endpoint, Name = name } });

        Assert.Equal("S-1", (await portal.Invoice("A-500")).Invoice.SupplierCode);
    }

    [StoreFact]
    public async Task A_stranger_who_names_somebody_elses_order_is_not_taken_for_its_supplier()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await portal.Drop("1-order.xml", Order);
        await portal.Drop("2-despatch.xml", Despatch("D-1", 10m, 4m));
        await portal.Drop("3-invoice.xml", Bill with { Supplier = new Party { Name = "Stranger" } });

        var (invoice, exception) = await portal.Invoice("A-500");
        Assert.Null(invoice.SupplierCode);
        Assert.Equal(Codes.MissingData, exception?.PrimaryCode);
    }

    [StoreFact]
    public async Task Two_strangers_may_use_the_same_number_and_one_stranger_may_not_use_it_twice()
    {
        await using var portal = await DocumentDesk.Open();
        InvoiceDocument From(string name, string note) => Bill with { Supplier = new Party { Name = name }, Note = note };
        await portal.Drop("1.xml", From("Stranger", "one"));
        await portal.Drop("2.xml", From("Another stranger", "two"));
        await portal.Drop("3.xml", From("Stranger", "three"));

        var found = (await portal.All<InvoiceException>()).OrderBy(e => e.OpenedAt).Select(e => e.PrimaryCode);
        Assert.Equal([Codes.MissingData, Codes.MissingData, Codes.DuplicateExact], found);
    }

    [StoreFact]
    public async Task A_credit_may_bear_the_number_of_its_invoice_and_gives_back_no_more_than_that()
    {
        await using var portal = await DocumentDesk.Open(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await portal.Drop("1-order.xml", Order);
        await portal.Drop("2-despatch.xml", Despatch("D-1", 10m, 4m));
        await portal.Drop("3-invoice.xml", Bill);
        var credit = Bill with { Kind = InvoiceKind.CreditNote, TypeCode = "381", OriginalInvoiceReferences = ["A-500"] };
        await portal.Drop("4-credit.xml", credit with { Number = "A-500" });
        await portal.Drop("5-credit.xml", credit with { Number = "C-2", Lines = [Bill.Lines[1]], Totals = new() { LineExtension = 12m, TaxExclusive = 12m, Tax = 0m, TaxInclusive = 12m, Payable = 12m } });

        Assert.Equal([-82m, 82m], (await portal.All<SupplierInvoice>()).Where(i => i.State == InvoiceState.Released).Select(i => i.Total!.Value).Order());
        Assert.Equal(Codes.CreditIncomplete, Assert.Single(await portal.All<InvoiceException>()).PrimaryCode);
    }
}
