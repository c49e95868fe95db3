using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Kernel.Roles;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Whether a person may decide this alone, and how much authority is left afterwards; null where there is no limit.</summary>
public sealed record Authority(Refusal? Refusal, decimal? Left)
{
    public bool IsAllowed => Refusal is null;

    public static Authority Allowed(decimal? left = null) => new(null, left);
    public static implicit operator Authority(Refusal refusal) => new(refusal, null);
}

/// <summary>A variance somebody wants to accept.</summary>
/// <param name="LineAmount">Of this line.</param>
/// <param name="LinePercent">Of the order price, in percent.</param>
/// <param name="AcceptedBefore">What was accepted on other lines of this invoice.</param>
/// <param name="IsPrice">Buyers decide about prices only.</param>
/// <param name="RevisedTotal">The order's total if the variance is accepted; managers decide by it.</param>
public sealed record VarianceAsk(decimal LineAmount, decimal LinePercent, decimal AcceptedBefore, bool IsPrice, decimal RevisedTotal);

/// <summary>Who may settle how much. Several roles of one person count by the best of them.</summary>
public static class ResolutionAuthority
{
    private const decimal SpecialistLine = 100m, SpecialistPercent = 5m, SpecialistInvoice = 500m, LeadLine = 500m, LeadInvoice = 2_500m,
        BuyerPrice = 2_500m, SpecialistShortPay = 500m, SystemWriteOff = 1m, LeadWriteOff = 25m;

    /// <summary>Operating authority by the order's revised total, lowest first.</summary>
    public static IReadOnlyList<(string Role, decimal Limit)> Delegated { get; } =
        [(Manager, 10_000m), (Director, 50_000m), (VicePresident, 250_000m), (Cfo, 1_000_000m), (Ceo, 5_000_000m)];

    public static Authority AcceptVariance(Actor actor, VarianceAsk ask, InvoiceDuties duties)
    {
        if (duties.AgainstAccepting(actor) is { } conflict) return conflict;
        var answers = ResolutionAction.AcceptVariance.Roles.Where(actor.Has).Select(role => Accept(role, ask)).ToArray();
        if (answers.Length == 0) return Refusal.NotAllowed($"Accepting a difference is not yours. Goes to {GoesTo(ask)}.");
        return answers.Where(a => a.IsAllowed).MaxBy(a => a.Left) ?? answers[^1];
    }

    public static Authority ShortPay(Actor actor, decimal amount, decimal shortPaidBefore)
    {
        if (actor.Has(ApLead)) return Authority.Allowed();
        if (!actor.Has(ApSpecialist)) return Refusal.NotAllowed("Paying short is done by AP. Hand it over.");
        var left = SpecialistShortPay - shortPaidBefore - amount;
        return left >= 0m ? Authority.Allowed(left) : Over($"Your limit for paying short is {Amount(SpecialistShortPay)} per invoice. Goes to an AP lead.");
    }

    public static Authority WriteOff(Actor actor, decimal amount)
    {
        var size = Math.Abs(amount);
        if (actor.IsSystem)
            return size <= SystemWriteOff ? Authority.Allowed(SystemWriteOff - size) : Over($"The system writes off up to {Amount(SystemWriteOff)}. Goes to an AP lead.");
        if (!actor.Has(ApLead)) return Refusal.NotAllowed("Differences are written off by an AP lead. Hand it over.");
        return size <= LeadWriteOff
            ? Authority.Allowed(LeadWriteOff - size)
            : Over($"Your limit for writing off is {Amount(LeadWriteOff)}. Request a credit, or return the invoice.");
    }

    /// <summary>An order is never changed to fit its invoice: that gives the contract price away.</summary>
    public static Authority UpdateOrder(Actor actor, string? evidence) =>
        !actor.Has(Buyer) ? Refusal.NotAllowed("Only a buyer changes an order. Goes to purchasing.")
        : actor.HasAny(ApSpecialist, ApLead) ? Over("AP never changes an order. Goes to another buyer.")
        : string.IsNullOrWhiteSpace(evidence) ? new Refusal("evidence-missing", "An order is changed only on a contract or quote. Name the contract or quote.")
        : Authority.Allowed();

    public static Authority MarkDuplicate(Actor actor, bool isScheduled) =>
        actor.Has(ApLead) || (actor.Has(ApSpecialist) && !isScheduled) ? Authority.Allowed()
        : actor.Has(ApSpecialist) ? Over("This invoice is already scheduled for payment. Goes to an AP lead.")
        : Refusal.NotAllowed("Duplicates are marked by AP. Hand it over.");

    public static Authority NotDuplicate(Actor actor, int score) =>
        actor.Has(ApLead) || (actor.Has(ApSpecialist) && score < DuplicateScore.LeadDecides) ? Authority.Allowed()
        : actor.Has(ApSpecialist) ? Over($"The two invoices are alike by {score} points of 100. Goes to an AP lead.")
        : Refusal.NotAllowed("Duplicates are judged by AP. Hand it over.");

    /// <summary>Accounts payable sends back any invoice; others one that their own queue has, where the taxonomy lists it.</summary>
    public static Authority Return(Actor actor, ExceptionCode code) =>
        ResolutionAction.ReturnInvoice.IsFor(actor) || (code.Actions.Contains(ResolutionAction.ReturnInvoice) && actor.HasAny(code.Roles))
            ? Authority.Allowed() : Refusal.NotAllowed("Invoices are returned by an AP specialist.");

    private static Authority Accept(string role, VarianceAsk ask) => role switch
    {
        ApSpecialist when ask.LinePercent > SpecialistPercent => Over($"Your limit is {Percent(SpecialistPercent)} of the order price. Goes to {GoesTo(ask)}."),
        ApSpecialist => Within(ask, SpecialistLine, SpecialistInvoice),
        ApLead => Within(ask, LeadLine, LeadInvoice),
        Buyer when !ask.IsPrice => Over($"Buyers accept differences in price only. Goes to {GoesTo(ask)}."),
        Buyer => ask.LineAmount <= BuyerPrice ? Authority.Allowed(BuyerPrice - ask.LineAmount) : Over($"Your limit is {Amount(BuyerPrice)}. Goes to {GoesTo(ask)}."),
        _ => Delegated.First(d => d.Role == role).Limit is var limit && ask.RevisedTotal <= limit
            ? Authority.Allowed(limit - ask.RevisedTotal)
            : Over($"Your authority is {Amount(limit)}, and the order would come to {Amount(ask.RevisedTotal)}. Goes to {GoesTo(ask)}."),
    };

    private static Authority Within(VarianceAsk ask, decimal line, decimal invoice)
    {
        var total = ask.AcceptedBefore + ask.LineAmount;
        if (ask.LineAmount > line) return Over($"Your limit is {Amount(line)} per line. Goes to {GoesTo(ask)}.");
        if (total > invoice) return Over($"Your limit is {Amount(invoice)} per invoice, and this would make {Amount(total)}. Goes to {GoesTo(ask)}.");
        return Authority.Allowed(Math.Min(line - ask.LineAmount, invoice - total));
    }

    /// <summary>The lowest authority that is enough.</summary>
    private static string GoesTo(VarianceAsk ask)
    {
        if (ask.LineAmount <= LeadLine && ask.AcceptedBefore + ask.LineAmount <= LeadInvoice) return "an AP lead";
        if (ask.IsPrice && ask.LineAmount <= BuyerPrice) return "a buyer";
        var enough = Delegated.FirstOrDefault(d => ask.RevisedTotal <= d.Limit);
        return enough.Role is null ? "the finance committee" : $"the {Names[enough.Role].ToLowerInvariant()}";
    }

    private static Authority Over(string sentence) => new Refusal("above-authority", sentence);
}
