using NodaTime;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>The demonstration's records as an ERP tells them.</summary>
internal sealed class DemoErp(DemoData data, DemoHistory history, Instant now)
{
    public IReadOnlyList<SandboxRecord> MasterRecords() =>
    [
        .. data.Suppliers.Select(s => SandboxRecord.Of(Supplier(s))), .. data.Items.Select(i => SandboxRecord.Of(Item(i))),
        .. data.CostCentres.Select(c => SandboxRecord.Of(new ErpCostCenter(c.Code, c.Name, c.Facility, c.Owner, c.GlAccounts, c.Active))),
        .. history.Budgets.Select(b => SandboxRecord.Of(new ErpBudget(b.CostCentre, b.Gl, b.FiscalYear, b.Annual, b.Actual, b.Committed, now))),
    ];

    public ErpOrder Order(DemoOrder order, bool isCancelled = false) => new(
        order.Number, order.Supplier, order.Facility, order.CostCentre, order.Currency, order.Terms, isCancelled ? "CANCELLED" : "OPEN", order.FreightTerms == "PREPAID",
        order.PlannedFreight == 0m ? null : order.PlannedFreight, order.CreatedAt.InUtc().Date, order.PromisedOn, order.CreatedBy, order.ApprovedBy, [.. order.Lines.Select(Line)]);

    /// <param name="at">Inspection counts only what it has passed by then.</param>
    public static ErpReceipt Receipt(DemoReceipt receipt, Instant at) => new(receipt.Number, receipt.Order, receipt.Facility, receipt.ReceivedAt, receipt.ReceivedBy,
        [.. receipt.Lines.Select(l => new ErpReceiptLine(l.OrderLine, l.Accepted, l.Rejected, 0m, !receipt.NeedsInspection ? null : receipt.InspectedAt <= at ? l.Accepted : 0m))]);

    public InvoiceDocument Invoice(DemoInvoice invoice)
    {
        // A credit memo states what it gives back as positive amounts.
        var sign = invoice.Kind == "CREDIT" ? -1m : 1m;
        var facility = data.Facility(invoice.Facility);
        return new InvoiceDocument
        {
            Number = invoice.Number, Kind = invoice.Kind == "CREDIT" ? InvoiceKind.CreditNote : InvoiceKind.Invoice, IssueOn = invoice.InvoiceDate, Currency = invoice.Currency,
            Supplier = new Party { Name = data.Supplier(invoice.Supplier).LegalName, EndpointId = invoice.Supplier }, Customer = new Party { Name = facility.Name }, BuyerReference = invoice.Facility,
            OrderReference = invoice.Order, OriginalInvoiceReferences = invoice.Original is { } original ? [original] : [], PaymentTerms = invoice.Terms,
            PayeeAccounts = [new PayeeAccount("", invoice.RemitBankLast4)], Freight = sign * invoice.Freight, Note = invoice.FreeText.Length == 0 ? null : invoice.FreeText,
            Totals = new DocumentTotals
            {
                LineExtension = sign * invoice.Subtotal, Charges = sign * invoice.Freight, TaxExclusive = sign * (invoice.Subtotal + invoice.Freight), Tax = sign * invoice.Tax,
                TaxInclusive = sign * invoice.Total, Payable = sign * invoice.Total,
            },
            Lines = [.. invoice.Lines.Select(l => new InvoiceDocumentLine
            {
                LineId = l.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), OrderLineReference = l.OrderLine?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Item = new ItemReference { SupplierItemId = l.SupplierPart, Name = l.Description }, Quantity = sign * l.Quantity, UnitCode = l.Uom, UnitPrice = l.Price, LineExtension = sign * l.Extension,
                TaxPercent = facility.TaxExempt ? null : facility.TaxRate * 100m,
            })],
        };
    }

    private ErpSupplier Supplier(DemoSupplier s) => new(
        s.Code, s.LegalName, s.TaxIdLast4, s.Terms, s.Currency, Enum.Parse<SupplierStatus>(s.Status.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), Enum.Parse<Screening>(s.Screening, ignoreCase: true), s.BankLast4,
        s.BankChangedDaysAgo is { } days ? now.InUtc().Date.PlusDays(-days) : null, s.RemitName, s.Email);

    private ErpItem Item(DemoItem i)
    {
        var category = data.CategoryOf(i);
        return new ErpItem(
            i.Sku, i.Name, i.Supplier, i.SupplierPart, i.MfrName, i.MfrPart, i.Gtin, i.Unspsc, category.Risk, Basis(category), category.Tolerance, category.Capital, i.BaseUom,
            i.PackUom == i.BaseUom ? [] : [new ErpUnit(i.PackUom, i.PackFactor)], i.Price, i.Contract.Length == 0 ? null : i.Contract, i.ContractPrice, i.Criticality);
    }

    private ErpOrderLine Line(DemoOrderLine line)
    {
        var item = data.Items.First(i => i.Sku == line.Sku);
        var category = data.CategoryOf(item);
        return new ErpOrderLine(line.Line, line.Sku, item.SupplierPart, item.Gtin, line.Description, item.Unspsc, line.Quantity, line.Uom, line.Price, Basis(category), category.Tolerance, item.ContractPrice, false);
    }

    private static MatchBasis Basis(DemoCategory category) => category.MatchBasis switch { "2W" => MatchBasis.TwoWay, "4W" => MatchBasis.FourWay, _ => MatchBasis.ThreeWay };
}
