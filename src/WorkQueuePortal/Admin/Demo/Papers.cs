using System.Globalization;
using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Writes the documents of all purchases: every moment into opening hours, every number in the order of time.</summary>
internal sealed class Papers(DemoData data, IReadOnlyList<Purchase> purchases, Draw draw)
{
    private const long FirstReceipt = 5000244117;

    private readonly Dictionary<Purchase, string> orderNumbers = [];
    private readonly List<DemoOrder> orders = [];
    private readonly List<DemoReceipt> receipts = [];
    private readonly List<(DemoInvoice Invoice, Bill Bill, Purchase Purchase)> invoices = [];

    public (IReadOnlyList<DemoOrder>, IReadOnlyList<DemoReceipt>, IReadOnlyList<DemoInvoice>) Write()
    {
        WriteOrders();
        foreach (var purchase in purchases) WriteBills(purchase);
        return (orders, NumberReceipts(), NumberInvoices());
    }

    private void WriteOrders()
    {
        var inTime = purchases.Where(p => p.HasOrder)
            .Select(p => (Purchase: p, At: p.Hours.At(p.Hours.Back(p.OrderedBack), draw.EarlyShare())))
            .OrderBy(p => p.At).ToList();
        // One order has the number its story is told with; the others count from there.
        var known = inTime.FindIndex(p => p.Purchase.Scenario.Order.Length > 0);
        var first = long.Parse(inTime[known].Purchase.Scenario.Order, CultureInfo.InvariantCulture) - known;
        foreach (var (purchase, at) in inTime)
        {
            var number = $"{first + orders.Count}";
            orderNumbers[purchase] = number;
            orders.Add(Order(purchase, number, at));
        }
    }

    private DemoOrder Order(Purchase p, string number, Instant at)
    {
        var top = data.CategoryOf(p.Lines[0].Item);
        var order = new DemoOrder(number, top.Capital ? "CAPITAL" : p.NeedsReceipt ? "STANDARD" : "SERVICE", p.Supplier.Code, p.Facility.Code,
            p.CostCentre.Code, p.Supplier.Currency, p.Supplier.Terms, p.FreightTerms, p.PlannedFreight, p.PromisedOn, at, Buyer(top), "",
            p.Cancelled ? p.Hours.At(p.Hours.Back(p.OrderedBack - 1), draw.EarlyShare()) : null,
            [.. p.Lines.Select((l, i) => new DemoOrderLine(i + 1, l.Item.Sku, l.Item.Name, l.Quantity, l.Item.BaseUom, l.Price, data.CategoryOf(l.Item).Gl))]);
        return order with { ApprovedBy = Authority.For(order.Total, top.Capital, p.CostCentre.Owner, data) };
    }

    private string Buyer(DemoCategory category) => category switch
    {
        { Capital: true } => "marta.quill",
        { MatchBasis: "2W" } or { Gl: "6410" or "6210" } => "ling.zhao",
        _ => draw.Chance(0.7) ? "devon.ashby" : "marta.quill",
    };

    private void WriteBills(Purchase purchase)
    {
        var hours = purchase.Hours;
        foreach (var bill in purchase.Bills)
        {
            var resolution = bill.Way is { } way ? new DemoResolution(way, hours.At(hours.Back(bill.ResolvedBack), draw.EarlyShare())) : null;
            if (purchase.NeedsReceipt && bill.DeliveredBack is { } delivered)
            {
                Receive(purchase, bill, DeliveryDay(hours, delivered), line => line.Received, resolution);
                if (resolution is { How: "receipt" }) ReceiveRest(purchase, bill, resolution.At);
            }
            var at = hours.At(hours.Back(bill.InvoicedBack), draw.EarlyShare());
            invoices.Add((Invoice(purchase, bill, at, resolution), bill, purchase));
        }
    }

    private LocalDate DeliveryDay(OpenHours hours, int back)
    {
        var day = hours.Back(back);
        return day.DayOfWeek == IsoDayOfWeek.Friday && hours.IsOpen(day.PlusDays(1)) && draw.Chance(0.15) ? day.PlusDays(1) : day;
    }

    private void Receive(Purchase purchase, Bill bill, LocalDate day, Func<Billed, decimal> accepted, DemoResolution? resolution)
    {
        if (bill.Lines.All(l => accepted(l) == 0)) return;
        var at = purchase.Hours.At(day, draw.EarlyShare() * 0.7);
        Instant? inspected = !purchase.NeedsInspection ? null
            : !purchase.FailsToInspect ? purchase.Hours.At(day, 0.999) : resolution?.At;
        var rejects = bill.Exception == "QTY_OVER_RECEIPT" && bill.Way != "receipt" && draw.Chance(0.4);
        AddReceipt(purchase, at, inspected, bill, accepted, l => rejects ? l.Quantity - l.Received : 0);
    }

    private void ReceiveRest(Purchase purchase, Bill bill, Instant at)
    {
        if (bill.Lines.Any(l => l.Quantity > l.Received)) AddReceipt(purchase, at, null, bill, l => l.Quantity - l.Received, _ => 0);
    }

    private void AddReceipt(Purchase purchase, Instant at, Instant? inspected, Bill bill, Func<Billed, decimal> accepted, Func<Billed, decimal> rejected)
    {
        var receiver = data.People.First(p => p.Roles.Contains(Kernel.Roles.Receiver) && p.WorksAt(purchase.Facility.Code));
        receipts.Add(new("", orderNumbers[purchase], purchase.Facility.Code, at, receiver.Code, $"PS-{draw.Between(10_000, 99_999)}",
            purchase.NeedsInspection, inspected,
            [.. bill.Lines.Where(l => l.Of is not null && accepted(l) + rejected(l) > 0)
                .Select(l => new DemoReceiptLine(purchase.Lines.IndexOf(l.Of!) + 1, accepted(l), rejected(l)))]));
    }

    private DemoInvoice Invoice(Purchase p, Bill bill, Instant at, DemoResolution? resolution)
    {
        var subtotal = bill.Lines.Sum(l => l.Extension);
        var tax = bill.Tax ?? (p.Facility.TaxExempt ? 0 : Kernel.Money.Round(subtotal * p.Facility.TaxRate));
        return new("", bill.Kind, p.Supplier.Code, p.Facility.Code, bill.CitesOrder && p.HasOrder ? orderNumbers[p] : null, null, bill.Category,
            bill.DaysUnderway is { } days ? p.Hours.DateOf(at).PlusDays(-days) : null, at, p.Supplier.Channel,
            bill.Currency ?? p.Supplier.Currency, p.Supplier.Terms, bill.RemitBank ?? p.Supplier.BankLast4,
            bill.Freight, tax, subtotal + bill.Freight + tax + bill.OffBy, bill.Text,
            [.. bill.Lines.Select((l, i) => new DemoInvoiceLine(i + 1, bill.CitesOrder && l.Of is not null ? p.Lines.IndexOf(l.Of) + 1 : null,
                l.Part, l.Description, l.Quantity, l.Uom, l.Price, l.Extension))],
            p.Scenario.Code, bill.Exception, resolution);
    }

    private IReadOnlyList<DemoReceipt> NumberReceipts() =>
        [.. receipts.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Order, StringComparer.Ordinal).Select((r, i) => r with { Number = $"{FirstReceipt + i}" })];

    // A copy or a credit speaks of an invoice that came before it, so its number is known by then.
    private IReadOnlyList<DemoInvoice> NumberInvoices()
    {
        var numbers = new InvoiceNumbers(draw);
        return [.. invoices.OrderBy(i => i.Invoice.ReceivedAt).Select(i =>
        {
            var (invoice, bill, purchase) = i;
            var copy = purchase.Bills.FirstOrDefault(b => b.CopyOf == bill);
            bill.Number ??= bill.CopyOf is { } original
                ? purchase.Scenario.Play == "SAME_COPY" ? InvoiceNumbers.Rewritten(original.Number!) : InvoiceNumbers.Mistyped(original.Number!)
                : copy?.Number is { } told ? InvoiceNumbers.Mistyped(told) : numbers.Next(purchase.Supplier, bill.Kind == "CREDIT");
            return invoice with { Number = bill.Number, Original = bill.CitesOriginal ? bill.CreditFor!.Number : null };
        })];
    }
}
