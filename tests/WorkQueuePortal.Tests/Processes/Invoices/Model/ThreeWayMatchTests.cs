using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using static WorkQueuePortal.Processes.Invoices.Model.MatchVerdict;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class ThreeWayMatchTests
{
    [Theory]
    [InlineData(100, 41.00, 100.00, MatchedTol)]
    [InlineData(100, 41.0001, 100.01, MatchVerdict.Exception)]
    public void The_line_limit_itself_still_passes(int quantity, double price, double extended, MatchVerdict verdict)
    {
        var line = new MatchCase { Ordered = quantity, OrderPrice = 40m + 40m, BilledPrice = (decimal)price + 40m }.Line();
        Assert.Equal(verdict, line.Verdict);
        Assert.Equal((decimal)extended, line.VarianceAmount);
    }

    [Fact]
    public void De_minimis_itself_still_passes_and_a_cent_more_does_not()
    {
        Assert.Equal(MatchedTol, new MatchCase { Ordered = 1, OrderPrice = 30m, BilledPrice = 50m }.Line().Verdict);
        Assert.Equal(MatchVerdict.Exception, new MatchCase { Ordered = 1, OrderPrice = 30m, BilledPrice = 50.01m }.Line().Verdict);
    }

    [Theory]
    [InlineData(488, MatchedTol)]
    [InlineData(489, MatchVerdict.Exception)]
    public void De_minimis_shrinks_with_what_the_supplier_used_this_month(int used, MatchVerdict verdict) =>
        Assert.Equal(verdict, new MatchCase { Ordered = 2, OrderPrice = 30m, BilledPrice = 36m, DeMinimisUsed = used }.Line().Verdict);

    [Fact]
    public void Contract_tolerance_lets_20_00_through_and_claims_it_back()
    {
        var line = new MatchCase { Ordered = 100, BilledPrice = 12.70m, Policy = TolerancePolicy.Contract }.Line();
        Assert.Equal((MatchedTol, 20.00m), (line.Verdict, line.RecoveryAmount));
        Assert.Equal(MatchVerdict.Exception, new MatchCase { Ordered = 100, BilledPrice = 12.71m, Policy = TolerancePolicy.Contract }.Line().Verdict);
    }

    [Fact]
    public void An_order_above_the_contract_matches_and_still_opens_a_recovery()
    {
        var line = new MatchCase { ContractPrice = 12.00m }.Line();
        Assert.Equal((Matched, 50.00m), (line.Verdict, line.RecoveryAmount));
        Assert.Equal([Codes.ContractPrice], line.Notes);
    }

    [Theory]
    [InlineData(0, Codes.NoReceipt)]
    [InlineData(60, Codes.OverReceipt)]
    public void Only_the_receipt_is_waited_for_inside_the_grace(int received, string code)
    {
        var waiting = new MatchCase { Received = received, InsideGrace = true }.Line();
        Assert.Equal((AwaitingReceipt, code), (waiting.Verdict, Assert.Single(waiting.Codes)));
        Assert.Equal(Allocation.None, waiting.Reserved);
        Assert.Equal(MatchVerdict.Exception, new MatchCase { Received = received, InsideGrace = true, BilledPrice = 20m }.Line().Verdict);
    }

    [Fact]
    public void A_four_way_line_waits_for_inspection_not_for_the_receipt()
    {
        Assert.Equal([Codes.Inspection], new MatchCase { Basis = MatchBasis.FourWay, Inspected = 40 }.Line().Codes);
        Assert.Equal([Codes.NoReceipt], new MatchCase { Basis = MatchBasis.FourWay, Received = 0 }.Line().Codes);
        Assert.Equal(Matched, new MatchCase { Basis = MatchBasis.FourWay, Inspected = 100 }.Line().Verdict);
    }

    [Fact]
    public void A_case_billed_at_the_price_of_an_each_is_the_wrong_unit_too() =>
        Assert.Equal([Codes.Unit], new MatchCase { Ordered = 96, OrderPrice = 2m, Billed = 4, BilledPrice = 2m, BilledUnit = "CS", CaseOf = 24 }.Line().Codes);

    [Theory]
    [InlineData("BX", 24)]
    [InlineData("CS", 0)]
    [InlineData("CS", -1)]
    public void A_unit_without_a_usable_factor_cannot_be_compared(string unit, int factor)
    {
        var line = new MatchCase { BilledUnit = unit, CaseOf = factor }.Line();
        Assert.Equal([Codes.Unit], line.Codes);
        Assert.Contains($"no factor from {unit} to EA", line.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_currency_is_never_compared_in_price()
    {
        var line = new MatchCase { BilledCurrency = "EUR", BilledPrice = 99m }.Line();
        Assert.Equal([Codes.Currency], line.Codes);
        Assert.Equal(0m, line.VarianceAmount);
    }

    [Theory]
    [InlineData(OrderState.Closed, "is closed")]
    [InlineData(OrderState.Cancelled, "was cancelled")]
    [InlineData(OrderState.NotApproved, "is not approved")]
    public void An_order_that_is_not_open_takes_no_invoice(OrderState state, string says)
    {
        var line = new MatchCase { State = state }.Line();
        Assert.Equal([Codes.OrderNotValid], line.Codes);
        Assert.Contains(says, line.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_order_line_that_is_billed_anyway_is_over_by_100_percent()
    {
        var line = new MatchCase { OrderPrice = 0m, BilledPrice = 5m }.Line();
        Assert.Equal([Codes.PriceOver], line.Codes);
        Assert.Equal(100m, line.VariancePercent);
    }

    [Fact]
    public void A_case_price_that_does_not_divide_evenly_is_no_difference()
    {
        var line = new MatchCase { Ordered = 3, OrderPrice = 3.333333m, Billed = 1, BilledPrice = 10m, BilledUnit = "CS", CaseOf = 3 }.Line();
        Assert.Equal((Matched, 0m), (line.Verdict, line.VarianceAmount));
    }

    [Fact]
    public void A_credit_gives_the_quantity_back_but_never_more_than_was_billed()
    {
        var credit = new MatchCase { Prior = 60, Billed = -10 }.Line();
        Assert.Equal((Matched, 10m), (credit.Verdict, credit.Reserved.Credited));
        Assert.Equal([Codes.CreditIncomplete], new MatchCase { Prior = 60, Billed = -61 }.Line().Codes);
        Assert.Equal([Codes.CreditIncomplete], new MatchCase { Prior = 60, Billed = -10, Credit = CreditKind.Return }.Line().Codes);
    }

    [Fact]
    public void An_amount_line_is_billed_up_to_its_amount_once_the_service_is_confirmed()
    {
        var order = new OrderLineFacts("PO1", "1", "ACME", "", 0m, "EA", 0m, "USD", MatchBasis.TwoWay) { Amount = 1000m, IsServiceConfirmed = true };
        Assert.Equal(Matched, Bill(order, 400m, prior: 600m).Verdict);
        Assert.Equal([Codes.OverOrder], Bill(order, 400.01m, prior: 600m).Codes);
        Assert.Equal([Codes.NoReceipt], Bill(order with { IsServiceConfirmed = false }, 400m, prior: 0m).Codes);

        static LineMatch Bill(OrderLineFacts order, decimal amount, decimal prior) => ThreeWayMatch.Compare(
            new("INV1", "ACME", "USD", [new("1", "PO1", "1", 1m, "EA", amount)]),
            new([new(order, ReceiptFacts.None, new(0m, 0m, prior))]), new(TolerancePolicy.Std, false)).Lines[0];
    }

    [Theory]
    [InlineData(1.0099, true)]
    [InlineData(1.0101, false)]
    public void The_rate_may_move_by_one_percent_and_100_00_between_order_and_invoice(double rate, bool passes)
    {
        var order = new MatchCase { Ordered = 100, OrderPrice = 90m }.Order with { LedgerRate = 1.00m };
        var book = new OrderBook([new(order, new(100m), Allocation.None)]);
        var invoice = new InvoiceFacts("INV1", "ACME", "USD", [new("1", "PO1", "1", 100m, "EA", 90m)]) { LedgerRate = (decimal)rate };
        var line = ThreeWayMatch.Compare(invoice, book, new(TolerancePolicy.Std, false)).Lines[0];
        Assert.Equal(passes ? [] : [Codes.Currency], line.Codes);
    }
}
