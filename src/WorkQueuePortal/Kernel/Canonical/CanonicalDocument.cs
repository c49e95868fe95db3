using NodaTime;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>A business document as its sender states it: the body of the messages that connectors, the API and the drop folder
/// hand to the processes. It is a statement, not a judgement: what the sender left out is null, and totals may disagree.</summary>
public abstract record CanonicalDocument
{
    /// <summary>The sender's own number, as written; null when the document gives none.</summary>
    public string? Number { get; init; }

    /// <summary>The date of issue, without zone.</summary>
    public LocalDate? IssueOn { get; init; }

    /// <summary>Free text of the head, several notes one a line; at most 4,000 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>The article a line speaks of, under the names that either side knows it by.</summary>
public sealed record ItemReference
{
    /// <summary>The supplier's article number.</summary>
    public string? SupplierItemId { get; init; }

    /// <summary>The buyer's article number.</summary>
    public string? BuyerItemId { get; init; }

    /// <summary>A number that is the same for everybody, as a GTIN.</summary>
    public string? StandardItemId { get; init; }

    /// <summary>Whose numbering <see cref="StandardItemId"/> follows: the ISO 6523 code, 0160 for a GTIN.</summary>
    public string? StandardItemScheme { get; init; }

    /// <summary>The name, or the description where no name is given.</summary>
    public string? Name { get; init; }
}

/// <summary>The totals as the document states them, in its currency. A required total that is missing is null; an optional one is zero.</summary>
public sealed record DocumentTotals
{
    /// <summary>The sum of the line amounts.</summary>
    public decimal? LineExtension { get; init; }

    /// <summary>Allowances on the level of the document, a positive number that lowers the total.</summary>
    public decimal Allowances { get; init; }

    /// <summary>Charges on the level of the document, freight among them.</summary>
    public decimal Charges { get; init; }

    public decimal? TaxExclusive { get; init; }

    /// <summary>Tax in the currency of the document. A total restated in the tax authority's currency is not counted.</summary>
    public decimal? Tax { get; init; }

    public decimal? TaxInclusive { get; init; }

    /// <summary>What was paid in advance.</summary>
    public decimal Prepaid { get; init; }

    /// <summary>What was added to make the payable amount round.</summary>
    public decimal Rounding { get; init; }

    /// <summary>What is to be paid.</summary>
    public decimal? Payable { get; init; }
}
