using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Edges.Documents;

/// <summary>What the reader makes of real documents, and which of them belong together.</summary>
public sealed class SharedDocumentTests
{
    [Fact]
    public void Each_of_the_89_shared_documents_is_read_or_refused_with_a_sentence()
    {
        var outcomes = All().ToList();
        foreach (var (file, outcome) in outcomes.Where(o => !o.Outcome.IsDone))
            Assert.True(outcome.Sentence.StartsWith("This is a", StringComparison.Ordinal) && outcome.Sentence.EndsWith('.'), $"{file}: {outcome.Sentence}");
        var counts = outcomes.GroupBy(o => o.Outcome.Value?.Document switch
        {
            InvoiceDocument i => i.Kind.ToString(),
            null => o.Outcome.Sentence.Split('.')[0],
            var other => other.GetType().Name,
        }).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new Dictionary<string, int>
        {
            ["Invoice"] = 30, ["CreditNote"] = 5, ["OrderDocument"] = 5, ["DespatchDocument"] = 3,
            ["This is a UBL order response"] = 11, ["This is a UBL order change"] = 3, ["This is a UBL order cancellation"] = 3,
            ["This is a UBL catalogue"] = 3, ["This is a UBL catalogue response"] = 1, ["This is a UBL message level response"] = 1,
            ["This is a UBL invoice response"] = 9, ["This is a UN/CEFACT Cross Industry Invoice (CII)"] = 5,
            ["This is an EDIFACT invoice written as XML"] = 5, ["This is an EDIFACT interchange"] = 5,
        }, counts);
    }

    [Fact]
    public void In_the_shared_documents_no_despatch_or_invoice_names_an_order_that_is_there()
    {
        var read = Read();
        var orders = read.OfType<OrderDocument>().Select(o => o.Number).ToHashSet();
        Assert.Equal(["1", "5", "Order-1"], orders.Order(StringComparer.Ordinal));
        Assert.Equal(["4321"], read.OfType<DespatchDocument>().SelectMany(d => d.Lines.Select(l => l.OrderReference).Append(d.OrderReference)).Distinct());
        Assert.DoesNotContain(read.OfType<InvoiceDocument>().SelectMany(i => i.Lines.Select(l => l.OrderReference).Append(i.OrderReference)), orders.Contains);
    }

    [Fact]
    public void In_the_shared_documents_three_despatches_serve_one_order_and_two_of_them_bear_the_same_number()
    {
        var despatches = Read().OfType<DespatchDocument>().ToList();
        Assert.Equal(["1234", "1234", "1238"], despatches.Select(d => d.Number).Order());
        Assert.All(despatches.SelectMany(d => d.Lines), l => Assert.NotNull(l.OrderLineReference));
        Assert.Equal([("3A", "3", 3.0m), ("3B", "3", 0.975m)], despatches.SelectMany(d => d.Lines).Where(l => l.LineId!.StartsWith('3') && l.LineId != "3")
            .Select(l => (l.LineId!, l.OrderLineReference!, l.DeliveredQuantity!.Value)));
    }

    [Theory]
    [InlineData("base-creditnote-correction.xml", 1)]
    [InlineData("base-negative-inv-correction.xml", -1)]
    public void In_the_shared_documents_a_correction_repeats_the_lines_of_the_invoice_it_names(string file, int sign)
    {
        var folder = SharedFolder.Require("data/einvoices/peppol-bis-billing3/rules/snippets");
        var original = Invoice(Path.Combine(folder, "base-example.xml"));
        var correction = Invoice(Path.Combine(folder, file));

        Assert.Equal([original.Number!], correction.OriginalInvoiceReferences);
        Assert.Equal(original.Totals.Payable, sign * correction.Totals.Payable);
        Assert.Equal(original.Lines.Select(l => (l.OrderLineReference, l.Item.StandardItemId, l.UnitCode, l.UnitPrice, l.Quantity)),
            correction.Lines.Select(l => (l.OrderLineReference, l.Item.StandardItemId, l.UnitCode, l.UnitPrice, sign * l.Quantity)));
    }

    [Fact]
    public void In_the_shared_documents_quantity_times_price_and_the_lines_own_charges_make_120_of_125_line_amounts()
    {
        var lines = Read().OfType<InvoiceDocument>().SelectMany(i => i.Lines).ToList();
        var exact = lines.Where(l => Math.Abs((l.UnitPrice * l.Quantity + l.Charges - l.Allowances - l.LineExtension) ?? 1) <= 0.01m).ToList();
        Assert.Equal((125, 120, 12), (lines.Count, exact.Count, exact.Count(l => l.Charges != l.Allowances)));
    }

    private static List<CanonicalDocument> Read() => [.. All().Where(o => o.Outcome.IsDone).Select(o => o.Outcome.Value!.Document)];

    private static IEnumerable<(string File, WorkQueuePortal.Kernel.Outcome<CapturedDocument> Outcome)> All() =>
        Directory.EnumerateFiles(SharedFolder.Require("data/einvoices"), "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => (f, UblReader.Read(File.ReadAllBytes(f))));

    private static InvoiceDocument Invoice(string path) => Assert.IsType<InvoiceDocument>(UblReader.Read(File.ReadAllBytes(path)).Value!.Document);
}
