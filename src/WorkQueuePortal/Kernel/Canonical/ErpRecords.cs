using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>How an order line is matched: invoice against order; and receipt; and inspection.</summary>
public enum MatchBasis
{
    TwoWay,
    ThreeWay,
    FourWay,
}

public enum SupplierStatus
{
    Prospect,
    Active,
    HoldPay,
    HoldOrder,
    Blocked,
    Inactive,
}

public enum Screening
{
    Clear,
    Review,
    Hit,
    Stale,
}

/// <summary>A supplier as the ERP keeps it. Codes are the ERP's; the portal's own ids never leave it.</summary>
/// <param name="Terms">As "2/10 NET30" or "NET45".</param>
/// <param name="BankLast4">The account to pay to; null where none is on file.</param>
public sealed record ErpSupplier(
    string Code, string Name, string TaxIdLast4, string Terms, string Currency, SupplierStatus Status, Screening Screening, string? BankLast4, LocalDate? BankChangedOn,
    string RemitName, string Email);

/// <summary>A catalogue item. Prices are for one base unit, in the supplier's currency.</summary>
/// <param name="Unspsc">Eight digits.</param>
/// <param name="Risk">LOW, MED or HIGH: the category's.</param>
/// <param name="TolerancePolicy">STD, CONTRACT, STRICT or BULK.</param>
/// <param name="Criticality">A, B or C.</param>
public sealed record ErpItem(
    string Sku, string Name, string SupplierCode, string SupplierPart, string? MfrName, string? MfrPart, string? Gtin, string Unspsc, string Risk, MatchBasis Basis,
    string TolerancePolicy, bool IsCapital, string BaseUom, IReadOnlyList<ErpUnit> Units, decimal Price, string? ContractCode, decimal? ContractPrice, string Criticality);

/// <param name="Factor">How many base units one of these holds; above zero.</param>
public sealed record ErpUnit(string Uom, decimal Factor);

public sealed record ErpCostCenter(string Code, string Name, string FacilityCode, string OwnerCode, IReadOnlyList<string> GlAccounts, bool IsActive);

/// <summary>One budget line of a fiscal year, in ledger currency.</summary>
public sealed record ErpBudget(string CostCenter, string Gl, int FiscalYear, decimal Budget, decimal Actual, decimal Committed, Instant AsOf);

/// <param name="Status">OPEN, CLOSED or CANCELLED.</param>
/// <param name="PlannedFreight">Null where the terms name none.</param>
/// <param name="CreatedBy">Person codes, for separation of duties; null where the ERP does not say.</param>
public sealed record ErpOrder(
    string Number, string SupplierCode, string FacilityCode, string CostCenter, string Currency, string Terms, string Status, bool IsFreightPrepaid, decimal? PlannedFreight,
    LocalDate OrderedOn, LocalDate? PromisedOn, string? CreatedBy, string? ApprovedBy, IReadOnlyList<ErpOrderLine> Lines);

/// <param name="Price">For one <paramref name="Uom"/>, in the order's currency.</param>
/// <param name="ContractPrice">The current contract price for the same unit, where a contract covers the line.</param>
public sealed record ErpOrderLine(
    int Line, string? Sku, string? SupplierPart, string? Gtin, string Name, string? Unspsc, decimal Quantity, string Uom, decimal Price, MatchBasis Basis, string TolerancePolicy,
    decimal? ContractPrice, bool IsClosed);

public sealed record ErpReceipt(string Number, string OrderNumber, string FacilityCode, Instant ReceivedAt, string? ReceivedBy, IReadOnlyList<ErpReceiptLine> Lines);

/// <param name="Inspected">How much of the accepted quantity inspection has passed; null where none is needed.</param>
public sealed record ErpReceiptLine(int OrderLine, decimal Accepted, decimal Rejected, decimal Returned, decimal? Inspected);
