using static WorkQueuePortal.Kernel.Roles;
using static WorkQueuePortal.Processes.Invoices.Model.ResolutionAction;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>How long a resolution may take, in business time of the queue's calendar. Exactly one of the two is set.</summary>
public sealed record ResolveTarget(int? BusinessMinutes, int? BusinessDays)
{
    public static ResolveTarget Hours(int hours) => new(hours * 60, null);
    public static ResolveTarget Days(int days) => new(null, days);
}

/// <summary>One row of the exception taxonomy. A list, not a set of classes: the order of the rows is the rule that picks the primary code.</summary>
/// <param name="Name">In words, as the queue shows it.</param>
/// <param name="Roles">Who works on it in its queue.</param>
public sealed record ExceptionCode(
    string Code, string Name, string Queue, ResolveTarget Target, IReadOnlyList<ResolutionAction> Actions, IReadOnlyList<string> Roles)
{
    private static readonly string[] Ap = [ApSpecialist, ApLead];
    private static readonly string[] Buying = [Buyer], Receiving = [Receiver], Lead = [ApLead];

    public static IReadOnlyList<ExceptionCode> All { get; } =
    [
        new(Codes.PhiSuspect, "Patient data suspected", "Q-PRIV", ResolveTarget.Hours(4), [Redact, ReturnInvoice], [Privacy]),
        new(Codes.SupplierBlocked, "Supplier blocked", "Q-COMP", ResolveTarget.Hours(4), [Hold, Release, ReturnInvoice], [Compliance]),
        new(Codes.BankRisk, "Bank details at risk", "Q-VM-BANK", ResolveTarget.Hours(4), [Hold, CallBack, Release], [VendorAnalyst, VendorReviewer, Treasury]),
        new(Codes.DuplicateExact, "Duplicate", "Q-AP-DUP", ResolveTarget.Days(1), [MarkDuplicate, NotDuplicate], Ap),
        new(Codes.DuplicateSuspect, "Possible duplicate", "Q-AP-DUP", ResolveTarget.Days(1), [MarkDuplicate, NotDuplicate], Ap),
        new(Codes.MissingData, "Data missing", "Q-AP-DATA", ResolveTarget.Days(1), [FixData, ReturnInvoice], Ap),
        new(Codes.Unbalanced, "Does not add up", "Q-AP-DATA", ResolveTarget.Days(1), [FixData, ReturnInvoice, WriteOff], Ap),
        new(Codes.OrderNotValid, "Order not valid", "Q-PROC", ResolveTarget.Days(2), [LinkOrder, ReopenOrder, ReturnInvoice], Buying),
        new(Codes.NonPoNoPolicy, "No order, no policy", "Q-AP-NONPO", ResolveTarget.Days(3), [ReturnInvoice, RetroOrder], Ap),
        new(Codes.Unlinked, "Line not linked", "Q-AP-QTY", ResolveTarget.Days(1), [LinkLine, Split, ReturnInvoice], Ap),
        new(Codes.Currency, "Currency differs", "Q-AP-DATA", ResolveTarget.Days(1), [ResolutionAction.Convert, ReturnInvoice], Ap),
        new(Codes.Unit, "Unit differs", "Q-PROC", ResolveTarget.Days(2), [FixMaster, Rematch], Buying),
        new(Codes.PriceOver, "Price over", "Q-AP-PRICE", ResolveTarget.Days(2), [AcceptVariance, RequestCredit, UpdateOrder, ShortPay, ReturnInvoice], Ap),
        new(Codes.OverOrder, "More than ordered", "Q-AP-QTY", ResolveTarget.Days(2), [RequestCredit, UpdateOrder, ShortPay, ReturnGoods], Ap),
        new(Codes.NoReceipt, "Not received", "Q-RECV", ResolveTarget.Days(1), [Receive, ConfirmNotDelivered, Split, RequestCredit], Receiving),
        new(Codes.OverReceipt, "More than received", "Q-RECV", ResolveTarget.Days(1), [Receive, ConfirmNotDelivered, Split, RequestCredit], Receiving),
        new(Codes.Inspection, "Inspection open", "Q-RECV", ResolveTarget.Days(2), [AcceptInspection, ReturnGoods], [Receiver, "BIO", "RX"]),
        new(Codes.BudgetPeriod, "Period or funds", "Q-FIN", ResolveTarget.Days(1), [RepointPeriod, TransferBudget], [Finance]),
        new(Codes.Freight, "Freight over", "Q-AP-TAXFRT", ResolveTarget.Days(2), [AcceptVariance, ShortPay, RequestCredit], Ap),
        new(Codes.TaxExempt, "Tax on an exempt site", "Q-AP-TAXFRT", ResolveTarget.Days(2), [ShortPay, AcceptVariance], Ap),
        new(Codes.TaxVariance, "Tax differs", "Q-AP-TAXFRT", ResolveTarget.Days(2), [ShortPay, AcceptVariance], Ap),
        new(Codes.CreditIncomplete, "Credit without original", "Q-AP-CREDIT", ResolveTarget.Days(3), [LinkCredit, ReturnInvoice], Ap),
        new(Codes.AmountLarge, "Large amount", "Q-AP-PRICE", ResolveTarget.Days(1), [SecondReview], Lead),
        new(Codes.Coding, "Coding not valid", "Q-AP-NONPO", ResolveTarget.Days(1), [Recode], Ap),
        new(Codes.ApprovalLate, "Approval late", "Q-APPR", ResolveTarget.Days(1), [Escalate, DelegateApproval], [Supervisor, .. Managers]),
        new(Codes.ErpReject, "Refused by the ERP", "Q-INT", ResolveTarget.Hours(4), [Fix, Replay], [Kernel.Roles.Integration]),
        new(Codes.RandomAudit, "Random audit", "Q-AP-PRICE", ResolveTarget.Days(2), [Release], Lead),
        new(Codes.Manual, "Stopped by a person", "Q-AP-PRICE", ResolveTarget.Days(2), [AcceptVariance, RequestCredit, ShortPay, Split, ReturnInvoice, Hold, Release], Ap),
    ];

    private static readonly Dictionary<string, int> Precedences = All.Select((code, index) => (code.Code, index)).ToDictionary(p => p.Code, p => p.index);

    /// <summary>Position in the taxonomy; the lowest of an invoice is its primary code.</summary>
    public int Precedence => Precedences[Code];

    public static ExceptionCode Of(string code) => All[Precedences[code]];
    public static string NameOf(string code) => Of(code).Name;

    /// <summary>The code that routes the invoice; null where there is none.</summary>
    public static string? Primary(IEnumerable<string> codes) => codes.MinBy(c => Precedences[c]);

    /// <summary>Each code once, the primary first.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> codes) => [.. codes.Distinct().OrderBy(c => Precedences[c])];
}
