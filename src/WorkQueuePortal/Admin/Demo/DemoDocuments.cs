using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <param name="FreightTerms">PREPAID (the supplier pays) or ADD (the planned freight is billed).</param>
/// <param name="CancelledAt">Present exactly for a cancelled order.</param>
public sealed record DemoOrder(string Number, string Type, string Supplier, string Facility, string CostCentre, string Currency, string Terms,
    string FreightTerms, decimal PlannedFreight, LocalDate PromisedOn, Instant CreatedAt, string CreatedBy, string ApprovedBy,
    Instant? CancelledAt, IReadOnlyList<DemoOrderLine> Lines)
{
    public decimal Total => Lines.Sum(l => Kernel.Money.Round(l.Quantity * l.Price)) + PlannedFreight;
}

/// <param name="Uom">Always the base unit of the item; <paramref name="Price"/> is for one of it.</param>
public sealed record DemoOrderLine(int Line, string Sku, string Description, decimal Quantity, string Uom, decimal Price, string Gl);

/// <param name="InspectedAt">When its goods passed inspection; null while they wait, and where none is needed.</param>
public sealed record DemoReceipt(string Number, string Order, string Facility, Instant ReceivedAt, string ReceivedBy, string PackingSlip,
    bool NeedsInspection, Instant? InspectedAt, IReadOnlyList<DemoReceiptLine> Lines);

public sealed record DemoReceiptLine(int OrderLine, decimal Accepted, decimal Rejected);

/// <param name="Kind">STANDARD or CREDIT; the quantities of a credit are negative.</param>
/// <param name="Original">The invoice a credit gives back.</param>
/// <param name="Category">What it is for, when no order is cited.</param>
/// <param name="Scenario">The row of scenarios.csv that made it.</param>
/// <param name="Exception">The code it should stop with; empty if it should not stop.</param>
/// <param name="Resolution">How and when it was settled; null while it is open and for what never stopped.</param>
public sealed record DemoInvoice(string Number, string Kind, string Supplier, string Facility, string? Order, string? Original, string? Category,
    LocalDate? InvoiceDate, Instant ReceivedAt, string Channel, string Currency, string Terms, string RemitBankLast4,
    decimal Freight, decimal Tax, decimal Total, string FreeText, IReadOnlyList<DemoInvoiceLine> Lines,
    string Scenario, string Exception, DemoResolution? Resolution)
{
    public decimal Subtotal => Lines.Sum(l => l.Extension);
    public double? ResolveAfterHours => (Resolution?.At - ReceivedAt)?.TotalHours;
}

/// <param name="OrderLine">Null where the supplier gave none; the part number may still tell.</param>
public sealed record DemoInvoiceLine(int Line, int? OrderLine, string SupplierPart, string Description, decimal Quantity, string Uom,
    decimal Price, decimal Extension);

/// <param name="How">accept, credit, shortpay, return or receipt.</param>
public sealed record DemoResolution(string How, Instant At);

/// <param name="Outcome">AUTO, PENDING, APPROVED or RETURNED.</param>
/// <param name="DecidedBy">The cost-centre owner or a level above; null for AUTO and PENDING.</param>
public sealed record DemoRequest(string Number, string Requester, string Facility, string CostCentre, string Sku, decimal Quantity, string Uom,
    decimal Price, decimal Total, string Reason, LocalDate NeedBy, Instant CreatedAt, string Outcome, string? DecidedBy, Instant? DecidedAt);

/// <param name="Actual">Invoiced so far in the fiscal year, which starts on 1 July.</param>
/// <param name="Committed">Ordered, not yet invoiced.</param>
public sealed record DemoBudgetState(string CostCentre, string Gl, int FiscalYear, decimal Annual, decimal Actual, decimal Committed);
