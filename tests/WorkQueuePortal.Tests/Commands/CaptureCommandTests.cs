using System.Text.Json;
using CsvHelper;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Commands;

public sealed class CaptureCommandTests
{
    private static readonly string[] Fields =
    [
        "type", "id", "issue_date", "due_date", "currency", "supplier", "order_reference", "buyer_reference", "lines",
        "line_extension", "tax_exclusive", "tax", "tax_inclusive", "prepaid", "payable",
    ];

    private static readonly string Samples = Path.Combine(SharedFolder.Root, "tests/WorkQueuePortal.Tests/Integration/Edges/Documents/Samples");

    [Theory]
    [InlineData("")]
    [InlineData("/**/*.xml")]
    public async Task The_35_shared_invoices_and_credit_notes_read_as_expected_in_every_field(string pattern)
    {
        var folder = SharedFolder.Require("data/einvoices");
        var (code, lines, _) = await Capture(folder + pattern);
        Assert.Equal(0, code);

        var expected = Expected(Path.Combine(folder, "expected_ubl.csv"));
        Assert.Equal(35, expected.Count);
        foreach (var row in expected)
        {
            var line = Assert.Single(lines, l => l.GetProperty("file").GetString()!.EndsWith("/" + row["file"], StringComparison.Ordinal));
            Assert.Equal(Fields.Select(f => $"{f}: {row[f]}"), Fields.Select(f => $"{f}: {Text(line.GetProperty(f))}"));
        }
    }

    [Fact]
    public async Task A_line_has_exactly_the_agreed_fields_in_their_order()
    {
        var (_, lines, _) = await Capture(Samples + "/invoice.xml");
        Assert.Equal(["file", .. Fields], Assert.Single(lines).EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task A_folder_gives_its_documents_in_order_of_their_names()
    {
        var (code, lines, _) = await Capture(Samples);
        Assert.Equal(0, code);
        Assert.Equal(["CreditNote MS-CR-0031 44.25", "DespatchAdvice DA-7001 ", "Invoice MS-2026-00417 826.00", "Order PO-88120 886.25"],
            lines.Select(l => $"{Text(l.GetProperty("type"))} {Text(l.GetProperty("id"))} {Text(l.GetProperty("payable"))}"));
        Assert.Equal("PO-88120", Text(lines[1].GetProperty("order_reference")));
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("currency").ValueKind);
        Assert.Equal(JsonValueKind.Null, lines[3].GetProperty("prepaid").ValueKind);
    }

    [Fact]
    public async Task A_pattern_is_matched_here_when_the_shell_did_not()
    {
        var (_, lines, _) = await Capture(Path.Combine(SharedFolder.Root, "tests/**/samples/*ORDER*.xml"));
        Assert.EndsWith("/Samples/order.xml", Text(Assert.Single(lines).GetProperty("file")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_gives_its_sentence_and_no_other_field_and_the_rest_is_read()
    {
        var (code, lines, _) = await Capture(SharedFolder.Root + "/global.json", Samples + "/order.xml");
        Assert.Equal(0, code);
        Assert.Equal(["file", "error"], lines[0].EnumerateObject().Select(p => p.Name));
        Assert.StartsWith("This is JSON.", Text(lines[0].GetProperty("error")), StringComparison.Ordinal);
        Assert.Equal("Order", Text(lines[1].GetProperty("type")));
    }

    [Fact]
    public async Task A_path_that_names_nothing_ends_the_command_with_2_and_a_sentence()
    {
        var (code, lines, errors) = await Capture(Samples + "/nothing-here.xml");
        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.Equal($"There is no file at {Samples}/nothing-here.xml. Name a file, a folder with files in it, or a pattern that fits some.", errors.Trim());
    }

    [Fact]
    public async Task Without_json_a_document_is_one_sentence()
    {
        using var output = new MemoryStream();
        await CaptureCommand.Run([Samples + "/invoice.xml"], json: false, output, TextWriter.Null, TestContext.Current.CancellationToken);
        Assert.Equal($"{Samples}/invoice.xml: Invoice MS-2026-00417, 2026-03-02, Meridian Surgical Supply, Inc., 826.00 USD, 2 lines.\n",
            System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    private static async Task<(int Code, List<JsonElement> Lines, string Errors)> Capture(params string[] paths)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = await CaptureCommand.Run(paths, json: true, output, errors, TestContext.Current.CancellationToken);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, [.. lines.Select(l => JsonElement.Parse(l))], errors.ToString());
    }

    /// <summary>A number as its own digits, and null as nothing, as the list of expected values writes them.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static List<Dictionary<string, string>> Expected(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(Fields.Append("file").ToDictionary(f => f, csv.GetString));
        return rows;
    }
}
