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
        var why = FirstFailed(facts, total, rules);
        if (why is null)
            return new RequestVerdict(RuleSet, RequestRoute.AutoApproved, null, "Needs nobody", $"{Amount(total)} is within the {Amount(Authority.Policy)} that need nobody, and every low-risk test holds. Rule A-01 of {RuleSet}.", rules);

        // First qualified approver: the lowest level that may, never a chain. Those between are told, not asked.
        var approver = facts.Line.FirstOrDefault(a => a.IsActive && a.Limit >= total && a.Id != facts.RequesterId);
        if (approver is null)
        {
            rules.Add(new RuleResult("D-09", Finding.Fails, "Nobody in the line of approval may decide this amount", Amount(total)));
            return new RequestVerdict(RuleSet, RequestRoute.Refused, null, "Nobody may approve this", $"{Amount(total)} is above every limit in the line of {facts.CostCenter}. Ask finance which committee decides. Rule D-09 of {RuleSet}.", rules);
        }
        return new RequestVerdict(RuleSet, RequestRoute.NeedsApproval, approver, $"One approval: {approver.Name}",
            $"{why.Sentence}. {Choice(facts, approver, total)} Rules {why.Rule} and D-02 of {RuleSet}.", rules);
    }

    /// <summary>Why this approver, and why not the one below.</summary>
    private static string Choice(RequestFacts facts, Approver approver, decimal total)
    {
        var decides = $"{approver.Name} decides up to {Amount(approver.Limit)}";
        return facts.Line.TakeWhile(a => a.Id != approver.Id).LastOrDefault() switch
        {
            null => $"{decides}.",
            var below when below.Id == facts.RequesterId => $"{decides}; {below.Name} asked for it.",
            { IsActive: false } below => $"{decides}; {below.Name} is away.",
            var below => $"{decides}; {below.Name} up to {Amount(below.Limit)}.",
        };
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
            if (line.Status is SupplierStatus.Blocked or SupplierStatus.Inactive or SupplierStatus.HoldOrder) return Stop("H-01", $"The supplier of {line.Item} may not be ordered from. Choose another source.", Standing(line));
            if (line.Screening == Screening.Hit) return Stop("H-02", $"The supplier of {line.Item} is on a screening list. Choose another source.", "hit");
        }
        if (facts.Budget is { } budget && Over(facts.Total, budget) > Math.Min(budget.Annual * OverrunShare, OverrunMost))
            return Stop("B-03", $"The year's budget of {facts.CostCenter}, account {facts.Gl}, would be over by {Amount(Over(facts.Total, budget))}. Finance can transfer budget first.", Amount(budget.Available));
        return null;
    }

    /// <summary>Asks every low-risk test, so that the verdict can show them all, and answers the first that fails.</summary>
    private static Failed? FirstFailed(RequestFacts facts, decimal total, List<RuleResult> rules)
    {
        Failed? failed = null;
        void Test(string rule, string text, string value, string? no)
        {
            rules.Add(new RuleResult(rule, no is null ? Finding.Holds : Finding.Fails, text, value));
            if (no is not null) failed ??= new Failed(rule, no);
        }

        var unlisted = facts.Lines.FirstOrDefault(l => !l.IsCatalogueItem);
        Test("A-02", unlisted is null ? "Catalogue items" : "Not everything is from the catalogue", Words.Count(facts.Lines.Count, "line"), unlisted is null ? null : $"{unlisted.Item} is not from the catalogue");
        Price(facts, Test);
        var risky = facts.Lines.FirstOrDefault(l => l.Risk == "HIGH") ?? facts.Lines.FirstOrDefault(l => l.Risk != "LOW");
        var risk = risky?.Risk switch { null => "low", "HIGH" => "high", _ => "medium" };
        Test("A-04", risky is null ? "Low-risk category" : "A category is not low risk", risk, risky is null ? null : $"{risky.Item} is of {risk} risk");
        var unclear = facts.Lines.FirstOrDefault(l => l.Status != SupplierStatus.Active || l.Screening != Screening.Clear);
        Test("A-05", unclear is null ? "Supplier active and screened" : "A supplier is not active and screened", unclear is null ? "clear" : Standing(unclear), unclear is null ? null : $"The supplier of {unclear.Item} is {Standing(unclear)}");
        var capital = facts.Lines.FirstOrDefault(l => l.IsCapital);
        Test("A-06", capital is null ? "No capital equipment" : "Capital equipment", "", capital is null ? null : $"{capital.Item} is capital equipment");
        Budget(facts, rules);
        if (facts.SplitTotal > 0) rules.Add(new RuleResult("A-07", total <= Authority.Policy ? Finding.Holds : Finding.Warns, $"Counts as one with {facts.SplitWith ?? "earlier requests"}", Amount(facts.SplitTotal)));
        var isOwner = facts.RequesterId == facts.CostCenterOwnerId;
        Test("A-08", isOwner ? "Asked for by the cost-centre owner" : "Not asked for by the cost-centre owner", isOwner ? $"up to {Amount(OwnerOwnUse)}" : "",
            isOwner && facts.Total > OwnerOwnUse ? $"The cost-centre owner asks for more than {Amount(OwnerOwnUse)}" : null);
        Test("A-01", total <= Authority.Policy ? "Within what needs nobody" : "Above what needs nobody", $"{Amount(total)} of {Amount(Authority.Policy)}", total <= Authority.Policy ? null
            : facts.SplitTotal > 0 ? $"Together with {facts.SplitWith ?? "earlier requests"} it is {Amount(total)}, above the {Amount(Authority.Policy)} that need nobody" : $"{Amount(total)} is above the {Amount(Authority.Policy)} that need nobody");
        return failed;
    }

    private static void Price(RequestFacts facts, Action<string, string, string, string?> test)
    {
        var worst = facts.Lines.MaxBy(l => l.PriceOff is { } share ? Math.Abs(share) : decimal.MaxValue)!;
        if (worst.PriceOff is not { } off) test("A-03", "A price is not known", "unknown", $"Neither a contract nor an earlier purchase tells the price of {worst.Item}");
        else if (Math.Abs(off) <= PriceOffAllowed) test("A-03", "Contract or last paid price", $"{Percent(off)} off", null);
        else test("A-03", "A price is not the contract or last paid price", $"{Percent(off)} off", $"The price of {worst.Item} is {Percent(off)} {(off > 0 ? "above" : "below")} the contract or last paid price; up to {Percent(PriceOffAllowed)} needs nobody");
    }

    private static string Standing(RequestLineFacts line) => line.Status switch
    {
        SupplierStatus.Active => line.Screening == Screening.Stale ? "not screened lately" : "in review",
        SupplierStatus.Prospect => "not approved yet",
        SupplierStatus.HoldPay => "on hold for payment",
        SupplierStatus.HoldOrder => "on hold for orders",
        var status => Words.Of(status.ToString()),
    };

    private static void Budget(RequestFacts facts, List<RuleResult> rules)
    {
        if (facts.Budget is not { } budget) rules.Add(new RuleResult("B-00", Finding.Warns, "No budget line is known; finance sees it", facts.Gl));
        else if (Over(facts.Total, budget) is > 0 and var over) rules.Add(new RuleResult("B-02", Finding.Warns, "Over the year's budget, within what the owner may acknowledge", Amount(over)));
        else rules.Add(new RuleResult("B-01", facts.Now - budget.AsOf > BudgetFresh ? Finding.Warns : Finding.Holds, facts.Now - budget.AsOf > BudgetFresh ? "Budget holds, by figures older than a day" : "Budget holds for the year", $"{Amount(budget.Available - facts.Total)} left"));
    }

    private static decimal Over(decimal total, BudgetFacts budget) => total - budget.Available;

    private static string Amount(decimal amount) => amount.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => (Math.Abs(share) * 100).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + " %";

    /// <summary>A low-risk test that did not hold, as the beginning of a sentence.</summary>
    private sealed record Failed(string Rule, string Sentence);
}
