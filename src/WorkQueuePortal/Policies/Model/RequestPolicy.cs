using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Policies.Model;

/// <summary>The supply-request policy: master data, hard stops, split orders, price source, budget, authority, and the test whether anybody needs to be asked.
/// The order is the policy's: the first hard stop ends it, everything else is collected and then decided.</summary>
public static class RequestPolicy
{
    public const string RuleSet = "REQ v1";
    private const decimal PriceOffAllowed = 0.02m, OwnerOwnUse = 500m, OverrunShare = 0.05m, OverrunMost = 5_000m;
    private static readonly Duration BudgetFresh = Duration.FromHours(24);

    public static RequestVerdict Evaluate(RequestFacts facts)
    {
        var rules = new List<RuleResult>();
        if (HardStop(facts, rules) is { } stop) return new RequestVerdict(RuleSet, RequestRoute.Refused, null, "This cannot be requested as it is", $"{stop.Text} Rule {stop.Rule} of {RuleSet}.", rules);

        var total = facts.Total + facts.SplitTotal;
        var first = FirstFailed(facts, total, rules);
        if (first is null)
            return new RequestVerdict(RuleSet, RequestRoute.AutoApproved, null, "Needs nobody", $"Approved by policy: {Amount(total)} is not above {Amount(Authority.Policy)} and every low-risk test holds. Rule A-01 of {RuleSet}.", rules);

        // First qualified approver: the lowest level that may, never a chain. Those between are told, not asked.
        var approver = facts.Line.FirstOrDefault(a => a.IsActive && a.Limit >= total && a.Id != facts.RequesterId);
        if (approver is null)
        {
            rules.Add(new RuleResult("D-09", Finding.Fails, "Nobody in the line of approval may decide this amount.", Amount(total)));
            return new RequestVerdict(RuleSet, RequestRoute.Refused, null, "Nobody may approve this", $"{Amount(total)} is above every limit in the line of {facts.CostCenter}. Ask finance which committee decides. Rule D-09 of {RuleSet}.", rules);
        }
        var skipped = facts.Line.TakeWhile(a => a.Id != approver.Id).Where(a => a.Limit < total || a.Id == facts.RequesterId || !a.IsActive).ToList();
        var because = skipped is [.., var last]
            ? last.Id == facts.RequesterId ? $"{last.Name} asked for it" : !last.IsActive ? $"{last.Name} is away" : $"{Amount(total)} is above the limit of {last.Name}, {Amount(last.Limit)}"
            : $"{Amount(total)} is within {Amount(approver.Limit)}";
        return new RequestVerdict(RuleSet, RequestRoute.NeedsApproval, approver, $"One approval: {approver.Name}",
            $"Goes to {approver.Name} because {because}. Not approved by policy because {Lower(first.Text)} ({first.Value}). Rules D-02 and {first.Rule} of {RuleSet}.", rules);
    }

    private static RuleResult? HardStop(RequestFacts facts, List<RuleResult> rules)
    {
        RuleResult Stop(string rule, string text, string value)
        {
            var result = new RuleResult(rule, Finding.Fails, text, value);
            rules.Add(result);
            return result;
        }

        if (!facts.IsCostCenterActive) return Stop("M-01", $"Cost centre {facts.CostCenter} is not active. Choose one of yours.", facts.CostCenter);
        if (!facts.IsGlAllowed) return Stop("M-02", $"Account {facts.Gl} may not be charged to cost centre {facts.CostCenter}. Choose one of its accounts.", facts.Gl);
        foreach (var line in facts.Lines)
        {
            if (line.Status is SupplierStatus.Blocked or SupplierStatus.Inactive or SupplierStatus.HoldOrder) return Stop("H-01", $"The supplier of {line.Item} may not be ordered from. Choose another source.", Words.Of(line.Status.ToString()));
            if (line.Screening == Screening.Hit) return Stop("H-02", $"The supplier of {line.Item} is on a screening list. Choose another source.", "hit");
        }
        if (facts.Budget is { } budget && Over(facts.Total, budget) > Math.Min(budget.Annual * OverrunShare, OverrunMost))
            return Stop("B-03", $"The year's budget of {facts.CostCenter}, account {facts.Gl}, would be over by {Amount(Over(facts.Total, budget))}. Finance can transfer budget first.", Amount(budget.Available));
        return null;
    }

    /// <summary>Asks every low-risk test, so that the verdict can show them all, and answers the first that fails.</summary>
    private static RuleResult? FirstFailed(RequestFacts facts, decimal total, List<RuleResult> rules)
    {
        RuleResult? failed = null;
        void Test(string rule, bool holds, string text, string value, Finding otherwise = Finding.Fails)
        {
            var result = new RuleResult(rule, holds ? Finding.Holds : otherwise, text, value);
            rules.Add(result);
            if (!holds && otherwise == Finding.Fails) failed ??= result;
        }

        Test("A-02", facts.Lines.All(l => l.IsCatalogueItem), facts.Lines.All(l => l.IsCatalogueItem) ? "Catalogue items" : "Not everything is from the catalogue", Words.Count(facts.Lines.Count, "line"));
        var off = facts.Lines.Max(l => l.PriceOff is { } share ? Math.Abs(share) : 1m);
        Test("A-03", off <= PriceOffAllowed, off <= PriceOffAllowed ? "Contract or last paid price" : "A price is not the contract or last paid price", off >= 1m ? "unknown" : $"{off:P1} off");
        Test("A-04", facts.Lines.All(l => l.Risk == "LOW"), facts.Lines.All(l => l.Risk == "LOW") ? "Low-risk category" : "A category is not low risk", facts.Lines.Any(l => l.Risk == "HIGH") ? "high" : facts.Lines.Any(l => l.Risk == "MED") ? "medium" : "low");
        Test("A-05", facts.Lines.All(l => l.Status == SupplierStatus.Active && l.Screening == Screening.Clear), "Supplier active and screened", facts.Lines.All(l => l.Screening == Screening.Clear) ? "clear" : "in review");
        Test("A-06", facts.Lines.All(l => !l.IsCapital), facts.Lines.All(l => !l.IsCapital) ? "No capital equipment" : "Capital equipment", "");
        Budget(facts, rules);
        if (facts.SplitTotal > 0)
            Test("A-07", facts.Total + facts.SplitTotal <= Authority.Policy, $"Counts as one with {facts.SplitWith ?? "earlier requests"}", Amount(facts.SplitTotal), Finding.Warns);
        Test("A-08", facts.RequesterId != facts.CostCenterOwnerId || facts.Total <= OwnerOwnUse, facts.RequesterId != facts.CostCenterOwnerId ? "You are not the cost-centre owner" : "You own the cost centre", facts.RequesterId != facts.CostCenterOwnerId ? "" : $"own use up to {Amount(OwnerOwnUse)}");
        Test("A-01", total <= Authority.Policy, total <= Authority.Policy ? "Within what needs nobody" : "Above what needs nobody", $"{Amount(total)} of {Amount(Authority.Policy)}");
        return failed;
    }

    private static void Budget(RequestFacts facts, List<RuleResult> rules)
    {
        if (facts.Budget is not { } budget) rules.Add(new RuleResult("B-00", Finding.Warns, "No budget line is known; finance sees it", facts.Gl));
        else if (Over(facts.Total, budget) is > 0 and var over) rules.Add(new RuleResult("B-02", Finding.Warns, "Over the year's budget, within what the owner may acknowledge", Amount(over)));
        else rules.Add(new RuleResult("B-01", facts.Now - budget.AsOf > BudgetFresh ? Finding.Warns : Finding.Holds, facts.Now - budget.AsOf > BudgetFresh ? "Budget holds, by figures older than a day" : "Budget holds for the year", $"{Amount(budget.Available - facts.Total)} left"));
    }

    private static decimal Over(decimal total, BudgetFacts budget) => total - budget.Available;

    private static string Amount(decimal amount) => amount.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
