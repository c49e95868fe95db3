using WorkQueuePortal.Kernel.Canonical;
using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The supplier as the ERP holds it.</summary>
/// <param name="Family">Tax id or parent: two records of one company are one family.</param>
public sealed record SupplierFacts(string Name, string Family, SupplierStatus State, Screening Screening, string RemitTo)
{
    public LocalDate? BankChangedOn { get; init; }
    public LocalDate? CoolingUntil { get; init; }
}

/// <summary>What the header of an invoice says. Null and empty mean that the document does not say it.</summary>
public sealed record InvoiceHeader(string Number, LocalDate? InvoiceOn, string Currency, decimal? Total)
{
    public string? LegalEntity { get; init; }
    public string? Order { get; init; }
    public string? NonPoCategory { get; init; }
    public string? RemitTo { get; init; }
    public bool IsSenderVerified { get; init; } = true;
    public decimal LinesTotal { get; init; }
    public decimal Freight { get; init; }
    public decimal Tax { get; init; }
    public decimal Other { get; init; }
    public decimal Discount { get; init; }
    public PaymentTerms? Terms { get; init; }
    public string? DocumentHash { get; init; }

    /// <summary>Remarks, line texts, and the words read off attachments.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
    public IReadOnlyList<string> FileNames { get; init; } = [];
}

/// <summary>What the header is held against.</summary>
/// <param name="Supplier">Null when the sender fits no supplier.</param>
/// <param name="Others">Earlier invoices of the same number, or of the same bytes, that are not void.</param>
/// <param name="Periods">The fiscal periods of the legal entity.</param>
public sealed record HeaderContext(LocalDate Today, SupplierFacts? Supplier, IReadOnlyCollection<FiledInvoice> Others, IReadOnlyList<FiscalPeriod> Periods)
{
    /// <summary>Earlier invoices of the supplier that are alike under another number, the likest first.</summary>
    public IReadOnlyList<NearInvoice> Near { get; init; } = [];

    /// <summary>For a credit: how much of the invoice it cites no credit has given back yet. Null where that invoice is not known.</summary>
    public decimal? LeftOfOriginal { get; init; }

    public string? OrderCurrency { get; init; }
    public PaymentTerms? OrderTerms { get; init; }
    public bool IsTaxExempt { get; init; }
    public decimal ComputedTax { get; init; }
}

public sealed record FiscalPeriod(LocalDate From, LocalDate To, bool IsOpen)
{
    public bool Has(LocalDate date) => date >= From && date <= To;
}

/// <summary>Net days, and a discount in percent for paying earlier: 2/10 net 30.</summary>
public sealed record PaymentTerms(int NetDays, decimal DiscountPercent = 0m, int DiscountDays = 0)
{
    /// <summary>The better one for the payer: the higher discount, then the longer time for it, then the longer time to pay.</summary>
    public static PaymentTerms Better(PaymentTerms a, PaymentTerms b) => Rank(a).CompareTo(Rank(b)) >= 0 ? a : b;

    private static (decimal, int, int) Rank(PaymentTerms terms) => (terms.DiscountPercent, terms.DiscountDays, terms.NetDays);

    public override string ToString() => DiscountPercent > 0m
        ? FormattableString.Invariant($"{DiscountPercent:0.##}/{DiscountDays} net {NetDays}")
        : FormattableString.Invariant($"net {NetDays}");
}
