using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Processes.Invoices.Model;

public enum OrderState { Approved, NotApproved, Closed, Cancelled }

public readonly record struct OrderKey(string Order, string Line)
{
    public override string ToString() => $"{Order} line {Line}";
}

/// <summary>One line of an order as the ERP holds it. Quantities and receipts count in <paramref name="Unit"/>.</summary>
public sealed record OrderLineFacts(
    string Order, string Line, string Supplier, string Item, decimal Quantity, string Unit, decimal Price, string Currency, MatchBasis Basis)
{
    public OrderState State { get; init; } = OrderState.Approved;
    public decimal? ContractPrice { get; init; }
    public string? SupplierPart { get; init; }
    public string? MakerPart { get; init; }
    public string? Gtin { get; init; }
    public string? UnspscClass { get; init; }

    /// <summary>Set on a line that orders money, not pieces; quantity and price are then not compared.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The requester's department said that the service of an amount line was rendered.</summary>
    public bool IsServiceConfirmed { get; init; }

    /// <summary>The item category's own policy, where it has one.</summary>
    public TolerancePolicy? Policy { get; init; }

    /// <summary>Treasury rate of the order date into the ledger currency; null where the order is in that currency.</summary>
    public decimal? LedgerRate { get; init; }

    public OrderKey Key => new(Order, Line);
}

/// <summary>The sum of all receipts of one order line.</summary>
/// <param name="Inspected">Accepted and passed by inspection; only a four-way line asks for it.</param>
public sealed record ReceiptFacts(decimal Accepted, decimal Rejected = 0m, decimal Returned = 0m, decimal Inspected = 0m)
{
    public static ReceiptFacts None { get; } = new(0m);

    public ReceiptFacts Plus(ReceiptFacts other) =>
        new(Accepted + other.Accepted, Rejected + other.Rejected, Returned + other.Returned, Inspected + other.Inspected);
}

/// <summary>What earlier invoices hold of one order line. Only a line that matched holds anything: one that waits or is an
/// exception is compared again when its receipt or its resolution arrives, and takes its place then.</summary>
/// <param name="Credited">Quantity that credit memos gave back.</param>
public sealed record Allocation(decimal Quantity, decimal Credited = 0m, decimal Amount = 0m)
{
    public static Allocation None { get; } = new(0m);

    public decimal Net => Quantity - Credited;

    public Allocation Plus(Allocation other) => new(Quantity + other.Quantity, Credited + other.Credited, Amount + other.Amount);
}

/// <summary>An order line with everything that happened to it before the invoice at hand.</summary>
public sealed record OrderedLine(OrderLineFacts Order, ReceiptFacts Receipts, Allocation Prior)
{
    public bool IsOpen => Order.State == OrderState.Approved && (Order.Amount is { } amount ? Prior.Amount < amount : Prior.Net < Order.Quantity);
}
