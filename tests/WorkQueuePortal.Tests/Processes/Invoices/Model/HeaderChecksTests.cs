using WorkQueuePortal.Kernel.Canonical;
using NodaTime;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class HeaderChecksTests
{
    private static readonly LocalDate Today = new(2026, 3, 9);

    private static readonly InvoiceHeader Invoice = new("INV-123", Today, "USD", 110m)
    {
        LegalEntity = "WH", Order = "PO1", RemitTo = "Box 1", LinesTotal = 100m, Freight = 5m, Tax = 6m, Other = 1m, Discount = 2m, Terms = new(30), Texts = ["Pump sets, lot A1"],
    };

    private static readonly SupplierFacts Supplier = new("Ostrander", "TAX1", SupplierStatus.Active, Screening.Clear, "Box 1");

    private static readonly HeaderContext Context = new(Today, Supplier, [], [new(new(2025, 1, 1), new(2026, 12, 31), true)])
    {
        OrderCurrency = "USD", OrderTerms = new(30), ComputedTax = 6m,
    };

    [Fact]
    public void A_clean_invoice_passes_all_ten_in_their_order()
    {
        var result = HeaderChecks.Run(Invoice, Context);
        Assert.Equal(["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10"], result.Checks.Select(c => c.Rule));
        Assert.All(result.Checks, c => Assert.True(c.Passed, c.Sentence));
        Assert.Null(result.Primary);
    }

    [Fact]
    public void H1_stops_patient_data_without_repeating_it()
    {
        var check = Failed("H1", Codes.PhiSuspect, Invoice with { Texts = ["Implant, MRN 4471203"] });
        Assert.Contains("a medical record number", check.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("4471203", check.Sentence, StringComparison.Ordinal);
        Failed("H1", Codes.PhiSuspect, Invoice with { FileNames = ["sticker_DOB_04-12-1961.pdf"] });
    }

    [Theory]
    [InlineData(SupplierStatus.Blocked)]
    [InlineData(SupplierStatus.HoldPay)]
    [InlineData(SupplierStatus.Inactive)]
    [InlineData(SupplierStatus.Prospect)]
    public void H2_stops_a_supplier_that_is_not_active(SupplierStatus state) =>
        Failed("H2", Codes.SupplierBlocked, Invoice, Context with { Supplier = Supplier with { State = state } });

    [Fact]
    public void H2_stops_a_screening_hit() => Failed("H2", Codes.SupplierBlocked, Invoice, Context with { Supplier = Supplier with { Screening = Screening.Hit } });

    [Fact]
    public void H2_stops_another_remit_to() => Failed("H2", Codes.BankRisk, Invoice with { RemitTo = "Box 2" });

    [Fact]
    public void H2_stops_an_unverified_sender() => Failed("H2", Codes.BankRisk, Invoice with { IsSenderVerified = false });

    [Fact]
    public void H2_stops_a_bank_account_that_still_rests() => Failed("H2", Codes.BankRisk, Invoice, Context with { Supplier = Supplier with { CoolingUntil = Today } });

    [Theory]
    [InlineData(30, 10_000.01, false)]
    [InlineData(30, 10_000, true)]
    [InlineData(31, 10_000.01, true)]
    public void H2_stops_large_sums_on_a_bank_account_changed_within_30_days(int days, double total, bool passes) =>
        Assert.Equal(passes, Check("H2", Invoice with { Total = (decimal)total }, Context with { Supplier = Supplier with { BankChangedOn = Today.PlusDays(-days) } }).Passed);

    [Fact]
    public void H2_wants_a_supplier() => Failed("H2", Codes.MissingData, Invoice, Context with { Supplier = null });

    [Fact]
    public void H3_tells_the_same_invoice_from_a_corrected_one()
    {
        Failed("H3", Codes.DuplicateExact, Invoice, Context with { Others = [new("123", "TAX1", 110m, Today)] });
        Failed("H3", Codes.DuplicateSuspect, Invoice, Context with { Others = [new("123", "TAX1", 90m, Today)] });
    }

    [Fact]
    public void H4_names_everything_that_is_missing()
    {
        var check = Failed("H4", Codes.MissingData, Invoice with { InvoiceOn = null, LegalEntity = " ", Order = null });
        Assert.Contains("lacks date, legal entity, order or category", check.Sentence, StringComparison.Ordinal);
        Assert.True(Check("H4", Invoice with { Order = null, NonPoCategory = "Rent" }, Context).Passed);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, Codes.MissingData)]
    [InlineData(-365, null)]
    [InlineData(-366, Codes.MissingData)]
    public void H5_wants_a_plausible_date(int days, string? code) => Assert.Equal(code, Check("H5", Invoice with { InvoiceOn = Today.PlusDays(days) }, Context).Code);

    [Fact]
    public void H5_wants_an_open_period() =>
        Failed("H5", Codes.BudgetPeriod, Invoice, Context with { Periods = [new(new(2026, 3, 1), new(2026, 3, 31), false), new(new(2026, 4, 1), new(2026, 4, 30), true)] });

    [Theory]
    [InlineData(110.05, true, 0)]
    [InlineData(110.06, true, 0.06)]
    [InlineData(109.00, true, -1.00)]
    [InlineData(111.01, false, 0)]
    public void H6_rounds_then_writes_off_then_stops(double total, bool passes, double writtenOff)
    {
        var result = HeaderChecks.Run(Invoice with { Total = (decimal)total }, Context);
        Assert.Equal(passes ? null : Codes.Unbalanced, result.Checks[5].Code);
        Assert.Equal((decimal)writtenOff, result.WriteOff);
    }

    [Fact]
    public void H7_wants_the_currency_of_the_order() => Failed("H7", Codes.Currency, Invoice with { Currency = "EUR" });

    [Fact]
    public void H8_stops_any_tax_on_an_exempt_site() => Failed("H8", Codes.TaxExempt, Invoice, Context with { IsTaxExempt = true });

    [Theory]
    [InlineData(7.00, true)]
    [InlineData(7.01, false)]
    public void H8_lets_tax_differ_by_1_00(double computed, bool passes) => Assert.Equal(passes, Check("H8", Invoice, Context with { ComputedTax = (decimal)computed }).Passed);

    [Fact]
    public void H9_uses_the_better_terms_and_tells_that_they_differ()
    {
        var result = HeaderChecks.Run(Invoice with { Terms = new(30, 2m, 10) }, Context with { OrderTerms = new(60) });
        Assert.Equal(new PaymentTerms(30, 2m, 10), result.Terms);
        Assert.Equal("The invoice says 2/10 net 30, the order net 60. 2/10 net 30 is better and is used.", result.Checks[8].Sentence);
        Assert.True(result.Checks[8].Passed);
    }

    [Fact]
    public void Several_failures_are_all_told_and_the_worst_is_primary()
    {
        var result = HeaderChecks.Run(Invoice with { Currency = "EUR", Total = 200m }, Context);
        Assert.Equal([Codes.Unbalanced, Codes.Currency], result.Codes);
        Assert.Equal(Codes.Unbalanced, result.Primary);
    }

    private static HeaderCheck Check(string rule, InvoiceHeader invoice, HeaderContext context) => HeaderChecks.Run(invoice, context).Checks.Single(c => c.Rule == rule);

    private static HeaderCheck Failed(string rule, string code, InvoiceHeader invoice, HeaderContext? context = null)
    {
        var check = Check(rule, invoice, context ?? Context);
        Assert.Equal((false, code), (check.Passed, check.Code));
        Assert.EndsWith($"Rule {rule}.", check.Sentence, StringComparison.Ordinal);
        return check;
    }
}
