using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>What a supplier says is on its way. It is an announcement: the dock counts, and only a receipt is evidence.</summary>
public sealed record DespatchDocument : CanonicalDocument
{
    /// <summary>The buyer's order number for the whole document.</summary>
    public string? OrderReference { get; init; }

    public Party Supplier { get; init; } = Party.Unnamed;

    /// <summary>Who bought, where it is another party than the place of delivery.</summary>
    public Party Buyer { get; init; } = Party.Unnamed;

    /// <summary>Where the goods go.</summary>
    public Party DeliverTo { get; init; } = Party.Unnamed;

    public LocalDate? ShippedOn { get; init; }

    /// <summary>The last day on which arrival is expected.</summary>
    public LocalDate? ExpectedOn { get; init; }

    /// <summary>The carrier's number for the consignment.</summary>
    public string? TrackingId { get; init; }

    public IReadOnlyList<DespatchDocumentLine> Lines { get; init; } = [];
}

/// <summary>One line of goods on their way.</summary>
public sealed record DespatchDocumentLine
{
    public string? LineId { get; init; }

    /// <summary>The line of the order that is delivered.</summary>
    public string? OrderLineReference { get; init; }

    /// <summary>The order of this line where the despatch covers several.</summary>
    public string? OrderReference { get; init; }

    public ItemReference Item { get; init; } = new();

    /// <summary>In <see cref="UnitCode"/>.</summary>
    public decimal? DeliveredQuantity { get; init; }

    /// <summary>UN/ECE Recommendation 20 or 21.</summary>
    public string? UnitCode { get; init; }

    /// <summary>What the supplier still owes of the order line, in its own unit as stated.</summary>
    public decimal? OutstandingQuantity { get; init; }

    /// <summary>Why the rest is outstanding, in the supplier's words.</summary>
    public string? OutstandingReason { get; init; }

    /// <summary>What the supplier has put on back order.</summary>
    public decimal? BackorderQuantity { get; init; }

    /// <summary>Lots and serial numbers, for recalls and expiry.</summary>
    public IReadOnlyList<DespatchedLot> Lots { get; init; } = [];
}

/// <summary>A traceable part of a line.</summary>
/// <param name="ExpiresOn">The expiry of the lot, or else the best-before date of the piece.</param>
public sealed record DespatchedLot(string? LotNumber, string? SerialNumber, LocalDate? ExpiresOn);
