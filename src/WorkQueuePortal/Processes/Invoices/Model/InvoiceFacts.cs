namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>An invoice as far as its lines are compared.</summary>
public sealed record InvoiceFacts(string Number, string Supplier, string Currency, IReadOnlyList<InvoiceLine> Lines)
{
    /// <summary>Treasury rate of the invoice date into the ledger currency; null where no rate applies.</summary>
    public decimal? LedgerRate { get; init; }
}

/// <summary>One billed line, in the supplier's own unit. Without order and line it is linked by part number, code or price.</summary>
public sealed record InvoiceLine(string Line, string? Order, string? OrderLine, decimal Quantity, string Unit, decimal Price)
{
    public string? SupplierPart { get; init; }
    public string? MakerPart { get; init; }
    public string? Gtin { get; init; }
    public string? UnspscClass { get; init; }
    public CreditKind Credit { get; init; }

    /// <summary>Where a line is in another currency than its document.</summary>
    public string? Currency { get; init; }

    public bool IsCredit => Credit != CreditKind.None || Quantity < 0m;
}

/// <summary>Why a supplier gives money back. A price credit leaves the billed quantity as it is; a return needs its return receipt.</summary>
public enum CreditKind { None, Quantity, Return, Price }
