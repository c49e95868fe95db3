using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Processes.Invoices.Screens;

public sealed record MatchCell(string Text, bool Differs = false);

/// <summary>One row of the table "Order, receipt, invoice": seven cells, from the ordered quantity to the contract price.</summary>
public sealed record MatchRow(string Name, string Detail, IReadOnlyList<MatchCell> Cells, decimal Difference, string Verdict, bool Agrees)
{
    /// <summary>The lines, then freight, tax and other charges where there are any.</summary>
    public static IReadOnlyList<MatchRow> Of(CaseDetail found)
    {
        var (invoice, code) = (found.Invoice, found.Exception.PrimaryCode);
        var rows = found.Lines.Select(Line).ToList();
        if (invoice.Freight != 0m || code == Codes.Freight) rows.Add(Charge("Freight", found.PlannedFreight is { } planned ? $"planned {Display.Amount(planned)}" : code == Codes.Freight ? "none planned" : "", found.PlannedFreight ?? (code == Codes.Freight ? 0m : null), invoice.Freight, code == Codes.Freight));
        if (invoice.Tax is { } tax && (tax != 0m || code == Codes.TaxVariance)) rows.Add(Charge("Tax", code switch { Codes.TaxExempt => "the site is exempt", Codes.TaxVariance => "as computed", _ => "" },
            code switch { Codes.TaxExempt => 0m, Codes.TaxVariance => tax - found.Exception.VarianceAmount, _ => null }, tax, code is Codes.TaxExempt or Codes.TaxVariance));
        if (invoice.OtherCharges != 0m) rows.Add(Charge("Other charges", "", null, invoice.OtherCharges, false));
        if (invoice.Allowances != 0m) rows.Add(Charge("Discount on the invoice", "", null, -invoice.Allowances, false));
        return rows;
    }

    private static MatchRow Line(CaseLine line) => new(
        line.Name, line.Detail,
        [
            Quantity(line.OrderQuantity), Price(line.OrderPrice), new(Number(line.Received), line.ReceiptDiffers), new(Number(line.Billed), line.QuantityDiffers),
            new(Price(line.BilledPrice).Text, line.PriceDiffers), new(Display.Amount(line.Amount), line.PriceDiffers), Price(line.ContractPrice),
        ],
        line.Difference, line.Verdict, line.Agrees);

    private static MatchRow Charge(string name, string detail, decimal? expected, decimal billed, bool differs) => new(
        name, detail,
        [new(Display.Nothing), new(expected is { } e ? Display.Amount(e) : Display.Nothing), new(Display.Nothing), new(Display.Nothing), new(Display.Nothing), new(Display.Amount(billed), differs), new(Display.Nothing)],
        differs && expected is { } ex ? billed - ex : 0m, differs ? $"{name} differs" : "agrees", !differs);

    private static MatchCell Quantity(decimal? quantity) => new(Number(quantity));
    private static MatchCell Price(decimal? price) => new(price is { } known ? Figures.Price(known) : Display.Nothing);
    private static string Number(decimal? quantity) => quantity is { } known ? Figures.Quantity(known) : Display.Nothing;
}
