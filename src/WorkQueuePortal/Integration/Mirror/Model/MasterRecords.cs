using NodaTime;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Mirror.Model;

/// <summary>Master data as last read from the ERP, which owns it. The portal never edits a row of these but by a sync.</summary>
public sealed class Supplier
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string TaxIdLast4 { get; set; } = "";
    public string Terms { get; set; } = "";
    public string Currency { get; set; } = "";
    public SupplierStatus Status { get; set; }
    public Screening Screening { get; set; }
    public string? BankLast4 { get; set; }
    public LocalDate? BankChangedOn { get; set; }
    public string RemitName { get; set; } = "";
    public string Email { get; set; } = "";
    public Instant SyncedAt { get; set; }
}

public sealed class CatalogItem
{
    public Guid Id { get; init; }
    public string Sku { get; init; } = "";
    public string Name { get; set; } = "";
    public string SupplierCode { get; set; } = "";
    public string SupplierPart { get; set; } = "";
    public string? MfrName { get; set; }
    public string? MfrPart { get; set; }
    public string? Gtin { get; set; }
    public string Unspsc { get; set; } = "";
    public string Risk { get; set; } = "";
    public MatchBasis Basis { get; set; }
    public string TolerancePolicy { get; set; } = "";
    public bool IsCapital { get; set; }
    public string BaseUom { get; set; } = "";
    public decimal Price { get; set; }
    public string? ContractCode { get; set; }
    public decimal? ContractPrice { get; set; }
    public string Criticality { get; set; } = "";
    public Instant SyncedAt { get; set; }
    public List<ItemUnit> Units { get; init; } = [];
}

public sealed class ItemUnit
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public string Uom { get; init; } = "";
    public decimal Factor { get; set; }
}

public sealed class CostCenter
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public Guid FacilityId { get; set; }
    public Guid OwnerId { get; set; }
    /// <summary>Account codes that may be charged, separated by commas.</summary>
    public string GlAccounts { get; set; } = "";
    public bool IsActive { get; set; }
    public Instant SyncedAt { get; set; }
}

public sealed class Budget
{
    public Guid Id { get; init; }
    public string CostCenter { get; init; } = "";
    public string Gl { get; init; } = "";
    public int FiscalYear { get; init; }
    public decimal Annual { get; set; }
    public decimal Actual { get; set; }
    public decimal Committed { get; set; }
    /// <summary>Promised by the portal and not yet known to the ERP.</summary>
    public decimal PreCommitted { get; set; }
    public Instant AsOf { get; set; }

    public decimal Available => Annual - Actual - Committed - PreCommitted;
}
