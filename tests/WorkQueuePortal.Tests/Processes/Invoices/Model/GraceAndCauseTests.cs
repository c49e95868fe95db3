using NodaTime;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class GraceAndCauseTests
{
    private static readonly LocalDate Tuesday = new(2026, 3, 10);

    [Fact]
    public void Grace_ends_two_business_days_after_the_invoice_came() => Assert.Equal(new(2026, 3, 12), Ends(null, null));

    [Fact]
    public void A_later_promise_gives_one_business_day_after_it() => Assert.Equal(new(2026, 3, 16), Ends(new(2026, 3, 13), null));

    [Fact]
    public void It_is_never_longer_than_ten_business_days() => Assert.Equal(new(2026, 3, 24), Ends(new(2026, 5, 1), null));

    [Fact]
    public void It_never_comes_closer_to_the_due_date_than_three_business_days() => Assert.Equal(new(2026, 3, 11), Ends(null, new(2026, 3, 16)));

    [Fact]
    public void The_last_day_still_counts()
    {
        Assert.True(Grace.IsOpen(Tuesday, Tuesday));
        Assert.False(Grace.IsOpen(Tuesday.PlusDays(1), Tuesday));
    }

    [Fact]
    public void The_first_cause_that_is_true_is_the_cause()
    {
        var all = new RootCauseFacts
        {
            Today = Tuesday, IsMessageLate = true, DeliveredOn = new(2026, 3, 5), IsApprovalOverdue = true, OrderPrice = 41m, ContractPrice = 40m, BilledPrice = 42m,
            IsUnitFactorWrong = true, LacksRequiredOrder = true, IsCaptureWrong = true,
        };
        Assert.Equal(RootCause.IntegrationSync, Cause(all));
        Assert.Equal(RootCause.ReceiptDelay, Cause(all = all with { IsMessageLate = false }));
        Assert.Equal(RootCause.ApprovalBlock, Cause(all = all with { ReceiptOn = new(2026, 3, 6) }));
        Assert.Equal(RootCause.PriceFile, Cause(all = all with { IsApprovalOverdue = false }));
        Assert.Equal(RootCause.ItemMaster, Cause(all = all with { OrderPrice = 40m }));
        Assert.Equal(RootCause.SupplierBilling, Cause(all = all with { IsUnitFactorWrong = false }));
        Assert.Equal(RootCause.BuyingBehaviour, Cause(all = all with { BilledPrice = 40m }));
        Assert.Equal(RootCause.Capture, Cause(all = all with { LacksRequiredOrder = false }));
        Assert.Equal(RootCause.Unknown, Cause(all with { IsCaptureWrong = false }));
    }

    [Theory]
    [InlineData(100, 110, false, true)]
    [InlineData(100, 110.01, false, false)]
    [InlineData(1000, 1050, false, true)]
    [InlineData(1000, 1050.01, false, false)]
    [InlineData(0, 75, false, true)]
    [InlineData(0, 75.01, false, false)]
    [InlineData(0, 0.01, true, false)]
    public void Freight_has_its_own_limits(double planned, double billed, bool prepaid, bool passes) =>
        Assert.Equal(passes, ReleaseChecks.Freight(TolerancePolicy.Std, (decimal)planned, (decimal)billed, prepaid).Passed);

    [Fact]
    public void STRICT_allows_planned_freight_only() => Assert.Equal(Codes.Freight, ReleaseChecks.Freight(TolerancePolicy.Strict, 0m, 1m, false).Code);

    [Fact]
    public void About_one_in_a_hundred_larger_invoices_is_audited_and_always_the_same_ones()
    {
        var ids = Enumerable.Range(0, 20_000).Select(i => new Guid(i, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8)).ToArray();
        Assert.InRange(ids.Count(id => ReleaseChecks.IsAudited(id, 5_000.01m)), 140, 260);
        Assert.DoesNotContain(ids, id => ReleaseChecks.IsAudited(id, 5_000m));
        Assert.Equal(ids.Select(id => ReleaseChecks.IsAudited(id, 9_000m)), ids.Select(id => ReleaseChecks.IsAudited(id, 6_000m)));
    }

    [Fact]
    public void A_large_line_wants_a_second_person()
    {
        Assert.False(ReleaseChecks.IsLarge(100_000m, hasOrder: true));
        Assert.True(ReleaseChecks.IsLarge(100_000.01m, hasOrder: true));
        Assert.True(ReleaseChecks.IsLarge(10_000.01m, hasOrder: false));
    }

    [Theory]
    [InlineData(1000, 1100, true)]
    [InlineData(1000, 1100.01, false)]
    [InlineData(500, 450, true)]
    [InlineData(500, 449.99, false)]
    public void A_recurring_bill_may_differ_by_ten_percent_and_100_00(double expected, double billed, bool passes) =>
        Assert.Equal(passes, ReleaseChecks.IsAsExpected((decimal)billed, (decimal)expected));

    private static LocalDate Ends(LocalDate? promised, LocalDate? due) => Grace.EndsOn(Tuesday, promised, due, AddWeekdays);

    private static RootCause Cause(RootCauseFacts facts) => RootCause.Of(facts, AddWeekdays);

    private static LocalDate AddWeekdays(LocalDate date, int count)
    {
        for (var left = Math.Abs(count); left > 0;)
        {
            date = date.PlusDays(Math.Sign(count));
            if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) left--;
        }
        return date;
    }
}
