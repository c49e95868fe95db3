using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Admin.Demo;

/// <summary>Judges the history by the published tolerances, written down here a second time so that the generator cannot agree with itself.</summary>
public sealed class DemoMatchTests
{
    private static readonly DemoData Data = DemoData.Read();
    private static readonly DemoHistory History = DemoHistory.Of(Data, InstantPattern.General.Parse("2026-03-10T14:41:00Z").Value);
    private static readonly Dictionary<string, DemoOrder> Orders = History.Orders.ToDictionary(o => o.Number);
    private static readonly Dictionary<string, DemoItem> Items = Data.Items.ToDictionary(i => i.Sku);

    private static IEnumerable<DemoInvoice> Of(string exception) => History.Invoices.Where(i => i.Exception == exception);

    [Fact]
    public void What_should_match_is_within_tolerance_and_was_received_before() =>
        Assert.All(Of("").Where(i => i.Kind == "STANDARD" && i.Order is not null && i.Scenario != "awaiting-receipt"), i =>
        {
            var order = Orders[i.Order!];
            Assert.True(Data.Supplier(i.Supplier).IsOrdinary, $"{i.Number} comes from a supplier in trouble.");
            Assert.All(i.Lines, l => Assert.True(PriceFits(l, order), $"{i.Number} line {l.Line}"));
            Assert.All(i.Lines, l => Assert.True(WasReceived(l, i, order), $"{i.Number} line {l.Line}"));
            Assert.Equal((order.Currency, order.Terms, order.CancelledAt), (i.Currency, i.Terms, null));
            Assert.True(i.Freight <= order.PlannedFreight);
            Assert.True(i.Lines.All(l => l.Extension <= 100_000));
            Assert.True(i.InvoiceDate > DemoHistory.ClosedThrough(DateOf(i)));
            Assert.InRange(Math.Abs(i.Tax - Money.Round(i.Subtotal * Data.Facility(i.Facility).TaxRate)), 0, 1.00m);
            Assert.Equal(Data.Supplier(i.Supplier).BankLast4, i.RemitBankLast4);
        });

    [Fact]
    public void What_should_stop_for_its_price_is_beyond_tolerance() =>
        Assert.All(Of("PRICE_OVER"), i => Assert.Contains(i.Lines, l => !PriceFits(l, Orders[i.Order!])));

    [Fact]
    public void What_should_stop_for_its_receipt_had_none_or_too_little()
    {
        Assert.All(Of("NO_RECEIPT"), i => Assert.DoesNotContain(History.Receipts, r => r.Order == i.Order && r.ReceivedAt <= i.ReceivedAt));
        Assert.All(Of("QTY_OVER_RECEIPT"), i => Assert.Contains(i.Lines, l => !WasReceived(l, i, Orders[i.Order!])));
        Assert.All(Of("INSPECTION"), i => Assert.Contains(History.Receipts, r => r.Order == i.Order && r.NeedsInspection && !(r.InspectedAt <= i.ReceivedAt)));
        Assert.All(History.Invoices.Where(i => i.Resolution?.How == "receipt" && i.Exception != "INSPECTION"),
            i => Assert.Contains(History.Receipts, r => r.Order == i.Order && r.ReceivedAt == i.Resolution!.At));
    }

    [Fact]
    public void Each_other_stop_shows_what_it_is_about()
    {
        Assert.All(Of("QTY_OVER_ORDER"), i => Assert.Contains(i.Lines, l => l.Quantity > Orders[i.Order!].Lines[l.OrderLine!.Value - 1].Quantity * 1.05m));
        Assert.All(Of("FREIGHT"), i => Assert.True(i.Freight - Orders[i.Order!].PlannedFreight > Math.Min(Orders[i.Order!].PlannedFreight * 0.1m, 50)));
        Assert.All(Of("TAX_VAR"), i => Assert.True(i.Tax - Money.Round(i.Subtotal * Data.Facility(i.Facility).TaxRate) > 1));
        Assert.All(Of("CURRENCY"), i => Assert.NotEqual(Orders[i.Order!].Currency, i.Currency));
        Assert.All(Of("PO_INVALID"), i => Assert.NotNull(Orders[i.Order!].CancelledAt));
        Assert.All(Of("UNLINKED"), i => Assert.Contains(i.Lines, l => l.OrderLine is null && Data.Items.All(item => item.SupplierPart != l.SupplierPart)));
        Assert.All(Of("MISSING_DATA"), i => Assert.True(i.InvoiceDate is null || i.Order is null && i.Category is null));
        Assert.All(Of("NONPO_NO_POLICY"), i => Assert.True(i.Order is null && i.Category == "Catering"));
        Assert.All(Of("SUP_BLOCKED"), i => Assert.True(Data.Supplier(i.Supplier) is { Status: "BLOCKED" } or { Screening: "HIT" }));
        Assert.All(Of("BANK_RISK"), i => Assert.True(Data.Supplier(i.Supplier).BankLast4 != i.RemitBankLast4 || Data.Supplier(i.Supplier).BankChangedDaysAgo <= 30 && i.Total > 10_000));
        Assert.All(Of("BUDGET_PERIOD"), i => Assert.True(i.InvoiceDate <= DemoHistory.ClosedThrough(DateOf(i))));
        Assert.All(Of("AMOUNT_LARGE"), i => Assert.Contains(i.Lines, l => l.Extension > 100_000));
        Assert.All(Of("PHI_SUSPECT"), i => Assert.Contains("MRN", i.FreeText));
        Assert.All(Of("CREDIT_INCOMPLETE"), i => Assert.True(i.Original is null || -i.Subtotal > History.Invoices.Single(o => o.Supplier == i.Supplier && o.Number == i.Original).Subtotal));
        Assert.All(Of("UOM"), i => Assert.Contains(i.Lines, l => l.Price == LineOf(l, Orders[i.Order!]).Price * ItemOf(l, Orders[i.Order!]).PackFactor && l.Uom == ItemOf(l, Orders[i.Order!]).BaseUom));
        Assert.All(Of("DUP_EXACT").Concat(Of("DUP_SUSPECT")), i => Assert.Contains(History.Invoices, o => o.Scenario == i.Scenario && o.Order == i.Order && o.Total == i.Total && o.ReceivedAt < i.ReceivedAt));
    }

    [Fact]
    public void Two_invoices_for_one_order_do_not_look_like_a_copy_by_accident() =>
        Assert.All(Of("").Where(i => i is { Kind: "STANDARD", Order: not null }).GroupBy(i => i.Order), g =>
        {
            var totals = g.Select(i => i.Subtotal).Order().ToList();
            Assert.All(totals.Zip(totals.Skip(1)), pair => Assert.True(pair.Second > pair.First * 1.02m, $"{g.Key}: {pair}"));
        });

    private static DemoOrderLine LineOf(DemoInvoiceLine line, DemoOrder order) => order.Lines[line.OrderLine!.Value - 1];
    private static DemoItem ItemOf(DemoInvoiceLine line, DemoOrder order) => Items[LineOf(line, order).Sku];
    private static decimal Factor(DemoInvoiceLine line, DemoOrder order) => line.Uom == ItemOf(line, order).BaseUom ? 1 : ItemOf(line, order).PackFactor;

    private static LocalDate DateOf(DemoInvoice invoice) =>
        invoice.ReceivedAt.InZone(DateTimeZoneProviders.Tzdb[Data.Facility(invoice.Facility).Zone]).Date;

    private static bool PriceFits(DemoInvoiceLine line, DemoOrder order)
    {
        if (line.OrderLine is null) return true;
        var factor = Factor(line, order);
        var over = line.Price / factor - LineOf(line, order).Price;
        var extension = Money.Round(over * line.Quantity * factor);
        var (least, percent, most) = Data.CategoryOf(ItemOf(line, order)).Tolerance switch { "STRICT" => (1m, 0m, 0m), "CONTRACT" => (20m, 0m, 0m), _ => (20m, 0.02m, 100m) };
        return over <= 0 || extension <= least || over / LineOf(line, order).Price <= percent && extension <= most;
    }

    private static bool WasReceived(DemoInvoiceLine line, DemoInvoice invoice, DemoOrder order)
    {
        if (Data.CategoryOf(ItemOf(line, order)).MatchBasis == "2W") return true;
        var received = History.Receipts.Where(r => r.Order == order.Number && r.ReceivedAt <= invoice.ReceivedAt && (!r.NeedsInspection || r.InspectedAt <= invoice.ReceivedAt))
            .SelectMany(r => r.Lines).Where(l => l.OrderLine == line.OrderLine).Sum(l => l.Accepted);
        var billed = History.Invoices.Where(i => i.Order == order.Number && i.Kind == "STANDARD" && i.ReceivedAt <= invoice.ReceivedAt)
            .SelectMany(i => i.Lines).Where(l => l.OrderLine == line.OrderLine).Sum(l => l.Quantity * Factor(l, order));
        return billed <= received && billed <= LineOf(line, order).Quantity;
    }
}
