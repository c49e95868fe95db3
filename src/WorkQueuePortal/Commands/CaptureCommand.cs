using System.CommandLine;
using System.Globalization;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Commands;

/// <summary>Reads business documents from files and prints what a reader gets from each.</summary>
public static class CaptureCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders (read to the bottom) or patterns such as in/**/*.xml.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a line for each document." };
        var command = new Command("capture", "Read invoices, credit notes, orders and despatch advices (UBL 2.1) and print their heads.") { paths, json };
        command.SetAction((parse, ct) => Run(parse.GetRequiredValue(paths), parse.GetValue(json), Console.OpenStandardOutput(), Console.Error, ct));
        return command;
    }

    /// <returns>0, or 2 when a path names nothing; a document that is refused is an answer, not a failure.</returns>
    public static async Task<int> Run(IReadOnlyList<string> paths, bool json, Stream output, TextWriter errors, CancellationToken ct)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            var found = NamedFiles.Of(path);
            if (found.Count == 0)
            {
                await errors.WriteLineAsync($"There is no file at {path}. Name a file, a folder with files in it, or a pattern that fits some.");
                return 2;
            }
            files.AddRange(found);
        }

        await using var buffered = new BufferedStream(output, 64 * 1024);
        foreach (var file in files)
        {
            var (captured, sentence) = await Read(file, ct);
            if (json) CaptureJson.Write(buffered, file, captured?.Document, sentence);
            else buffered.Write(System.Text.Encoding.UTF8.GetBytes($"{file}: {OneLine(captured is null ? sentence : Describe(captured.Document))}\n"));
        }
        await buffered.FlushAsync(ct);
        return 0;
    }

    private static async Task<(CapturedDocument? Captured, string Sentence)> Read(string file, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var outcome = await UblReader.Read(stream, ct);
            return (outcome.Value, outcome.Sentence);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, "The file could not be opened. Check that it exists and that you may read it.");
        }
    }

    private static string Describe(CanonicalDocument document) => document switch
    {
        InvoiceDocument i => $"{i.Kind} {Head(i, i.Supplier)}, {Amount(i.Totals.Payable, i.Currency)}, {Lines(i.Lines.Count)}.",
        OrderDocument o => $"Order {Head(o, o.Supplier)}, {Amount(o.Totals.Payable, o.Currency)}, {Lines(o.Lines.Count)}.",
        DespatchDocument d => $"Despatch advice {Head(d, d.Supplier)}, {Lines(d.Lines.Count)}.",
        _ => "",
    };

    private static string Head(CanonicalDocument document, Party supplier) =>
        $"{document.Number ?? "without number"}, {document.IssueOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "without date"}, {supplier.Name ?? "supplier not named"}";

    private static string Amount(decimal? amount, string? currency) =>
        amount is { } payable ? string.Create(CultureInfo.InvariantCulture, $"{payable:#,##0.00} {currency}").TrimEnd() : "no payable amount";

    private static string Lines(int count) => count == 1 ? "1 line" : $"{count} lines";

    /// <summary>A document may hold control characters, which a terminal would obey.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
