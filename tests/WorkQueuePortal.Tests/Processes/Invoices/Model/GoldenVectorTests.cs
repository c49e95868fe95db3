using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using static WorkQueuePortal.Processes.Invoices.Model.MatchVerdict;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

/// <summary>The vectors the domain specification gives for the line algorithm, STD and three-way unless said.</summary>
public sealed class GoldenVectorTests
{
    [Fact]
    public void A_hundred_at_12_50_billed_at_12_65_is_15_00_over_and_tolerated()
    {
        var line = Judged(new() { Ordered = 100, OrderPrice = 12.50m, BilledPrice = 12.65m }, MatchedTol);
        Assert.Equal(15.00m, line.VarianceAmount);
        Assert.Equal("15.00 over the order (0.15 × 100). 1.2 % is inside 2 % and 15.00 is inside the 100.00 line limit. Rule M-07 of STD v1.", line.Why);
    }

    [Fact]
    public void A_hundred_at_40_00_billed_at_40_70_is_70_00_or_1_75_percent_and_tolerated()
    {
        var line = Judged(new() { Ordered = 100, OrderPrice = 40m, BilledPrice = 40.70m }, MatchedTol);
        Assert.Equal((70.00m, 1.75m), (line.VarianceAmount, line.VariancePercent));
    }

    [Fact]
    public void Five_hundred_at_40_00_billed_at_40_70_is_350_00_over_and_the_reason_names_both_limits()
    {
        var line = Judged(new() { Ordered = 500, OrderPrice = 40m, BilledPrice = 40.70m }, MatchVerdict.Exception, Codes.PriceOver);
        Assert.Equal((350.00m, 1.75m), (line.VarianceAmount, line.VariancePercent));
        Assert.Equal("350.00 over the order (0.70 × 500). 1.75 % is inside 2 %, but 350.00 is above the 100.00 line limit, and both must hold. "
            + "Rule M-07 of STD v1. Nearest rule that did not fire: de-minimis 20.00.", line.Why);
        var limits = Assert.Single(line.Checks, c => c.Rule == MatchRules.PriceLimits);
        Assert.Equal((false, "2 % and 100.00", "1.75 % and 350.00"), (limits.Passed, limits.Limit, limits.Value));
    }

    [Fact]
    public void Ten_at_100_billed_at_105_is_50_00_or_5_percent_over()
    {
        var line = Judged(new() { Ordered = 10, OrderPrice = 100m, BilledPrice = 105m }, MatchVerdict.Exception, Codes.PriceOver);
        Assert.Equal((50.00m, 5m), (line.VarianceAmount, line.VariancePercent));
        Assert.Contains("50.00 is inside the 100.00 line limit, but 5 % is above 2 %, and both must hold.", line.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_at_30_billed_at_36_is_12_00_over_and_de_minimis()
    {
        var line = Judged(new() { Ordered = 2, OrderPrice = 30m, BilledPrice = 36m }, MatchedTol);
        Assert.Equal((12.00m, 12.00m), (line.VarianceAmount, line.DeMinimisUsed));
    }

    [Fact]
    public void A_hundred_billed_with_60_received_is_over_the_receipt()
    {
        var line = Judged(new() { OrderPrice = 5m, Received = 60 }, MatchVerdict.Exception, Codes.OverReceipt);
        Assert.Equal((40m, 200.00m), (line.UncoveredQuantity, line.UncoveredAmount));
    }

    [Fact]
    public void Forty_after_60_of_100_received_match() => Judged(new() { Prior = 60, Billed = 40 }, Matched);

    [Fact]
    public void Fifty_after_60_of_100_received_are_over_order_and_receipt() =>
        Judged(new() { Prior = 60, Billed = 50 }, MatchVerdict.Exception, Codes.OverOrder, Codes.OverReceipt);

    [Fact]
    public void Nothing_received_is_no_receipt() => Judged(new() { Received = 0 }, MatchVerdict.Exception, Codes.NoReceipt);

    [Fact]
    public void Four_cases_of_24_at_48_00_match_96_each_at_2_00() =>
        Judged(new() { Ordered = 96, OrderPrice = 2m, Billed = 4, BilledPrice = 48m, BilledUnit = "CS", CaseOf = 24 }, Matched);

    [Fact]
    public void Ninety_six_each_at_the_price_of_a_case_is_the_wrong_unit_and_not_a_price()
    {
        var line = Judged(new() { Ordered = 96, OrderPrice = 2m, BilledPrice = 48m, CaseOf = 24 }, MatchVerdict.Exception, Codes.Unit);
        Assert.Contains("the pack of 24 explains the difference", line.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_implant_10_00_over_is_an_exception_under_STRICT() =>
        Judged(new() { Ordered = 1, OrderPrice = 4200m, BilledPrice = 4210m, Policy = TolerancePolicy.Strict }, MatchVerdict.Exception, Codes.PriceOver);

    [Fact]
    public void Ten_at_100_billed_at_80_match_with_a_note_of_the_low_price()
    {
        var line = Judged(new() { Ordered = 10, OrderPrice = 100m, BilledPrice = 80m }, Matched);
        Assert.Equal([Codes.PriceLow], line.Notes);
        Assert.Equal(-200.00m, line.VarianceAmount);
    }

    [Fact]
    public void Bulk_gas_may_be_4_percent_over_the_order() =>
        Judged(new() { Ordered = 1000, OrderPrice = 0.40m, Received = 1040, Billed = 1040, Policy = TolerancePolicy.Bulk }, Matched);

    [Fact]
    public void A_two_way_service_matches_without_a_receipt() =>
        Judged(new() { Ordered = 1, OrderPrice = 5000m, Received = 0, Basis = MatchBasis.TwoWay }, Matched);

    private static LineMatch Judged(MatchCase given, MatchVerdict verdict, params string[] codes)
    {
        var line = given.Line();
        Assert.Equal(verdict, line.Verdict);
        Assert.Equal(codes, line.Codes);
        return line;
    }
}
