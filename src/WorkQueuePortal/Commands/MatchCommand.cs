using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Commands;

/// <summary>Compares files of invoices with files of orders and receipts under the rules of the portal, without a store.</summary>
internal static class MatchCommand
{
    /// <summary>A decimal is written with the decimals it has; adding this gives every amount its cents.</summary>
    private const decimal TwoDecimals = 0.00m;

    public static Command Build()
    {
        var orders = new Option<string>("--orders") { Required = true, Description = "CSV: order,line,supplier,item,qty,uom,price,currency,basis (2W, 3W or 4W)" };
        var receipts = new Option<string>("--receipts") { Required = true, Description = "CSV: order,line,qty_accepted,qty_rejected,received_on; quantities in the unit of the order" };
        var invoices = new Option<string>("--invoices") { Required = true, Description = "CSV: invoice,invoice_line,supplier,order,line,qty,uom,price,currency,invoice_on; taken in file order" };
        var units = new Option<string?>("--units") { Description = "CSV: item,uom,factor (base units in one uom)" };
        var policy = new Option<string>("--policy") { DefaultValueFactory = _ => "STD", Description = "STD, CONTRACT, STRICT or BULK" };
        var grace = new Option<string>("--grace") { DefaultValueFactory = _ => "on", Description = "on: a line that lacks only its receipt waits; off: it is an exception" };
        grace.AcceptOnlyFromAmong("on", "off");
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of counts" };

        var command = new Command("match", "Compares invoices with orders and receipts and tells the verdict of every line.") { orders, receipts, invoices, units, policy, grace, json };
        command.SetAction(parse =>
        {
            if (TolerancePolicy.Find(parse.GetValue(policy)!) is not { } tolerance)
                return Wrong($"There is no policy {parse.GetValue(policy)}. Choose one of {string.Join(", ", TolerancePolicy.All.Select(p => p.Code))}.");
            var files = MatchFiles.Read(parse.GetValue(orders)!, parse.GetValue(receipts)!, parse.GetValue(invoices)!, parse.GetValue(units));
            if (files.Refusal is { } refusal) return Wrong(refusal.Sentence);
            if (files.Value!.StrayReceiptCount is > 0 and var stray)
                Console.Error.WriteLine($"{stray} order lines have receipts but are not in the orders file; those receipts were not used.");

            // The files do not say what a supplier used of its monthly de-minimis before, so the cap stays with the portal.
            var rows = new MatchRun(files.Value, new MatchTerms(tolerance, InsideGrace: parse.GetValue(grace) == "on")).Rows();
            using var output = Console.OpenStandardOutput();
            if (parse.GetValue(json)) WriteJson(rows, output);
            else WriteCounts(rows, output);
            return 0;
        });
        return command;
    }

    private static int Wrong(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }

    private static void WriteJson(IReadOnlyList<MatchedRow> rows, Stream to)
    {
        using var buffered = new BufferedStream(to, 1 << 16);
        // The sentences carry ×, which the default encoder would spell out; nothing here ends up in a page.
        using var writer = new Utf8JsonWriter(buffered, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("invoice", row.Invoice);
            writer.WriteString("invoice_line", row.InvoiceLine);
            writer.WriteString("verdict", row.Verdict.ToString());
            writer.WriteStartArray("codes");
            foreach (var code in row.Codes) writer.WriteStringValue(code);
            writer.WriteEndArray();
            writer.WriteNumber("variance_amount", row.VarianceAmount + TwoDecimals);
            writer.WriteNumber("variance_pct", row.VariancePercent + TwoDecimals);
            writer.WriteString("why", row.Why);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            buffered.WriteByte((byte)'\n');
        }
    }

    private static void WriteCounts(IReadOnlyList<MatchedRow> rows, Stream to)
    {
        using var writer = new StreamWriter(to);
        foreach (var verdict in rows.GroupBy(r => r.Verdict).OrderBy(g => g.Key))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Key,-18}{verdict.Count(),10:#,##0}"));
            foreach (var code in verdict.SelectMany(r => r.Codes).GroupBy(c => c).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {code.Key,-16}{code.Count(),10:#,##0}"));
        }
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"Lines",-18}{rows.Count,10:#,##0}"));
    }
}
