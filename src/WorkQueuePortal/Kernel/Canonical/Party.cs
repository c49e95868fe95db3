namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>A supplier, buyer or place of delivery as a document names it. Nothing here has been resolved against master data.</summary>
public sealed record Party
{
    /// <summary>A party of which the document says nothing.</summary>
    public static Party Unnamed { get; } = new();

    /// <summary>The registered name, or the trading name where no registered one is given.</summary>
    public string? Name { get; init; }

    /// <summary>The name it trades under, where given.</summary>
    public string? TradingName { get; init; }

    /// <summary>The VAT number, or the tax registration where there is no VAT number.</summary>
    public string? TaxId { get; init; }

    /// <summary>The number in the register of companies.</summary>
    public string? LegalId { get; init; }

    /// <summary>The electronic address it sends and receives under.</summary>
    public string? EndpointId { get; init; }

    /// <summary>The scheme of <see cref="EndpointId"/>, a code of the Electronic Address Scheme list.</summary>
    public string? EndpointScheme { get; init; }

    /// <summary>The GS1 Global Location Number, thirteen digits.</summary>
    public string? Gln { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? CountryCode { get; init; }
}
