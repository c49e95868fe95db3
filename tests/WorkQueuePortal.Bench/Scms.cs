using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using NodaTime.Text;

namespace WorkQueuePortal.Bench;

/// <summary>Turns the public SCMS delivery history (10,324 health-commodity lines) into the four files of the match command.
/// <code>
///   order     PO / SO #; its line is the ID, which is unique; supplier Vendor; item Item Description;
///             Line Item Quantity packs at Pack Price, three-way, USD
///   receipt   the same quantity on Delivery Recorded Date: the history records one quantity, and only what was delivered
///   invoice   one document for each delivery note (ASN/DN #) of an order. The price is Line Item Value / Line Item Quantity: the value
///             is what was billed, the pack price what was agreed, and where a line value is not quantity × pack price the difference
///             is the record's own. Direct drops bill packs. What a regional warehouse issues (From RDC) is billed by the
///             piece, quantity × Unit of Measure (Per Pack), so that half of the lines go through the unit factor.
///   units     PACK of each item holds Unit of Measure (Per Pack) pieces
/// </code>
/// With "unit-price" every line is billed by the piece at Unit Price instead. The history rounds that to the cent, so 240 pieces at
/// 0.03 make 7.20 of a pack of 6.20: what a supplier's price for each does to an order by the pack. Freight and weight are not used: no
/// order line plans them, and 4,126 freight cells hold text ("Freight Included in Commodity Cost", "See DN-304 (ID#:10589)"). A line
/// whose used cells are not numbers is left out and counted; nothing else is mended.</summary>
internal static class Scms
{
    private const string Pack = "PACK", Piece = "EA";

    public static int Run(string source, string outDir, bool atUnitPrice)
    {
        Directory.CreateDirectory(outDir);
        using var orders = Writer(outDir, "orders.csv", "order", "line", "supplier", "item", "qty", "uom", "price", "currency", "basis");
        using var receipts = Writer(outDir, "receipts.csv", "order", "line", "qty_accepted", "qty_rejected", "received_on");
        using var invoices = Writer(outDir, "invoices.csv", "invoice", "invoice_line", "supplier", "order", "line", "qty", "uom", "price", "currency", "invoice_on");
        using var units = Writer(outDir, "units.csv", "item", "uom", "factor");

        using var unzipped = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
        using var rows = CsvReader.Create(unzipped, new CsvReaderOptions { Separator = ',' });
        var items = new HashSet<string>();
        var (written, leftOut) = (0, 0);
        while (rows.Read())
        {
            if (!Number(rows, "Unit Price", out var unitPrice) || !Number(rows, "Line Item Quantity", out var packs) || packs <= 0m || !Number(rows, "Line Item Value", out var value)
                || !Number(rows, "Pack Price", out var packPrice) || !Number(rows, "Unit of Measure (Per Pack)", out var perPack) || perPack <= 0m)
            {
                leftOut++;
                continue;
            }
            var (order, line, vendor, item) = (rows.GetString("PO / SO #"), rows.GetString("ID"), rows.GetString("Vendor"), rows.GetString("Item Description"));
            var invoice = $"{order}/{rows.GetString("ASN/DN #")}";
            var byPiece = atUnitPrice || rows.GetString("Fulfill Via") == "From RDC";
            var billed = byPiece ? packs * perPack : packs;
            orders.WriteRecord([order, line, vendor, item, Text(packs), Pack, Text(packPrice), "USD", "3W"]);
            receipts.WriteRecord([order, line, Text(packs), "0", Date(rows.GetString("Delivery Recorded Date"))]);
            invoices.WriteRecord([invoice, line, vendor, order, line, Text(billed), byPiece ? Piece : Pack, Text(atUnitPrice ? unitPrice : value / billed), "USD", Date(rows.GetString("Delivered to Client Date"))]);
            if (items.Add(item)) units.WriteRecord([item, Pack, Text(perPack)]);
            written++;
        }
        Console.WriteLine($"{written} lines of {items.Count} items written to {outDir}; {leftOut} left out.");
        return 0;
    }

    private static CsvWriter Writer(string outDir, string file, params string[] header)
    {
        var writer = CsvWriter.ToFile(Path.Combine(outDir, file), new CsvWriterOptions { NewLine = "\n" });
        writer.WriteHeader(header);
        return writer;
    }

    private static bool Number(CsvReader rows, string column, out decimal number) =>
        decimal.TryParse(rows.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>"2-Jun-06"; empty where the history has text instead of a date.</summary>
    private static string Date(string text) =>
        LocalDatePattern.CreateWithInvariantCulture("d-MMM-yy").Parse(text) is { Success: true } date ? LocalDatePattern.Iso.Format(date.Value) : "";

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
