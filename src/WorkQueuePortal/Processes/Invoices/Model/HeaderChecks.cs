using WorkQueuePortal.Kernel.Canonical;
using NodaTime;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>One header rule and what it found. A check that passes may still have something to log.</summary>
public sealed record HeaderCheck(string Rule, string Name, bool Passed, string? Code, string Sentence);

/// <summary>All header checks in their order, with what they settled for the rest of the invoice.</summary>
/// <param name="Terms">The terms to pay by.</param>
/// <param name="WriteOff">A difference of up to 1.00 that the system writes off; positive when the total is above its parts.</param>
public sealed record HeaderResult(IReadOnlyList<HeaderCheck> Checks, PaymentTerms? Terms, decimal WriteOff)
{
    public IReadOnlyList<string> Codes => ExceptionCode.InOrder(Checks.Where(c => c.Code is not null).Select(c => c.Code!));
    public string? Primary => ExceptionCode.Primary(Codes);
}

/// <summary>H1 to H10, before any line is compared. All of them run: the person who gets the invoice sees everything at once.</summary>
public static class HeaderChecks
{
    private const decimal Rounding = 0.05m, WrittenOff = 1.00m, TaxWithin = 1.00m, BankChangeFrom = 10_000m;
    private const int AheadDays = 1, BackDays = 365, BankChangeDays = 30;

    public static HeaderResult Run(InvoiceHeader invoice, HeaderContext context)
    {
        var difference = invoice.Total is { } total
            ? total - (invoice.LinesTotal + invoice.Freight + invoice.Tax + invoice.Other - invoice.Discount)
            : 0m;
        var terms = invoice.Terms is { } billed && context.OrderTerms is { } ordered ? PaymentTerms.Better(ordered, billed) : context.OrderTerms ?? invoice.Terms;
        return new(
            [
                PatientData(invoice), Supplier(invoice, context), Duplicate(invoice, context), Required(invoice, context), Dates(invoice, context),
                Sum(invoice, difference), Currency(invoice, context), Tax(invoice, context), Terms(invoice, context, terms), Near(context),
            ],
            terms,
            Math.Abs(difference) is > Rounding and <= WrittenOff ? difference : 0m);
    }

    private static HeaderCheck PatientData(InvoiceHeader invoice)
    {
        const string name = "No patient data";
        var worst = PhiSuspicion.Worst([.. invoice.Texts, .. invoice.FileNames]);
        return worst.Score >= PhiSuspicion.RefuseFrom
            ? Fail("H1", name, Codes.PhiSuspect, $"The text looks like {worst.Kind}. Ask the supplier for a copy without patient data.")
            : Pass("H1", name, worst.Score >= PhiSuspicion.WarnFrom ? $"The text may hold {worst.Kind}. Somebody must attest that it does not." : "No patient data found.");
    }

    private static HeaderCheck Supplier(InvoiceHeader invoice, HeaderContext context)
    {
        const string name = "Supplier may be paid at this address";
        if (context.Supplier is not { } supplier) return Fail("H2", name, Codes.MissingData, "The sender fits no supplier. Choose the supplier.");
        if (supplier.Screening == Screening.Hit) return Fail("H2", name, Codes.SupplierBlocked, $"Screening has a hit on {supplier.Name}, so compliance decides.");
        if (supplier.State != SupplierStatus.Active) return Fail("H2", name, Codes.SupplierBlocked, $"{supplier.Name} is {InWords(supplier.State)}. Compliance decides.");
        if (!invoice.IsSenderVerified) return Fail("H2", name, Codes.BankRisk, $"The sender is no verified contact of {supplier.Name}: call back a number on file.");
        if (invoice.RemitTo is { Length: > 0 } remitTo && !remitTo.Equals(supplier.RemitTo, StringComparison.OrdinalIgnoreCase))
            return Fail("H2", name, Codes.BankRisk, supplier.RemitTo.Length == 0 ? $"The invoice asks for payment to an account, and none is on file for {supplier.Name}. Call back a number on file." : $"The invoice asks for payment to another address than the one on file for {supplier.Name}. Call back a number on file.");
        if (supplier.CoolingUntil is { } until && until >= context.Today)
            return Fail("H2", name, Codes.BankRisk, $"The bank account of {supplier.Name} is new and rests until {Day(until)}.");
        if (supplier.BankChangedOn is { } changed && Period.DaysBetween(changed, context.Today) <= BankChangeDays && invoice.Total > BankChangeFrom)
            return Fail("H2", name, Codes.BankRisk, $"The bank account of {supplier.Name} changed on {Day(changed)}, and {Amount(invoice.Total.Value)} is above {Amount(BankChangeFrom)}.");
        return Pass("H2", name, $"{supplier.Name} is active and paid at the address on file.");
    }

    private static HeaderCheck Duplicate(InvoiceHeader invoice, HeaderContext context)
    {
        const string name = "Not billed before";
        var filed = new FiledInvoice(invoice.Number, context.Supplier?.Family ?? "", invoice.Total ?? 0m, invoice.InvoiceOn, invoice.DocumentHash);
        return DuplicateKey.Judge(filed, context.Others) switch
        {
            Codes.DuplicateExact => Fail("H3", name, Codes.DuplicateExact, $"Invoice {invoice.Number} was received before. Compare the two and mark this one as duplicate."),
            Codes.DuplicateSuspect => Fail("H3", name, Codes.DuplicateSuspect, $"Number {invoice.Number} was billed before with another amount. It may be a corrected invoice."),
            _ => Pass("H3", name, $"Number {invoice.Number} is new."),
        };
    }

    private static HeaderCheck Required(InvoiceHeader invoice, HeaderContext context)
    {
        (string Field, bool Missing)[] fields =
        [
            ("number", string.IsNullOrWhiteSpace(invoice.Number)), ("date", invoice.InvoiceOn is null), ("supplier", context.Supplier is null),
            ("total", invoice.Total is null), ("currency", string.IsNullOrWhiteSpace(invoice.Currency)), ("legal entity", string.IsNullOrWhiteSpace(invoice.LegalEntity)),
            ("order or category", string.IsNullOrWhiteSpace(invoice.Order) && string.IsNullOrWhiteSpace(invoice.NonPoCategory)),
        ];
        var missing = fields.Where(f => f.Missing).Select(f => f.Field).ToArray();
        return missing.Length == 0
            ? Pass("H4", "Nothing is missing", "All required fields are there.")
            : Fail("H4", "Nothing is missing", Codes.MissingData, $"The invoice lacks {string.Join(", ", missing)}. Fill it in from the document or return the invoice.");
    }

    private static HeaderCheck Dates(InvoiceHeader invoice, HeaderContext context)
    {
        const string name = "Date is plausible and its period open";
        if (invoice.InvoiceOn is not { } on) return Pass("H5", name, "There is no date to judge.");
        if (on > context.Today.PlusDays(AheadDays)) return Fail("H5", name, Codes.MissingData, $"The invoice is dated {Day(on)}, which is in the future. Check the date.");
        if (on < context.Today.PlusDays(-BackDays)) return Fail("H5", name, Codes.MissingData, $"The invoice is dated {Day(on)}, more than {BackDays} days ago. Check the date.");
        return context.Periods.Any(p => p.IsOpen && p.Has(on))
            ? Pass("H5", name, $"{Day(on)} lies in an open period.")
            : Fail("H5", name, Codes.BudgetPeriod, $"The fiscal period of {Day(on)} is closed. Finance moves it to an open one.");
    }

    private static HeaderCheck Sum(InvoiceHeader invoice, decimal difference)
    {
        const string name = "Total is the sum of its parts";
        if (invoice.Total is not { } total) return Pass("H6", name, "There is no total to add up to.");
        return Math.Abs(difference) switch
        {
            <= Rounding => Pass("H6", name, $"The parts make {Amount(total)}."),
            <= WrittenOff => Pass("H6", name, $"The parts miss the total by {Amount(difference)}, which is written off."),
            _ => Fail("H6", name, Codes.Unbalanced, $"Lines, freight, tax, other and discount make {Amount(total - difference)}, the total says {Amount(total)}. Correct the part that was read wrong."),
        };
    }

    private static HeaderCheck Currency(InvoiceHeader invoice, HeaderContext context) =>
        context.OrderCurrency is not { } ordered || ordered == invoice.Currency
            ? Pass("H7", "Currency of the order", $"Billed in {invoice.Currency}.")
            : Fail("H7", "Currency of the order", Codes.Currency, $"Billed in {invoice.Currency}, ordered in {ordered}. Convert it or return the invoice.");

    private static HeaderCheck Tax(InvoiceHeader invoice, HeaderContext context)
    {
        const string name = "Tax as computed";
        if (context.IsTaxExempt)
            return invoice.Tax > 0m
                ? Fail("H8", name, Codes.TaxExempt, $"The site is exempt, but {Amount(invoice.Tax)} tax is billed. Pay short and send the certificate.")
                : Pass("H8", name, "The site is exempt and no tax is billed.");
        return Math.Abs(invoice.Tax - context.ComputedTax) <= TaxWithin
            ? Pass("H8", name, $"Tax of {Amount(invoice.Tax)} is within {Amount(TaxWithin)} of {Amount(context.ComputedTax)}.")
            : Fail("H8", name, Codes.TaxVariance, $"Tax of {Amount(invoice.Tax)} is billed, {Amount(context.ComputedTax)} was computed; up to {Amount(TaxWithin)} may differ.");
    }

    /// <summary>Never stops an invoice: the better terms are used, and the trail tells that they differed.</summary>
    private static HeaderCheck Terms(InvoiceHeader invoice, HeaderContext context, PaymentTerms? used) => Pass("H9", "Terms of the order",
        invoice.Terms is { } billed && context.OrderTerms is { } ordered && billed != ordered
            ? $"The invoice says {billed}, the order {ordered}. {used} is better and is used."
            : $"Paid at {used?.ToString() ?? "the supplier's terms"}.");

    /// <summary>Another number for the same delivery: two digits swapped, a letter read as a digit.</summary>
    private static HeaderCheck Near(HeaderContext context)
    {
        const string name = "Not billed before under another number";
        if (context.Near is not [var near, ..]) return Pass("H10", name, "No earlier invoice of the supplier is alike.");
        var sentence = $"Invoice {near.Invoice.Number} over {Amount(near.Invoice.Amount)} came before and is alike: {near.Score} of 100 points, {DuplicateScore.Suspect} stop.";
        return near.Score >= DuplicateScore.Suspect ? Fail("H10", name, Codes.DuplicateSuspect, $"{sentence} Compare the two.") : Pass("H10", name, sentence);
    }

    private static string Day(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private static string InWords(SupplierStatus state) => state switch
    {
        SupplierStatus.HoldPay => "on payment hold", SupplierStatus.HoldOrder => "on order hold", SupplierStatus.Blocked => "blocked",
        SupplierStatus.Inactive => "inactive", SupplierStatus.Prospect => "not approved yet", _ => "active",
    };

    private static HeaderCheck Pass(string rule, string name, string sentence) => new(rule, name, true, null, sentence);
    private static HeaderCheck Fail(string rule, string name, string code, string sentence) => new(rule, name, false, code, $"{sentence} Rule {rule}.");
}
