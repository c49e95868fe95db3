using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>Whether a document asks for money or gives it back.</summary>
public enum InvoiceKind { Invoice, CreditNote }

/// <summary>An invoice or credit note. All amounts are in <see cref="Currency"/>. A credit note's amounts are positive and mean
/// money back; an invoice that corrects another one may be negative.</summary>
public sealed record InvoiceDocument : CanonicalDocument
{
    public InvoiceKind Kind { get; init; }

    /// <summary>The UNCL 1001 code the sender gave, as 380 for a commercial invoice or 381 for a credit note.</summary>
    public string? TypeCode { get; init; }

    public LocalDate? DueOn { get; init; }

    /// <summary>ISO 4217, as written: it may be a code that does not exist.</summary>
    public string? Currency { get; init; }

    public Party Supplier { get; init; } = Party.Unnamed;
    public Party Customer { get; init; } = Party.Unnamed;

    /// <summary>The buyer's order number for the whole document. Some senders write NA where there is none.</summary>
    public string? OrderReference { get; init; }

    /// <summary>What the buyer asked the supplier to quote: a person, a department, a cost centre.</summary>
    public string? BuyerReference { get; init; }

    public string? ContractReference { get; init; }

    /// <summary>The numbers of the despatch advices that are billed.</summary>
    public IReadOnlyList<string> DespatchReferences { get; init; } = [];

    /// <summary>The numbers of the invoices that this one credits or corrects.</summary>
    public IReadOnlyList<string> OriginalInvoiceReferences { get; init; } = [];

    /// <summary>The terms in words, as "2% 10 days, net 30".</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>Every account the sender asks to be paid to, in the order given. One that is not on file is reason enough to stop.</summary>
    public IReadOnlyList<PayeeAccount> PayeeAccounts { get; init; } = [];

    /// <summary>Those charges of the head that are freight: part of the charges in <see cref="Totals"/>, not on top of them.</summary>
    public decimal Freight { get; init; }

    public DocumentTotals Totals { get; init; } = new();
    public IReadOnlyList<InvoiceDocumentLine> Lines { get; init; } = [];
}

/// <summary>One billed line.</summary>
public sealed record InvoiceDocumentLine
{
    public string? LineId { get; init; }

    /// <summary>The line of the order that this one bills.</summary>
    public string? OrderLineReference { get; init; }

    /// <summary>The order of this line where the document covers several.</summary>
    public string? OrderReference { get; init; }

    public ItemReference Item { get; init; } = new();

    /// <summary>In <see cref="UnitCode"/>; of a credit note, the quantity given back.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20 or 21, as EA or XBX.</summary>
    public string? UnitCode { get; init; }

    /// <summary>The price of one unit, net, with all its decimals: the stated price divided by the quantity it is stated for.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The unit the price is stated for, where it is stated. When it differs from <see cref="UnitCode"/>, price times quantity means nothing.</summary>
    public string? PriceUnitCode { get; init; }

    /// <summary>Allowances on the line itself, a positive number that lowers its amount.</summary>
    public decimal Allowances { get; init; }

    /// <summary>Charges on the line itself.</summary>
    public decimal Charges { get; init; }

    /// <summary>The amount of the line before tax: quantity times unit price, less allowances, plus charges.</summary>
    public decimal? LineExtension { get; init; }

    /// <summary>25 means 25 %.</summary>
    public decimal? TaxPercent { get; init; }

    /// <summary>UNCL 5305, as S for the standard rate or E for exempt.</summary>
    public string? TaxCategory { get; init; }
}
