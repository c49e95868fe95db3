using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>One thing that may be done about a case, as the decide rail shows it: its key, what it does, whose authority, or why it is not offered.</summary>
/// <param name="Left">What is left of the person's authority afterwards; null where there is no limit.</param>
public sealed record CaseOption(string Code, string Key, string Title, string Effect, string Limit, decimal? Left, Refusal? Refusal)
{
    public bool IsOffered => Refusal is null;
}

/// <summary>What is asked about a case before anything is offered.</summary>
public sealed record CaseQuestion(string PrimaryCode, decimal Disputed, decimal WorstLine, decimal WorstPercent, decimal Total, string Currency, InvoiceDuties Duties, decimal OrderTotal, bool IsOnHold, bool HasOrder, string SupplierName);

/// <summary>Ranks what a person may do about a case, with the effect and the authority of each, and says of the rest why not.</summary>
public static class CaseActions
{
    public static IReadOnlyList<CaseOption> For(Actor actor, CaseQuestion ask)
    {
        var code = ExceptionCode.Of(ask.PrimaryCode);
        var options = new List<CaseOption>();
        foreach (var action in code.Actions)
        {
            if (Option(actor, ask, action) is { } option) options.Add(option);
        }
        if (!ask.IsOnHold && !options.Exists(o => o.Code == "HOLD")) options.Add(Hold(actor, ask));
        if (ask.IsOnHold) options.Insert(0, Release(actor, ask));
        return [.. options.OrderBy(Rank)];
    }

    public static VarianceAsk VarianceOf(CaseQuestion ask) => new(ask.WorstLine, ask.WorstPercent, ask.Disputed - ask.WorstLine, ask.PrimaryCode == Codes.PriceOver, ask.OrderTotal + ask.Disputed);

    /// <summary>What settles it now comes first, then what needs somebody else, then what only puts it off, then what is not offered. Within each the taxonomy's order stands.</summary>
    private static int Rank(CaseOption option) => option switch
    {
        { IsOffered: false } => 3,
        { Code: "RETURN_INVOICE" or "HOLD" } => 2,
        { Code: "PROPOSE" } => 1,
        _ => 0,
    };

    private static CaseOption? Option(Actor actor, CaseQuestion ask, ResolutionAction action) => action.Code switch
    {
        "ACCEPT_VARIANCE" => Accept(actor, ask),
        "REQUEST_CREDIT" => new("REQUEST_CREDIT", "C", $"Request credit of {Figures.Amount(ask.Disputed)}", $"{ask.SupplierName} gets a letter, the invoice is held, and the clock pauses up to 10 business days.", "no limit for you", null, Only(actor, action, "Credits are asked for by an AP specialist.")),
        "SHORT_PAY" => ShortPay(actor, ask),
        "RETURN_INVOICE" => new("RETURN_INVOICE", "T", "Return the invoice", "The supplier must send it again; the clock ends.", "no limit for you", null, ResolutionAuthority.Return(actor, ExceptionCode.Of(ask.PrimaryCode)).Refusal),
        "RECEIVE" => new("RECEIVE", "E", "Confirm the receipt", "The ERP books the receipt and the invoice is matched again.", "", null, Receive(actor, ask)),
        "MARK_DUPLICATE" => new("MARK_DUPLICATE", "V", "Void as a duplicate", "This invoice is voided; the first one goes its way.", "", null, ResolutionAuthority.MarkDuplicate(actor, false).Refusal),
        "NOT_DUPLICATE" => new("NOT_DUPLICATE", "B", "Both are genuine", "It is matched again without the earlier invoice.", "", null, ResolutionAuthority.NotDuplicate(actor, 0).Refusal),
        "UPDATE_PO" => new("UPDATE_PO", "", "Change the order", "", "", null, new Refusal("not-here", actor.Has(Roles.Buyer) ? "Change the order in the ERP; the invoice is matched again when the change arrives." : "Only a buyer may, with a contract or quote as evidence.")),
        "LINK_PO" => new("LINK_PO", "L", "Link to another order", "It is matched again with that order.", "", null, Only(actor, action, "A buyer names the order.")),
        "REOPEN_PO" => new("REOPEN_PO", "", "Reopen the order", "", "", null, new Refusal("not-here", "Reopen the order in the ERP; the invoice is matched again when the change arrives.")),
        "REMATCH" => new("REMATCH", "M", "Match again", "It is compared with orders, receipts and units as they are now.", "", null, Only(actor, action, "A buyer or an AP specialist matches again.")),
        "FIX_MASTER" => new("FIX_MASTER", "", "Correct the unit", "", "", null, new Refusal("not-here", "Correct the item's units in the ERP, then match again.")),
        "HOLD" => Hold(actor, ask),
        "SECOND_REVIEW" => new("SECOND_REVIEW", "A", "Release after second review", "The invoice is released in full.", "", null, Only(actor, action, "A lead looks as the second person.")),
        _ => null,
    };

    private static CaseOption Accept(Actor actor, CaseQuestion ask)
    {
        var authority = ResolutionAuthority.AcceptVariance(actor, VarianceOf(ask), ask.Duties);
        // Above one's own limit it can still be proposed to whoever has the authority.
        if (authority.Refusal is { Code: "above-authority" } above && actor.Has(Roles.ApSpecialist))
            return new("PROPOSE", "A", "Propose accepting it", above.Sentence, "above your limit", null, null);
        return new("ACCEPT_VARIANCE", "A", $"Accept {Figures.Amount(ask.Disputed)}", "The invoice is released in full; the difference goes to the ledger.", authority.Left is { } left ? $"{Figures.Amount(left)} left" : "", authority.Left, authority.Refusal);
    }

    private static CaseOption ShortPay(Actor actor, CaseQuestion ask)
    {
        var authority = ResolutionAuthority.ShortPay(actor, ask.Disputed, 0m);
        return new("SHORT_PAY", "P", $"Short-pay {Figures.Amount(ask.Disputed)}", $"Releases {Figures.Amount(ask.Total - ask.Disputed)} and makes a debit memo for the rest.", authority.Left is { } left ? $"{Figures.Amount(left)} left" : "no limit for you", authority.Left,
            ask.Disputed > 0m && ask.Disputed < ask.Total ? authority.Refusal : new Refusal("nothing-disputed", "There is no part of it that could be paid now."));
    }

    private static Refusal? Receive(Actor actor, CaseQuestion ask) =>
        !Permissions.ReceiptConfirm.IsHeldBy(actor) ? Refusal.NotAllowed(Permissions.ReceiptConfirm.No)
        : ask.HasOrder ? ask.Duties.AgainstReceiving(actor, ask.OrderTotal)
        : new Refusal("no-order", "There is no order to receive against.");

    private static CaseOption Hold(Actor actor, CaseQuestion ask) => new("HOLD", "H", "Put on hold", "Nothing is paid until the review date.", "", null,
        ask.IsOnHold ? new Refusal("on-hold", "It is on hold already.") : Permissions.InvoiceHold.IsHeldBy(actor) ? null : Refusal.NotAllowed(Permissions.InvoiceHold.No));

    private static CaseOption Release(Actor actor, CaseQuestion ask) => new("RELEASE", "H", "Take off hold", "It is matched again; only a clean match is released.", "", null,
        ask.Duties.AgainstReleasing(actor, false) ?? (actor.HasAny(ResolutionAction.Release.Roles) ? null : Refusal.NotAllowed("An AP lead, compliance or treasury takes it off hold.")));

    private static Refusal? Only(Actor actor, ResolutionAction action, string no) => action.IsFor(actor) ? null : Refusal.NotAllowed(no);
}
