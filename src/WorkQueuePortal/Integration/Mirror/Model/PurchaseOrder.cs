using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Mirror.Model;

/// <summary>A purchase order as last heard of from the ERP.</summary>
public sealed class PurchaseOrder : IAtFacility, IVersioned
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public string Number { get; init; } = "";
    public Guid FacilityId { get; set; }
    public string SupplierCode { get; set; } = "";
    public string CostCenter { get; set; } = "";
    public string Currency { get; set; } = "";
    public string Terms { get; set; } = "";
    /// <summary>OPEN, CLOSED or CANCELLED.</summary>
    public string Status { get; set; } = "";
    public bool IsFreightPrepaid { get; set; }
    public decimal? PlannedFreight { get; set; }
    public LocalDate OrderedOn { get; set; }
    public LocalDate? PromisedOn { get; set; }
    public Guid? CreatedById { get; set; }
    public Guid? ApprovedById { get; set; }
    public Instant SyncedAt { get; set; }
    /// <summary>The change number of the record that this row shows; an older record never replaces it.</summary>
    public long SourceSequence { get; set; }
    public List<PurchaseOrderLine> Lines { get; init; } = [];

    public decimal Total => Lines.Sum(l => l.Quantity * l.Price);
}

public sealed class PurchaseOrderLine
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }
    public int Line { get; init; }
    public string? Sku { get; set; }
    public string? SupplierPart { get; set; }
    public string? Gtin { get; set; }
    public string Name { get; set; } = "";
    public string? Unspsc { get; set; }
    public decimal Quantity { get; set; }
    public string Uom { get; set; } = "";
    public decimal Price { get; set; }
    public MatchBasis Basis { get; set; }
    public string TolerancePolicy { get; set; } = "";
    public decimal? ContractPrice { get; set; }
    public bool IsClosed { get; set; }
}

/// <summary>What arrived at a dock against an order.</summary>
public sealed class GoodsReceipt : IAtFacility
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string OrderNumber { get; init; } = "";
    public Guid FacilityId { get; set; }
    public Instant ReceivedAt { get; set; }
    public Guid? ReceivedById { get; set; }
    /// <summary>Told by the supplier's despatch advice and not by a dock. It counts only until the ERP tells of a receipt for the same order line.</summary>
    public bool IsDespatch { get; init; }
    /// <summary>The change number of the record that this row shows; an older record never replaces it.</summary>
    public long SourceSequence { get; set; }
    public List<GoodsReceiptLine> Lines { get; init; } = [];
}

public sealed class GoodsReceiptLine
{
    public Guid Id { get; init; }
    public Guid ReceiptId { get; init; }
    public int OrderLine { get; init; }
    public decimal Accepted { get; set; }
    public decimal Rejected { get; set; }
    public decimal Returned { get; set; }
    public decimal? Inspected { get; set; }
}
