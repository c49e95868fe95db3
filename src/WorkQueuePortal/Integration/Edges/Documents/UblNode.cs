using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>Keeps the first thing that could not be read. The rest of the document is read on with nulls and then thrown away.</summary>
internal sealed class UblFaults
{
    public string? First { get; private set; }
    public void Add(string sentence) => First ??= sentence;
}

/// <summary>One element of a UBL document, or the place where it would be. Absent children read as null; a child whose value is not
/// what UBL says it is, or that stands twice where UBL has one, is a fault.</summary>
/// <param name="where">How a sentence names the element, as "InvoiceLine 3".</param>
internal sealed class UblNode(XElement? xml, string where, UblFaults faults)
{
    public static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static readonly XNamespace Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    /// <summary>No amount or quantity reaches it: a quadrillion. Sums and products of what is below stay within a decimal's range.</summary>
    public const decimal Limit = 1_000_000_000_000_000m;

    private const int LongestId = 200, LongestText = 4000;

    private static readonly LocalDatePattern IsoDate = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    /// <summary>The aggregate that UBL allows once here.</summary>
    public UblNode One(string name)
    {
        if (xml is not null && xml.Elements(Aggregate + name).Skip(1).Any()) Twice(name);
        return First(name);
    }

    /// <summary>The first of an aggregate that UBL allows many times.</summary>
    public UblNode First(string name) => new(xml?.Element(Aggregate + name), Within(name), faults);

    public IEnumerable<UblNode> All(string name) =>
        (xml?.Elements(Aggregate + name) ?? []).Select((child, index) => new UblNode(child, $"{Within(name)} {index + 1}", faults));

    /// <summary>A short text: a number, a code, a reference. One that is longer than any real one is a fault.</summary>
    public string? Text(string name)
    {
        var text = Only(name)?.Value.Trim();
        if (text is { Length: > LongestId }) Fault(name, text, $"is longer than {LongestId} characters");
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A name or a note, all of them where there are several, cut at 4,000 characters.</summary>
    public string? Prose(string name)
    {
        var text = string.Join('\n', (xml?.Elements(Basic + name) ?? []).Select(e => e.Value.Trim()).Where(t => t.Length > 0));
        return text.Length == 0 ? null : Quoted.Cut(text, LongestText);
    }

    public string? Attribute(string name, string attribute) =>
        Only(name)?.Attribute(attribute)?.Value.Trim() is { Length: > 0 and <= LongestId } value ? value : null;

    /// <summary>An xsd:date. It may carry an offset from UTC, which says nothing about the day on the paper.</summary>
    public LocalDate? Date(string name)
    {
        if (Text(name) is not { } text) return null;
        var day = text.Length is 11 && text[^1] == 'Z' ? text[..10] : text.Length is 16 && text[10] is '+' or '-' ? text[..10] : text;
        if (char.IsAsciiDigit(day[0]) && IsoDate.Parse(day) is { Success: true } parsed && parsed.Value.Year > 0) return parsed.Value;
        Fault(name, text, "is not a date of the form 2026-01-31");
        return null;
    }

    /// <summary>An xsd:decimal with its own number of decimals: no thousands separator, no exponent.</summary>
    public decimal? Number(string name)
    {
        if (Only(name)?.Value.Trim() is not { Length: > 0 } text) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            Fault(name, text, text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+') && text.Count(char.IsAsciiDigit) > 15
                ? "is larger than any amount or quantity that is kept here" : "is not a number of the form 1234.50");
        else if (Math.Abs(number) >= Limit) Fault(name, text, "is larger than any amount or quantity that is kept here");
        else return number;
        return null;
    }

    /// <summary>A number in the currency of the document. One in another currency would silently be taken for something it is not.</summary>
    public decimal? Amount(string name, string? currency)
    {
        if (currency is not null && Attribute(name, "currencyID") is { } own && own != currency)
            Fault(name, Only(name)!.Value.Trim(), $"is in {Quoted.Short(own)}, but the document is in {Quoted.Short(currency)}");
        return Number(name);
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false" or "1" or "0")) Fault(name, text, "is neither true nor false");
        return text is "true" or "1";
    }

    public void Fault(string name, string value, string why) =>
        faults.Add($"{Within(name)} \"{Quoted.Short(value)}\" {why}. Ask the sender to correct the document.");

    private XElement? Only(string name)
    {
        if (xml is null) return null;
        if (xml.Elements(Basic + name).Skip(1).Any()) Twice(name);
        return xml.Element(Basic + name);
    }

    private void Twice(string name) => faults.Add($"{Within(name)} stands more than once, so it is open which one counts. Ask the sender to correct the document.");

    private string Within(string name) => $"{where}/{name}";
}
