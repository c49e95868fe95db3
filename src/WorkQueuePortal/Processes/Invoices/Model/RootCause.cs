using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>What is known about an exception when its cause is asked for.</summary>
public sealed record RootCauseFacts
{
    /// <summary>A message for this supplier, order or receipt failed or came late.</summary>
    public bool IsMessageLate { get; init; }
    public LocalDate? DeliveredOn { get; init; }
    /// <summary>When the receipt was recorded; null while it is not.</summary>
    public LocalDate? ReceiptOn { get; init; }
    public required LocalDate Today { get; init; }
    public bool IsApprovalOverdue { get; init; }
    public decimal? OrderPrice { get; init; }
    public decimal? ContractPrice { get; init; }
    public decimal? BilledPrice { get; init; }
    public bool IsUnitFactorWrong { get; init; }
    public bool LacksRequiredOrder { get; init; }
    public bool IsCaptureWrong { get; init; }
}

/// <summary>The cause by rule: the first that is true. What no rule explains is UNKNOWN, and only then may a suggestion be shown as the cause.</summary>
public sealed record RootCause(string Code, string Name)
{
    private const int DockDays = 1;

    public static readonly RootCause
        IntegrationSync = new("INT_SYNC", "Integration"), ReceiptDelay = new("RECEIPT_DELAY", "Receipt recorded late"),
        ApprovalBlock = new("APPROVAL_BLOCK", "Approval overdue"), PriceFile = new("PRICE_FILE", "Price file"),
        ItemMaster = new("ITEM_MASTER", "Item master"), SupplierBilling = new("SUPPLIER_BILLING", "Supplier billing"),
        BuyingBehaviour = new("BUYING_BEHAVIOUR", "Bought without an order"), Capture = new("CAPTURE", "Read wrong"), Unknown = new("UNKNOWN", "Not known");

    public static RootCause Of(RootCauseFacts facts, Func<LocalDate, int, LocalDate> addBusinessDays)
    {
        if (facts.IsMessageLate) return IntegrationSync;
        if (facts.DeliveredOn is { } delivered && (facts.ReceiptOn ?? facts.Today) > addBusinessDays(delivered, DockDays)) return ReceiptDelay;
        if (facts.IsApprovalOverdue) return ApprovalBlock;
        if (facts.ContractPrice is { } contract && facts.OrderPrice is { } ordered && ordered != contract) return PriceFile;
        if (facts.IsUnitFactorWrong) return ItemMaster;
        if (facts.ContractPrice is { } agreed && facts.OrderPrice == agreed && facts.BilledPrice is { } billed && billed != agreed) return SupplierBilling;
        if (facts.LacksRequiredOrder) return BuyingBehaviour;
        return facts.IsCaptureWrong ? Capture : Unknown;
    }
}
