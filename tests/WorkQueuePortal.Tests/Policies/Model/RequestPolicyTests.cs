using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Policies.Model;

namespace WorkQueuePortal.Tests.Policies.Model;

public sealed class RequestPolicyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 14, 41);
    private static readonly Guid Aisha = Id(1), Owner = Id(2);
    private static readonly Approver Nora = new(Owner, "Nora Lindqvist", Roles.Manager, 10_000m, true), Stefan = new(Id(3), "Stefan Brandt", Roles.Director, 50_000m, true),
        Theresa = new(Id(4), "Theresa Malone", Roles.VicePresident, 250_000m, true);
    private static readonly RequestLineFacts Pump = new("Pump set", true, 0m, true, "LOW", false, "V-1001", SupplierStatus.Active, Screening.Clear);
    private static readonly BudgetFacts Plenty = new(1_000_000m, 100_000m, 10_000m, 0m, Now);

    private static readonly RequestFacts Plain = new(Aisha, 1_000m, [Pump], 0m, null, "4410", true, Owner, "6010", true, Plenty, [Nora, Stefan, Theresa], Now);

    [Fact]
    public void What_is_small_and_low_in_risk_needs_nobody_and_every_rule_is_shown()
    {
        var verdict = RequestPolicy.Evaluate(Plain);
        Assert.Equal((RequestRoute.AutoApproved, "Needs nobody", null), (verdict.Route, verdict.Headline, verdict.Approver));
        Assert.Equal("1,000.00 is within the 2,500.00 that need nobody, and every low-risk test holds. Rule A-01 of REQ v1.", verdict.Explanation);
        Assert.Equal(["A-02", "A-03", "A-04", "A-05", "A-06", "B-01", "A-08", "A-01"], verdict.Rules.Select(r => r.Rule));
        Assert.All(verdict.Rules, r => Assert.Equal(Finding.Holds, r.Finding));
    }

    [Theory]
    [InlineData("2500.00", null)]
    [InlineData("2500.01", "Nora Lindqvist")]
    [InlineData("10000.00", "Nora Lindqvist")]
    [InlineData("10000.01", "Stefan Brandt")]
    [InlineData("50000.00", "Stefan Brandt")]
    [InlineData("50000.01", "Theresa Malone")]
    [InlineData("250000.00", "Theresa Malone")]
    public void The_lowest_level_that_may_is_asked_and_nobody_else(string total, string? approver) =>
        Assert.Equal(approver, RequestPolicy.Evaluate(Plain with { Total = Amount(total) }).Approver?.Name);

    [Fact]
    public void The_sentence_names_value_limit_approver_and_rules()
    {
        Assert.Equal("2,500.01 is above the 2,500.00 that need nobody. Nora Lindqvist decides up to 10,000.00. Rules A-01 and D-02 of REQ v1.", RequestPolicy.Evaluate(Plain with { Total = 2_500.01m }).Explanation);
        Assert.Equal("10,000.01 is above the 2,500.00 that need nobody. Stefan Brandt decides up to 50,000.00; Nora Lindqvist up to 10,000.00. Rules A-01 and D-02 of REQ v1.", RequestPolicy.Evaluate(Plain with { Total = 10_000.01m }).Explanation);
    }

    [Fact]
    public void Above_every_limit_it_is_refused_with_where_to_ask()
    {
        var verdict = RequestPolicy.Evaluate(Plain with { Total = 250_000.01m });
        Assert.Equal((RequestRoute.Refused, "Nobody may approve this"), (verdict.Route, verdict.Headline));
        Assert.EndsWith("Ask finance which committee decides. Rule D-09 of REQ v1.", verdict.Explanation, StringComparison.Ordinal);
    }

    public static TheoryData<string, RequestLineFacts, string> RiskyLines => new()
    {
        { "A-02", Pump with { IsCatalogueItem = false }, "Pump set is not from the catalogue." },
        { "A-03", Pump with { PriceOff = 0.031m }, "The price of Pump set is 3.1 % above the contract or last paid price; up to 2.0 % needs nobody." },
        { "A-03", Pump with { PriceOff = -0.021m }, "The price of Pump set is 2.1 % below the contract or last paid price; up to 2.0 % needs nobody." },
        { "A-03", Pump with { PriceOff = null }, "Neither a contract nor an earlier purchase tells the price of Pump set." },
        { "A-04", Pump with { Risk = "MED" }, "Pump set is of medium risk." },
        { "A-04", Pump with { Risk = "HIGH" }, "Pump set is of high risk." },
        { "A-05", Pump with { Screening = Screening.Review }, "The supplier of Pump set is in review." },
        { "A-05", Pump with { Screening = Screening.Stale }, "The supplier of Pump set is not screened lately." },
        { "A-05", Pump with { Status = SupplierStatus.HoldPay }, "The supplier of Pump set is on hold for payment." },
        { "A-06", Pump with { IsCapital = true }, "Pump set is capital equipment." },
    };

    [Theory]
    [MemberData(nameof(RiskyLines))]
    public void One_line_that_fails_a_low_risk_test_makes_an_approval_of_it(string rule, RequestLineFacts line, string because)
    {
        var verdict = RequestPolicy.Evaluate(Plain with { Lines = [Pump with { Item = "Filter" }, line] });
        Assert.Equal((RequestRoute.NeedsApproval, "Nora Lindqvist"), (verdict.Route, verdict.Approver?.Name));
        Assert.Equal([rule], verdict.Rules.Where(r => r.Finding == Finding.Fails).Select(r => r.Rule));
        Assert.Equal($"{because} Nora Lindqvist decides up to 10,000.00. Rules {rule} and D-02 of REQ v1.", verdict.Explanation);
    }

    [Fact]
    public void A_price_two_percent_off_still_needs_nobody() =>
        Assert.Equal(RequestRoute.AutoApproved, RequestPolicy.Evaluate(Plain with { Lines = [Pump with { PriceOff = 0.02m }] }).Route);

    [Fact]
    public void Orders_of_ten_days_count_as_one()
    {
        var split = RequestPolicy.Evaluate(Plain with { Total = 2_000m, SplitTotal = 2_000m, SplitWith = "request 20871 of Lena Ortiz" });
        Assert.Equal(RequestRoute.NeedsApproval, split.Route);
        Assert.StartsWith("Together with request 20871 of Lena Ortiz it is 4,000.00, above the 2,500.00 that need nobody.", split.Explanation, StringComparison.Ordinal);
        Assert.Equal(Finding.Warns, split.Rules.Single(r => r.Rule == "A-07").Finding);
        Assert.Equal("Stefan Brandt", RequestPolicy.Evaluate(Plain with { Total = 6_000m, SplitTotal = 6_000m }).Approver?.Name);

        var together = RequestPolicy.Evaluate(Plain with { Total = 1_250m, SplitTotal = 1_250m, SplitWith = "request 20871 of Lena Ortiz" });
        Assert.Equal(RequestRoute.AutoApproved, together.Route);
        Assert.Equal(Finding.Holds, together.Rules.Single(r => r.Rule == "A-07").Finding);
    }

    [Theory]
    [InlineData("500.00", null)]
    [InlineData("500.01", "Stefan Brandt")]
    public void The_owner_of_a_cost_centre_may_ask_for_five_hundred_and_never_approves_the_own_wish(string total, string? approver)
    {
        var verdict = RequestPolicy.Evaluate(Plain with { RequesterId = Owner, Total = Amount(total) });
        Assert.Equal(approver, verdict.Approver?.Name);
        if (approver is not null) Assert.Equal("The cost-centre owner asks for more than 500.00. Stefan Brandt decides up to 50,000.00; Nora Lindqvist asked for it. Rules A-08 and D-02 of REQ v1.", verdict.Explanation);
    }

    [Fact]
    public void Who_is_away_is_passed_over_and_named()
    {
        var verdict = RequestPolicy.Evaluate(Plain with { Total = 3_000m, Line = [Nora with { IsActive = false }, Stefan] });
        Assert.Equal("Stefan Brandt", verdict.Approver?.Name);
        Assert.Contains("; Nora Lindqvist is away.", verdict.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, Finding.Holds)]
    [InlineData(25, Finding.Warns)]
    public void Figures_older_than_a_day_warn(int hours, Finding finding)
    {
        var verdict = RequestPolicy.Evaluate(Plain with { Budget = Plenty with { AsOf = Now - Duration.FromHours(hours) } });
        Assert.Equal((RequestRoute.AutoApproved, finding), (verdict.Route, verdict.Rules.Single(r => r.Rule == "B-01").Finding));
    }

    [Theory]
    [InlineData("10000", "1000.00", "B-01")]
    [InlineData("10000", "1000.01", "B-02")]
    [InlineData("10000", "1500.00", "B-02")]
    [InlineData("10000", "1500.01", "B-03")]
    [InlineData("1000000", "96000.00", "B-02")]
    [InlineData("1000000", "96000.01", "B-03")]
    public void Over_budget_may_be_five_percent_of_the_year_and_at_most_five_thousand(string annual, string total, string rule)
    {
        var year = Amount(annual);
        var left = year == 10_000m ? 1_000m : 91_000m;
        var verdict = RequestPolicy.Evaluate(Plain with { Total = Amount(total), Budget = new BudgetFacts(year, year - left, 0m, 0m, Now) });
        Assert.Contains(verdict.Rules, r => r.Rule == rule);
        Assert.Equal(rule == "B-03", verdict.Route == RequestRoute.Refused);
    }

    [Fact]
    public void What_is_promised_already_is_not_left() =>
        Assert.Equal(RequestRoute.Refused, RequestPolicy.Evaluate(Plain with { Budget = new BudgetFacts(10_000m, 4_000m, 3_000m, 2_600m, Now) }).Route);

    [Fact]
    public void Without_a_budget_line_finance_sees_it() =>
        Assert.Equal(Finding.Warns, RequestPolicy.Evaluate(Plain with { Budget = null }).Rules.Single(r => r.Rule == "B-00").Finding);

    public static TheoryData<string, RequestFacts> Stops => new()
    {
        { "M-01", Plain with { IsCostCenterActive = false } },
        { "M-02", Plain with { IsGlAllowed = false } },
        { "H-01", Plain with { Lines = [Pump with { Status = SupplierStatus.Blocked }] } },
        { "H-01", Plain with { Lines = [Pump, Pump with { Status = SupplierStatus.Inactive }] } },
        { "H-01", Plain with { Lines = [Pump with { Status = SupplierStatus.HoldOrder }] } },
        { "H-02", Plain with { Lines = [Pump with { Screening = Screening.Hit }] } },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_hard_stop_ends_it_with_what_to_do(string rule, RequestFacts facts)
    {
        var verdict = RequestPolicy.Evaluate(facts);
        Assert.Equal((RequestRoute.Refused, "This cannot be requested as it is"), (verdict.Route, verdict.Headline));
        Assert.Equal(rule, Assert.Single(verdict.Rules).Rule);
        Assert.EndsWith($" Rule {rule} of REQ v1.", verdict.Explanation, StringComparison.Ordinal);
        Assert.Contains("Choose", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_facts_come_to_the_same_verdict()
    {
        foreach (var facts in new[] { Plain, Plain with { Total = 60_000m }, Plain with { SplitTotal = 9_000m }, Plain with { IsGlAllowed = false } })
        {
            var (first, second) = (RequestPolicy.Evaluate(facts), RequestPolicy.Evaluate(facts with { Lines = [.. facts.Lines] }));
            Assert.Equal((first.Route, first.Approver, first.Headline, first.Explanation), (second.Route, second.Approver, second.Headline, second.Explanation));
            Assert.Equal(first.Rules, second.Rules);
        }
    }

    private static Guid Id(byte n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, n]);

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
