using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>The message types of commands to the ERP. Each has one body, named beside it.</summary>
public static class ErpCommands
{
    /// <summary>Body: <see cref="ErpCreateOrder"/>. The answer's reference is the order number.</summary>
    public const string CreateOrder = "erp.purchase-order.create.v1";
    /// <summary>Body: <see cref="ErpCancelOrder"/>.</summary>
    public const string CancelOrder = "erp.purchase-order.cancel.v1";
    /// <summary>Body: <see cref="ErpConfirmReceipt"/>. The receipt itself comes back by the feed.</summary>
    public const string ConfirmReceipt = "erp.goods-receipt.confirm.v1";
    /// <summary>Body: <see cref="ErpReturnGoods"/>.</summary>
    public const string CreateReturn = "erp.return.create.v1";
    /// <summary>Body of this and the seven below: <see cref="ErpInvoiceCommand"/>.</summary>
    public const string ParkInvoice = "erp.invoice.park.v1";
    /// <summary>Posts the invoice and clears it for payment.</summary>
    public const string ReleaseInvoice = "erp.invoice.release.v1";
    public const string RejectInvoice = "erp.invoice.reject.v1";
    public const string HoldInvoice = "erp.invoice.hold.v1";
    public const string UnholdInvoice = "erp.invoice.unhold.v1";
    public const string CreateDebitMemo = "erp.debit-memo.create.v1";
    public const string WriteOffDifference = "erp.invoice.write-off.v1";
}

/// <param name="RequestNumber">The portal's request, which the ERP keeps as a reference.</param>
/// <param name="CreatedBy">Person codes, for separation of duties.</param>
public sealed record ErpCreateOrder(
    string RequestNumber, string SupplierCode, string FacilityCode, string CostCenter, string Currency, string Terms, bool IsFreightPrepaid, decimal? PlannedFreight,
    LocalDate? PromisedOn, string? CreatedBy, string? ApprovedBy, IReadOnlyList<ErpOrderLine> Lines);

public sealed record ErpCancelOrder(string OrderNumber, string Reason);

public sealed record ErpConfirmReceipt(string OrderNumber, string FacilityCode, Instant ReceivedAt, string? ReceivedBy, IReadOnlyList<ErpReceiptLine> Lines);

public sealed record ErpReturnGoods(string ReceiptNumber, string Reason, IReadOnlyList<ErpReturnLine> Lines);

/// <param name="Quantity">Above zero, in the order line's unit.</param>
public sealed record ErpReturnLine(int OrderLine, decimal Quantity);

/// <summary>One act on an invoice of a supplier.</summary>
/// <param name="PostOn">The posting date, which decides the period.</param>
/// <param name="Amount">The invoice total, or for a debit memo and a write-off the amount of that.</param>
public sealed record ErpInvoiceCommand(string SupplierCode, string InvoiceNumber, string? OrderNumber, LocalDate PostOn, decimal Amount, string Currency, string? Reason);

/// <summary>What the ERP answers to a command it has carried out.</summary>
/// <param name="ErpRef">The number of what was made or changed.</param>
/// <param name="Status">As "created", "released".</param>
public sealed record ErpAnswer(string ErpRef, string Status, Instant At);

/// <summary>The body of <see cref="Type"/>: a letter to a supplier, as a request for credit.</summary>
public sealed record SupplierNotice(string SupplierCode, string SupplierName, string? Email, string Subject, string Text)
{
    public const string Type = "supplier.notice.v1";
}
