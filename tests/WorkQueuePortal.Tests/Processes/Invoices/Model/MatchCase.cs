using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

/// <summary>One order line, one invoice line: what a test of the matching rules changes stands in its own line.</summary>
internal sealed record MatchCase
{
    public decimal Ordered { get; init; } = 100m;
    public decimal OrderPrice { get; init; } = 12.50m;
    public decimal? Received { get; init; }
    public decimal? Inspected { get; init; }
    public decimal Rejected { get; init; }
    public decimal Prior { get; init; }
    public decimal? Billed { get; init; }
    public decimal? BilledPrice { get; init; }
    public string BilledUnit { get; init; } = "EA";
    public string BilledCurrency { get; init; } = "USD";
    public decimal CaseOf { get; init; }
    public MatchBasis Basis { get; init; } = MatchBasis.ThreeWay;
    public TolerancePolicy Policy { get; init; } = TolerancePolicy.Std;
    public bool InsideGrace { get; init; }
    public decimal DeMinimisUsed { get; init; }
    public decimal? ContractPrice { get; init; }
    public OrderState State { get; init; }
    public CreditKind Credit { get; init; }

    public OrderLineFacts Order => new("PO1", "1", "ACME", "ITEM", Ordered, "EA", OrderPrice, "USD", Basis) { ContractPrice = ContractPrice, State = State };

    public InvoiceMatch Whole()
    {
        var receipts = new ReceiptFacts(Received ?? Ordered, Rejected, 0m, Inspected ?? 0m);
        var units = new UnitFactors(CaseOf > 0m ? [("ITEM", "CS", CaseOf)] : []);
        var book = new OrderBook([new(Order, receipts, new(Prior))], units);
        var line = new InvoiceLine("1", "PO1", "1", Billed ?? Ordered, BilledUnit, BilledPrice ?? OrderPrice) { Credit = Credit };
        return ThreeWayMatch.Compare(new("INV1", "ACME", BilledCurrency, [line]), book, new(Policy, InsideGrace, DeMinimisUsed));
    }

    public LineMatch Line() => Whole().Lines[0];
}
