using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Reads payment terms as the ERP and documents write them: "2/10 NET30", "NET 45", "2% 10 days, net 30".</summary>
public static partial class TermsText
{
    /// <summary>Null for words that are no terms; then the order's count alone.</summary>
    public static PaymentTerms? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || Net().Match(text) is not { Success: true } net || !int.TryParse(net.Groups["days"].Value, CultureInfo.InvariantCulture, out var days)) return null;
        var early = Early().Match(text);
        return early.Success && decimal.TryParse(early.Groups["percent"].Value, CultureInfo.InvariantCulture, out var percent) && int.TryParse(early.Groups["days"].Value, CultureInfo.InvariantCulture, out var within)
            ? new PaymentTerms(days, percent, within)
            : new PaymentTerms(days);
    }

    [GeneratedRegex(@"\bnet\s*(?<days>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Net();

    [GeneratedRegex(@"(?<percent>\d{1,2}(\.\d+)?)\s*(%\s*|/\s*)(?<days>\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Early();
}
