using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Kernel.Roles;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Something a person may do about an invoice exception: its code, what the button says, and whose it is. Limits and
/// conflicts of duty are judged apart, in <see cref="ResolutionAuthority"/> and <see cref="InvoiceDuties"/>.</summary>
public sealed record ResolutionAction(string Code, string Name, IReadOnlyList<string> Roles)
{
    public static readonly ResolutionAction
        AcceptVariance = new("ACCEPT_VARIANCE", "Accept the difference", [ApSpecialist, ApLead, Buyer, .. Managers]),
        RequestCredit = new("REQUEST_CREDIT", "Request a credit", [ApSpecialist]),
        UpdateOrder = new("UPDATE_PO", "Change the order", [Buyer]),
        Receive = new("RECEIVE", "Confirm the receipt", [Receiver, Requester]),
        ConfirmNotDelivered = new("CONFIRM_NOT_DELIVERED", "Confirm that nothing came", [Receiver]),
        ReturnGoods = new("RETURN_GOODS", "Return the goods", [Receiver, "INV"]),
        ReturnInvoice = new("RETURN_INVOICE", "Return the invoice", [ApSpecialist]),
        ShortPay = new("SHORT_PAY", "Pay short", [ApSpecialist, ApLead]),
        Split = new("SPLIT", "Split the invoice", [ApSpecialist]),
        WriteOff = new("WRITE_OFF", "Write off the difference", [ApLead]),
        Hold = new("HOLD", "Put on hold", [ApSpecialist, ApLead, Compliance, Treasury]),
        Release = new("RELEASE", "Release", [ApLead, Compliance, Treasury]),
        MarkDuplicate = new("MARK_DUPLICATE", "Mark as duplicate", [ApSpecialist, ApLead]),
        NotDuplicate = new("NOT_DUPLICATE", "Not a duplicate", [ApSpecialist, ApLead]),
        FixMaster = new("FIX_MASTER", "Correct the master record", [VendorAnalyst]),
        FixData = new("FIX_DATA", "Correct the captured data", [ApSpecialist]),
        Redact = new("REDACT", "Ask for a redacted copy", [Privacy]),
        CallBack = new("CALL_BACK", "Record a call-back", [VendorAnalyst]),
        LinkOrder = new("LINK_PO", "Link to an order", [Buyer]),
        ReopenOrder = new("REOPEN_PO", "Reopen the order", [Buyer]),
        RetroOrder = new("RETRO_PO", "Order after the fact", [Buyer]),
        LinkLine = new("LINK_LINE", "Link the line", [ApSpecialist]),
        Convert = new("CONVERT", "Convert the currency", [ApSpecialist]),
        Rematch = new("REMATCH", "Match again", [ApSpecialist, Buyer]),
        AcceptInspection = new("ACCEPT_INSPECTION", "Accept the inspection", [Receiver]),
        RepointPeriod = new("REPOINT_PERIOD", "Move to an open period", [Finance]),
        TransferBudget = new("TRANSFER_BUDGET", "Transfer budget", [Finance]),
        LinkCredit = new("LINK_CREDIT", "Link to the original invoice", [ApSpecialist]),
        SecondReview = new("SECOND_REVIEW", "Review as second person", [ApLead]),
        Recode = new("RECODE", "Recode", [ApSpecialist]),
        Escalate = new("ESCALATE", "Escalate", [Supervisor]),
        DelegateApproval = new("DELEGATE", "Delegate", [Supervisor, .. Managers]),
        Fix = new("FIX", "Fix the cause", [Kernel.Roles.Integration]),
        Replay = new("REPLAY", "Send again", [Kernel.Roles.Integration]);

    /// <summary>The roles that hold a delegation of authority, lowest first.</summary>
    public static IReadOnlyList<string> Managers =>
        [Manager, Director, VicePresident, Cfo, Ceo];

    public bool IsFor(Actor actor) => actor.HasAny(Roles);
}
