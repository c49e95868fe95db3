using NodaTime;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>An invoice as far as duplicates are concerned. The family is the tax id or the parent: a supplier with two records is one supplier.</summary>
public sealed record FiledInvoice(string Number, string SupplierFamily, decimal Amount, LocalDate? InvoiceOn, string? DocumentHash = null)
{
    public string NormKey { get; } = DuplicateKey.Normalise(Number);
}

/// <summary>An invoice number stripped of what people and scanners add to it.</summary>
public static partial class DuplicateKey
{
    private const int WithinDays = 730;
    private const decimal SameAmount = 0.01m;

    public static string Normalise(string number)
    {
        var rest = number.Trim().ToUpperInvariant();
        while (Leading().Match(rest) is { Success: true } prefix) rest = rest[prefix.Length..];
        var key = new StringBuilder(rest.Length);
        foreach (var c in rest)
            if (char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) key.Append(c);
        var kept = key.ToString();
        var end = Trailing().Match(kept);
        if (end.Success) kept = kept[..end.Index];
        var bare = kept.TrimStart('0');
        return bare.Length > 0 ? bare : kept.Length > 0 ? "0" : "";
    }

    /// <summary>The key with letters that are read as digits made digits.</summary>
    public static string Fuzzy(string normKey) => string.Create(normKey.Length, normKey, static (span, key) =>
    {
        for (var i = 0; i < key.Length; i++)
            span[i] = key[i] switch { 'O' => '0', 'I' or 'L' => '1', 'S' => '5', 'B' => '8', 'Z' => '2', var c => c };
    });

    /// <summary>DUP_EXACT for the same document or the same key and amount; DUP_SUSPECT for the same key with another amount, which may be
    /// a corrected invoice; null for neither. Whole documents are compared, never single lines.</summary>
    public static string? Judge(FiledInvoice invoice, IEnumerable<FiledInvoice> others)
    {
        string? code = null;
        foreach (var other in others)
        {
            if (invoice.DocumentHash is { Length: > 0 } hash && hash.Equals(other.DocumentHash, StringComparison.OrdinalIgnoreCase)) return Codes.DuplicateExact;
            if (invoice.NormKey.Length == 0 || other.SupplierFamily != invoice.SupplierFamily || other.NormKey != invoice.NormKey || !IsRecent(invoice, other)) continue;
            if (Math.Abs(invoice.Amount - other.Amount) <= SameAmount) return Codes.DuplicateExact;
            code = Codes.DuplicateSuspect;
        }
        return code;
    }

    private static bool IsRecent(FiledInvoice a, FiledInvoice b) =>
        a.InvoiceOn is not { } one || b.InvoiceOn is not { } two || Math.Abs(Period.DaysBetween(one, two)) <= WithinDays;

    /// <summary>The word goes only when a separator or digit follows: NOVA7 is a number of its own.</summary>
    [GeneratedRegex("^(?:(?:INVOICE|INV|BILL|DOC|NO|NUM|#)(?=[^A-Z])|[^A-Z0-9#]+)")]
    private static partial Regex Leading();

    [GeneratedRegex(@"(?<=.)(?:COPY|DUPLICATE|DUP|RESUBMIT|REV\d*)$")]
    private static partial Regex Trailing();
}
