using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Commands;

/// <summary>What the match command says of one row of the invoices file.</summary>
internal sealed record MatchedRow(
    string Invoice, string InvoiceLine, MatchVerdict Verdict, IReadOnlyList<string> Codes, decimal VarianceAmount, decimal VariancePercent, string Why);

/// <summary>Takes the invoices of a file in the order of their first rows. An invoice is all rows of one supplier and number, so that the
/// guard over a whole invoice sees all of its lines. A line number that comes again begins a second copy of the document, and a
/// copy is judged as a document: the same total is DUP_EXACT, another one DUP_SUSPECT. Neither is compared with an order, as neither
/// may take a quantity before a person has said that it is no duplicate.</summary>
internal sealed class MatchRun(MatchFiles files, MatchTerms terms)
{
    private readonly Dictionary<(string Supplier, string Key), List<FiledInvoice>> _filed = [];

    /// <summary>One result a row, in the order of the rows.</summary>
    public IReadOnlyList<MatchedRow> Rows()
    {
        var results = new MatchedRow[files.Invoices.Count];
        foreach (var document in Documents())
        {
            var rows = document.ConvertAll(i => files.Invoices[i]);
            var judged = Judge(rows);
            for (var i = 0; i < document.Count; i++) results[document[i]] = judged[i];
        }
        return results;
    }

    private List<MatchedRow> Judge(List<InvoiceRow> rows)
    {
        var head = rows[0];
        var total = rows.Sum(r => Kernel.Money.Round(r.Line.Quantity * r.Line.Price));
        var filed = new FiledInvoice(head.Invoice, head.Supplier, total, head.InvoiceOn);
        if (!_filed.TryGetValue((filed.SupplierFamily, filed.NormKey), out var earlier)) _filed[(filed.SupplierFamily, filed.NormKey)] = earlier = [];
        var duplicate = DuplicateKey.Judge(filed, earlier);
        earlier.Add(filed);
        if (duplicate is not null) return rows.ConvertAll(r => Duplicate(r, duplicate, earlier[0].Number));

        var invoice = new InvoiceFacts(head.Invoice, head.Supplier, head.Currency, rows.ConvertAll(r => r.Line with { Currency = r.Currency }));
        var match = ThreeWayMatch.Compare(invoice, files.Orders, terms);
        files.Orders.Reserve(match);
        return [.. match.Lines.Select(l => new MatchedRow(
            invoice.Number, l.Line.Line, l.Verdict, [.. l.Codes, .. l.Notes], l.VarianceAmount, decimal.Round(l.VariancePercent, 2, MidpointRounding.AwayFromZero), l.Why))];
    }

    private static MatchedRow Duplicate(InvoiceRow row, string code, string earlier) => new(row.Invoice, row.Line.Line, MatchVerdict.Exception, [code], 0m, 0m,
        code == Codes.DuplicateExact
            ? $"{row.Supplier} billed {earlier} before with the same total, so this is the same invoice. Nothing was compared with the order. Rule H3."
            : $"{row.Supplier} billed {earlier} before with another total, so this may be a corrected invoice. Nothing was compared with the order. Rule H3.");

    private List<List<int>> Documents()
    {
        var documents = new List<List<int>>();
        var open = new Dictionary<(string Supplier, string Invoice), (List<int> Rows, HashSet<string> Lines)>();
        for (var i = 0; i < files.Invoices.Count; i++)
        {
            var row = files.Invoices[i];
            var key = (row.Supplier, row.Invoice);
            if (!open.TryGetValue(key, out var document) || document.Lines.Contains(row.Line.Line))
            {
                open[key] = document = ([], []);
                documents.Add(document.Rows);
            }
            document.Rows.Add(i);
            document.Lines.Add(row.Line.Line);
        }
        return documents;
    }
}
