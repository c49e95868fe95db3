namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The codes of the exception taxonomy, as stored and as sent.</summary>
public static class Codes
{
    public const string PhiSuspect = "PHI_SUSPECT", SupplierBlocked = "SUP_BLOCKED", BankRisk = "BANK_RISK",
        DuplicateExact = "DUP_EXACT", DuplicateSuspect = "DUP_SUSPECT", MissingData = "MISSING_DATA", Unbalanced = "UNBALANCED",
        OrderNotValid = "PO_INVALID", NonPoNoPolicy = "NONPO_NO_POLICY", Unlinked = "UNLINKED", Currency = "CURRENCY", Unit = "UOM",
        PriceOver = "PRICE_OVER", OverOrder = "QTY_OVER_ORDER", NoReceipt = "NO_RECEIPT", OverReceipt = "QTY_OVER_RECEIPT",
        Inspection = "INSPECTION", BudgetPeriod = "BUDGET_PERIOD", Freight = "FREIGHT", TaxExempt = "TAX_EXEMPT", TaxVariance = "TAX_VAR",
        CreditIncomplete = "CREDIT_INCOMPLETE", AmountLarge = "AMOUNT_LARGE", Coding = "CODING", ApprovalLate = "APPROVAL_LATE",
        ErpReject = "ERP_REJECT", RandomAudit = "RANDOM_AUDIT", Manual = "MANUAL";

    /// <summary>Told, but never a reason to stop: the price is so low that it may be the wrong item; the order is not at contract price.</summary>
    public const string PriceLow = "PRICE_LOW", ContractPrice = "CONTRACT_PRICE";
}
