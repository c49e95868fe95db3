using System.Text.Json;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Commands;

/// <summary>The command as a process, as its callers start it.</summary>
public sealed class MatchCommandTests : IDisposable
{
    private const string Orders = "order,line,supplier,item,qty,uom,price,currency,basis\n";
    private const string Receipts = "order,line,qty_accepted,qty_rejected,received_on\n";
    private const string Invoices = "invoice,invoice_line,supplier,order,line,qty,uom,price,currency,invoice_on\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("match").FullName;

    [Fact]
    public void Lines_are_judged_in_file_order_and_share_their_order_line()
    {
        var (code, lines, _) = Match(
            "PO1,1,ACME,X,100,EA,12.50,USD,3W\n", "PO1,1,60,0,2026-03-01\nPO1,1,40,0,2026-03-02\n",
            "A,1,ACME,PO1,1,60,EA,12.50,USD,2026-03-03\nB,1,ACME,PO1,1,50,EA,12.50,USD,2026-03-03\nC,1,ACME,PO1,1,40,EA,12.65,USD,2026-03-03\n", "--grace", "off");
        Assert.Equal(0, code);
        Assert.Equal(["Matched", "Exception QTY_OVER_ORDER QTY_OVER_RECEIPT", "MatchedTol"], lines.Select(Short));
        Assert.Equal((6.00m, 1.2m), (lines[2].GetProperty("variance_amount").GetDecimal(), lines[2].GetProperty("variance_pct").GetDecimal()));
        Assert.Contains("Rule M-07 of STD v1.", lines[2].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", "AwaitingReceipt NO_RECEIPT")]
    [InlineData("off", "Exception NO_RECEIPT")]
    public void Without_grace_a_missing_receipt_is_an_exception(string grace, string expected)
    {
        var (_, lines, _) = Match("PO1,1,ACME,X,100,EA,5,USD,3W\n", "", "A,1,ACME,PO1,1,10,EA,5,USD,2026-03-03\n", "--grace", grace);
        Assert.Equal([expected], lines.Select(Short));
    }

    [Fact]
    public void Unknown_orders_other_suppliers_and_other_currencies_are_told_apart()
    {
        var (_, lines, _) = Match("PO1,1,ACME,X,100,EA,5,USD,2W\n", "",
            "A,1,ACME,PO9,1,1,EA,5,USD,\nB,1,ACME,PO1,7,1,EA,5,USD,\nC,1,OTHER,PO1,1,1,EA,5,USD,\nD,1,ACME,PO1,1,1,EA,5,EUR,\nE,1,ACME,PO1,,1,EA,5,USD,\n");
        Assert.Equal(["Exception PO_INVALID", "Exception PO_INVALID", "Exception PO_INVALID", "Exception CURRENCY", "Matched"], lines.Select(Short));
    }

    [Fact]
    public void Units_come_from_their_file()
    {
        var units = Write("units.csv", "item,uom,factor\nX,CS,24\n");
        var (_, lines, _) = Match("PO1,1,ACME,X,96,EA,2.00,USD,2W\nPO2,1,ACME,X,96,EA,2.00,USD,2W\nPO3,1,ACME,X,96,EA,2.00,USD,2W\n", "",
            "A,1,ACME,PO1,1,4,CS,48.00,USD,\nB,1,ACME,PO2,1,96,EA,48.00,USD,\nC,1,ACME,PO3,1,4,BX,48.00,USD,\n", "--units", units);
        Assert.Equal(["Matched", "Exception UOM", "Exception UOM"], lines.Select(Short));
    }

    [Fact]
    public void A_document_that_comes_twice_is_a_duplicate_and_takes_nothing()
    {
        var (_, lines, _) = Match("PO1,1,ACME,X,100,EA,5,USD,2W\n", "",
            "INV-7,1,ACME,PO1,1,10,EA,5,USD,2026-03-03\nINV-7,1,ACME,PO1,1,10,EA,5,USD,2026-03-03\n007,1,ACME,PO1,1,9,EA,5,USD,2026-03-04\nB,1,ACME,PO1,1,90,EA,5,USD,\n");
        Assert.Equal(["Matched", "Exception DUP_EXACT", "Exception DUP_SUSPECT", "Matched"], lines.Select(Short));
    }

    [Fact]
    public void The_guard_sees_all_lines_of_an_invoice_wherever_they_stand()
    {
        var (_, lines, _) = Match(
            string.Concat(Enumerable.Range(1, 3).Select(i => $"PO1,{i},ACME,X,100,EA,50,USD,2W\n")), "",
            "A,1,ACME,PO1,1,100,EA,50.99,USD,\nA,2,ACME,PO1,2,100,EA,50.99,USD,\nB,1,ACME,PO9,1,1,EA,1,USD,\nA,3,ACME,PO1,3,100,EA,50.99,USD,\n");
        Assert.Equal(["Exception PRICE_OVER", "Exception PRICE_OVER", "Exception PO_INVALID", "Exception PRICE_OVER"], lines.Select(Short));
    }

    [Fact]
    public void A_low_price_is_noted_beside_a_match()
    {
        var (_, lines, _) = Match("PO1,1,ACME,X,10,EA,100,USD,2W\n", "", "A,1,ACME,PO1,1,10,EA,80,USD,\n");
        Assert.Equal(["Matched PRICE_LOW"], lines.Select(Short));
    }

    [Theory]
    [InlineData("PO1,1,ACME,X,ten,EA,5,USD,3W\n", "orders.csv: row 2, column qty: \"ten\" is not a number.")]
    [InlineData("PO1,1,ACME,X,1e9,EA,5,USD,3W\n", "orders.csv: row 2, column qty: 1e9 is too large.")]
    [InlineData("PO1,1,ACME,X,10,EA,5,USD,5W\n", "orders.csv: row 2, column basis: \"5W\" is none of 2W, 3W and 4W.")]
    [InlineData("PO1,1,ACME,X,10,EA,5,USD,3W\nPO1,1,ACME,X,10,EA,5,USD,3W\n", "orders.csv: row 3 repeats order PO1 line 1.")]
    [InlineData("PO1,1,ACME\n", "orders.csv: row 2 has no value for column")]
    [InlineData("PO1,1,AC\"ME,X,10,EA,5,USD,3W\n", "orders.csv: row 2 has a quotation mark that does not fit.")]
    [InlineData(",1,ACME,X,10,EA,5,USD,3W\n", "orders.csv: row 2, column order is empty.")]
    public void A_row_that_cannot_be_read_is_named_with_file_row_and_column(string orders, string sentence)
    {
        var (code, _, error) = Match(orders, "", "");
        Assert.Equal(2, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_a_missing_file_and_an_unknown_policy_are_told()
    {
        var good = Write("o.csv", Orders);
        var bad = Write("r.csv", "order,line,qty_rejected,received_on\n");
        var invoices = Write("i.csv", Invoices);
        Assert.StartsWith("r.csv: row 1 has no column qty_accepted.", Run("--orders", good, "--receipts", bad, "--invoices", invoices).Error, StringComparison.Ordinal);
        Assert.StartsWith("There is no file nowhere.csv.", Run("--orders", good, "--receipts", "nowhere.csv", "--invoices", invoices).Error, StringComparison.Ordinal);
        Assert.StartsWith("There is no policy LAX. Choose one of STD, CONTRACT, STRICT, BULK.",
            Run("--orders", good, "--receipts", bad, "--invoices", invoices, "--policy", "LAX").Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("--orders", good).Code);
    }

    private (int Code, JsonElement[] Lines, string Error) Match(string orders, string receipts, string invoices, params string[] more)
    {
        var (code, output, error) = Run([
            "--orders", Write("orders.csv", Orders + orders), "--receipts", Write("receipts.csv", Receipts + receipts),
            "--invoices", Write("invoices.csv", Invoices + invoices), "--json", .. more]);
        return (code, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)], error);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments) => Terminal.Run(null, ["match", .. arguments]);

    private static string Short(JsonElement line) =>
        string.Join(' ', line.GetProperty("codes").EnumerateArray().Select(c => c.GetString()).Prepend(line.GetProperty("verdict").GetString()));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
