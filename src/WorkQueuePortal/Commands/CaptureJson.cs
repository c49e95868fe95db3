using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Commands;

/// <summary>One document as one line of JSON. Amounts are JSON numbers with the digits of the document: 4100.00 stays 4100.00.</summary>
internal static class CaptureJson
{
    // Names keep their letters; a terminal or a file shows them as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, string file, CanonicalDocument? document, string sentence)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            switch (document)
            {
                case InvoiceDocument i:
                    Head(json, i.Kind.ToString(), i, i.DueOn, i.Currency, i.Supplier, i.OrderReference, i.BuyerReference, i.Lines.Count);
                    Totals(json, i.Totals, i.Totals.Prepaid);
                    break;
                case OrderDocument o:
                    Head(json, "Order", o, null, o.Currency, o.Supplier, null, o.BuyerReference, o.Lines.Count);
                    Totals(json, o.Totals, null);
                    break;
                case DespatchDocument d:
                    Head(json, "DespatchAdvice", d, null, null, d.Supplier, d.OrderReference, null, d.Lines.Count);
                    Totals(json, new(), null);
                    break;
                default:
                    json.WriteString("error", sentence);
                    break;
            }
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static void Head(Utf8JsonWriter json, string type, CanonicalDocument document, LocalDate? dueOn, string? currency, Party supplier,
        string? orderReference, string? buyerReference, int lines)
    {
        json.WriteString("type", type);
        json.WriteString("id", document.Number);
        json.WriteString("issue_date", Day(document.IssueOn));
        json.WriteString("due_date", Day(dueOn));
        json.WriteString("currency", currency);
        json.WriteString("supplier", supplier.Name);
        json.WriteString("order_reference", orderReference);
        json.WriteString("buyer_reference", buyerReference);
        json.WriteNumber("lines", lines);
    }

    private static void Totals(Utf8JsonWriter json, DocumentTotals totals, decimal? prepaid)
    {
        Amount(json, "line_extension", totals.LineExtension);
        Amount(json, "tax_exclusive", totals.TaxExclusive);
        Amount(json, "tax", totals.Tax);
        Amount(json, "tax_inclusive", totals.TaxInclusive);
        Amount(json, "prepaid", prepaid);
        Amount(json, "payable", totals.Payable);
    }

    private static void Amount(Utf8JsonWriter json, string name, decimal? amount)
    {
        if (amount is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static string? Day(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
