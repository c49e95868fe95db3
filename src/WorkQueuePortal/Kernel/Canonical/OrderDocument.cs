using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>An order as the buyer sent it. All amounts are in <see cref="Currency"/>.</summary>
public sealed record OrderDocument : CanonicalDocument
{
    /// <summary>ISO 4217, as written.</summary>
    public string? Currency { get; init; }

    public Party Buyer { get; init; } = Party.Unnamed;
    public Party Supplier { get; init; } = Party.Unnamed;

    /// <summary>What the buyer asks the supplier to quote.</summary>
    public string? BuyerReference { get; init; }

    public string? ContractReference { get; init; }

    /// <summary>The first day on which delivery is asked for.</summary>
    public LocalDate? RequestedFromOn { get; init; }

    /// <summary>The last day on which delivery is asked for.</summary>
    public LocalDate? RequestedByOn { get; init; }

    /// <summary>The last day on which delivery was promised.</summary>
    public LocalDate? PromisedOn { get; init; }

    /// <summary>What the buyer expects to pay.</summary>
    public DocumentTotals Totals { get; init; } = new();

    public IReadOnlyList<OrderDocumentLine> Lines { get; init; } = [];
}

/// <summary>One ordered line.</summary>
public sealed record OrderDocumentLine
{
    public string? LineId { get; init; }
    public ItemReference Item { get; init; } = new();

    /// <summary>In <see cref="UnitCode"/>.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20 or 21.</summary>
    public string? UnitCode { get; init; }

    /// <summary>The agreed price of one unit, with all its decimals.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The unit the price is stated for, where it is stated.</summary>
    public string? PriceUnitCode { get; init; }

    public decimal? LineExtension { get; init; }

    /// <summary>The last day asked for, where the line has its own.</summary>
    public LocalDate? RequestedByOn { get; init; }
}
