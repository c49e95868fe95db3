using WorkQueuePortal.Kernel.Canonical;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Commands;

/// <summary>One row of the invoices file.</summary>
internal sealed record InvoiceRow(string Invoice, string Supplier, string Currency, LocalDate? InvoiceOn, InvoiceLine Line);

/// <summary>Reads the four files of the match command into what the model compares.</summary>
internal sealed class MatchFiles
{
    public required OrderBook Orders { get; init; }
    public required IReadOnlyList<InvoiceRow> Invoices { get; init; }

    /// <summary>Receipts of order lines that the orders file does not have.</summary>
    public int StrayReceiptCount { get; init; }

    public static Outcome<MatchFiles> Read(string orders, string receipts, string invoices, string? units)
    {
        var orderLines = ReadOrders(orders);
        if (orderLines.Refusal is { } noOrders) return noOrders;
        var received = ReadReceipts(receipts);
        if (received.Refusal is { } noReceipts) return noReceipts;
        var rows = ReadInvoices(invoices);
        if (rows.Refusal is { } noInvoices) return noInvoices;
        var factors = units is null ? Outcome<UnitFactors>.Done(UnitFactors.None) : ReadUnits(units);
        if (factors.Refusal is { } noUnits) return noUnits;

        var book = new OrderBook(
            orderLines.Value!.Select(o => new OrderedLine(o, received.Value!.GetValueOrDefault(o.Key, ReceiptFacts.None), Allocation.None)), factors.Value);
        return new MatchFiles { Orders = book, Invoices = rows.Value!, StrayReceiptCount = received.Value!.Keys.Count(k => book.Find(k) is null) };
    }

    private static Outcome<List<OrderLineFacts>> ReadOrders(string path)
    {
        var seen = new HashSet<OrderKey>();
        return Rows(path, new List<OrderLineFacts>(), ["order", "line", "supplier", "item", "qty", "uom", "price", "currency", "basis"], (row, lines) =>
        {
            var line = new OrderLineFacts(row.Name("order"), row.Name("line"), row.Name("supplier"), row.Text("item"), row.Number("qty"),
                row.Name("uom"), row.Number("price"), row.Name("currency").ToUpperInvariant(), Basis(row));
            if (!seen.Add(line.Key)) row.Fail($"row {row.Row} repeats order {line.Key}. Each order line may stand there once.");
            lines.Add(line);
        });
    }

    private static Outcome<Dictionary<OrderKey, ReceiptFacts>> ReadReceipts(string path) =>
        Rows(path, new Dictionary<OrderKey, ReceiptFacts>(), ["order", "line", "qty_accepted", "qty_rejected", "received_on"], (row, receipts) =>
        {
            var key = new OrderKey(row.Name("order"), row.Name("line"));
            var accepted = row.Number("qty_accepted");
            row.Date("received_on");
            // The file knows no inspection: what a four-way line accepted counts as inspected.
            var receipt = new ReceiptFacts(accepted, row.Number("qty_rejected"), 0m, accepted);
            receipts[key] = receipts.GetValueOrDefault(key, ReceiptFacts.None).Plus(receipt);
        });

    private static Outcome<List<InvoiceRow>> ReadInvoices(string path) =>
        Rows(path, new List<InvoiceRow>(), ["invoice", "invoice_line", "supplier", "order", "line", "qty", "uom", "price", "currency", "invoice_on"], (row, rows) =>
            rows.Add(new(row.Name("invoice"), row.Name("supplier"), row.Name("currency").ToUpperInvariant(), row.Date("invoice_on"),
                new InvoiceLine(row.Name("invoice_line"), row.Text("order"), row.Text("line"), row.Number("qty"), row.Name("uom"), row.Number("price")))));

    private static Outcome<UnitFactors> ReadUnits(string path)
    {
        var read = Rows(path, new List<(string, string, decimal)>(), ["item", "uom", "factor"], (row, factors) =>
            factors.Add((row.Name("item"), row.Name("uom"), row.Number("factor"))));
        return read.Refusal is { } refusal ? refusal : new UnitFactors(read.Value!);
    }

    private static Outcome<T> Rows<T>(string path, T into, string[] columns, Action<CsvTable, T> read)
    {
        var opened = CsvTable.Open(path, columns);
        if (opened.Refusal is { } refusal) return refusal;
        using var table = opened.Value!;
        while (table.Next()) read(table, into);
        return table.Fault is { } fault ? fault : into;
    }

    private static MatchBasis Basis(CsvTable row)
    {
        var text = row.Text("basis").ToUpperInvariant();
        if (text is not ("2W" or "3W" or "4W")) row.Fail($"row {row.Row}, column basis: \"{text}\" is none of 2W, 3W and 4W.");
        return text switch { "2W" => MatchBasis.TwoWay, "4W" => MatchBasis.FourWay, _ => MatchBasis.ThreeWay };
    }
}
