using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Queries;

/// <summary>Everything an invoice is compared with, as it is now.</summary>
public sealed record InvoiceContext(
    Supplier? Supplier, Facility Facility, IReadOnlyList<PurchaseOrder> Orders, IReadOnlyList<GoodsReceipt> Receipts, OrderBook Book, HeaderContext Header, IReadOnlyDictionary<string, CatalogItem> Items)
{
    /// <summary>Who did what on the orders, for separation of duties.</summary>
    public InvoiceDuties Duties => new()
    {
        OrderCreatedBy = Orders.Select(o => o.CreatedById).FirstOrDefault(p => p is not null),
        OrderApprovedBy = Orders.Where(o => o.ApprovedById is not null).Select(o => o.ApprovedById!.Value).ToHashSet(),
        ReceivedBy = Receipts.Where(r => r.ReceivedById is not null).Select(r => r.ReceivedById!.Value).ToHashSet(),
    };
}

/// <summary>Loads that. The screen and the comparison read the same way, so what a person sees is what was judged; and both read all facilities, since an earlier
/// copy of an invoice, or its order, may stand at a site that this person does not see.</summary>
public static class InvoiceReading
{
    /// <summary>Without an order number, lines are linked to the supplier's latest orders; older ones are closed in practice.</summary>
    private const int LatestOrders = 40;
    private const int SuspectDays = 730;
    /// <summary>Amounts are near within one percent; swapping two digits changes a number by a multiple of nine.</summary>
    private const int NearParts = 100, SwapMultiple = 9, MostNear = 200;

    public static async Task<InvoiceContext> Read(PortalDb db, SupplierInvoice invoice, Instant now, CancellationToken ct)
    {
        var facility = await db.Once((typeof(Facility), invoice.FacilityId), () => db.Set<Facility>().AsNoTracking().FirstAsync(f => f.Id == invoice.FacilityId, ct));
        var today = now.InZone(DateTimeZoneProviders.Tzdb[facility.Zone]).Date;
        var supplier = invoice.SupplierCode is null ? null : await db.Once((typeof(Supplier), invoice.SupplierCode), () => db.Set<Supplier>().AsNoTracking().FirstOrDefaultAsync(s => s.Code == invoice.SupplierCode, ct));
        var orders = await Orders(db, invoice, ct);
        var numbers = orders.ConvertAll(o => o.Number);
        var receipts = await db.Everywhere<GoodsReceipt>().AsNoTracking().Include(r => r.Lines).Where(r => numbers.Contains(r.OrderNumber)).ToListAsync(ct);
        var held = await Held(db, invoice, numbers, ct);
        var skus = orders.SelectMany(o => o.Lines).Where(l => l.Sku is not null).Select(l => l.Sku!).Distinct().ToList();
        var items = await Items(db, skus, ct);

        var book = new OrderBook(
            from order in orders
            from line in order.Lines
            let told = receipts.Where(r => r.OrderNumber == order.Number && r.Lines.Exists(l => l.OrderLine == line.Line)).ToList()
            let received = told.Where(r => !r.IsDespatch || told.TrueForAll(o => o.IsDespatch)).SelectMany(r => r.Lines).Where(l => l.OrderLine == line.Line)
                .Aggregate(ReceiptFacts.None, (sum, l) => sum.Plus(new ReceiptFacts(l.Accepted, l.Rejected, l.Returned, l.Inspected ?? l.Accepted)))
            select new OrderedLine(Line(order, line, items), received, held.GetValueOrDefault((order.Number, line.Line), Allocation.None)),
            new UnitFactors(items.Values.SelectMany(i => i.Units.Select(u => (i.Sku, u.Uom, u.Factor)).Append((i.Sku, i.BaseUom, 1m)))));
        return new InvoiceContext(supplier, facility, orders, receipts, book, await Header(db, invoice, supplier, facility, orders, today, ct), items);
    }

    /// <summary>Those of the catalogue; what the operation has read already is not read again.</summary>
    private static async Task<Dictionary<string, CatalogItem>> Items(PortalDb db, List<string> skus, CancellationToken ct)
    {
        var read = await db.Once(typeof(CatalogItem), () => Task.FromResult(new Dictionary<string, CatalogItem?>()));
        var missing = skus.FindAll(sku => !read.ContainsKey(sku));
        if (missing.Count > 0)
        {
            foreach (var sku in missing) read[sku] = null;
            foreach (var item in await db.Set<CatalogItem>().AsNoTracking().Include(i => i.Units).Where(i => missing.Contains(i.Sku)).ToListAsync(ct)) read[item.Sku] = item;
        }
        return skus.Select(sku => read[sku]).OfType<CatalogItem>().ToDictionary(i => i.Sku);
    }

    public static InvoiceFacts Facts(SupplierInvoice invoice) => new(invoice.Number, invoice.SupplierCode ?? "", invoice.Currency ?? "",
        [.. invoice.Lines.OrderBy(l => l.Position).Select(l => new InvoiceLine(l.Line, l.OrderNumber ?? invoice.OrderNumber, l.OrderLine, l.Quantity, l.Uom, l.Price)
        {
            SupplierPart = l.SupplierPart, Gtin = l.Gtin, Credit = invoice.IsCredit ? CreditKind.Quantity : CreditKind.None,
        })]);

    public static InvoiceHeader HeaderOf(SupplierInvoice invoice, InvoiceContext context) => new(invoice.Number, invoice.InvoiceOn, invoice.Currency ?? "", invoice.Total)
    {
        LegalEntity = context.Facility.Code, Order = invoice.OrderNumber ?? invoice.Lines.Find(l => l.OrderNumber is not null)?.OrderNumber,
        // Of a supplier with orders the order is missing; one without any is judged by what may be bought without an order. A credit is asked for its invoice instead.
        NonPoCategory = invoice.IsCredit ? "credit" : context.Orders.Count == 0 ? "without an order" : null, RemitTo = invoice.RemitLast4, LinesTotal = invoice.Subtotal, Freight = invoice.Freight, Tax = invoice.Tax ?? 0m, Other = invoice.OtherCharges,
        Discount = invoice.Allowances, Terms = TermsText.Read(invoice.Terms), DocumentHash = invoice.DocumentHash, Texts = [invoice.Note ?? "", .. invoice.Lines.Select(l => l.Name)],
    };

    private static async Task<List<PurchaseOrder>> Orders(PortalDb db, SupplierInvoice invoice, CancellationToken ct)
    {
        var named = invoice.Lines.Select(l => l.OrderNumber).Append(invoice.OrderNumber).Where(n => n is not null).Select(n => n!).Distinct().ToList();
        var orders = db.Everywhere<PurchaseOrder>().AsNoTracking().Include(o => o.Lines);
        if (named.Count > 0) return await orders.Where(o => named.Contains(o.Number)).ToListAsync(ct);
        return invoice.SupplierCode is null ? [] : await orders.Where(o => o.SupplierCode == invoice.SupplierCode).OrderByDescending(o => o.OrderedOn).Take(LatestOrders).ToListAsync(ct);
    }

    /// <summary>What earlier invoices hold of the order lines. A credit may also give back what its original billed and does not hold, since that one is still disputed.</summary>
    private static async Task<Dictionary<(string Order, int Line), Allocation>> Held(PortalDb db, SupplierInvoice invoice, List<string> orders, CancellationToken ct)
    {
        var original = invoice.IsCredit ? invoice.OriginalInvoice : null;
        var rows = await (from l in db.Everywhere<SupplierInvoiceLine>()
                          join i in db.Everywhere<SupplierInvoice>() on l.InvoiceId equals i.Id
                          where l.InvoiceId != invoice.Id && l.MatchedOrder != null && orders.Contains(l.MatchedOrder) && l.MatchedLine != null
                          select new
                          {
                              l.MatchedOrder, l.MatchedLine, l.HeldQuantity, l.HeldCredit, l.HeldAmount, l.Quantity, l.Extension,
                              IsDisputed = original != null && i.Number == original && i.SupplierCode == invoice.SupplierCode && (i.State == InvoiceState.Exception || i.State == InvoiceState.OnHold),
                          }).ToListAsync(ct);
        return rows.GroupBy(r => (r.MatchedOrder!, r.MatchedLine!.Value)).ToDictionary(g => g.Key, g => g.Aggregate(Allocation.None, (sum, r) => sum.Plus(
            r.IsDisputed && r.HeldQuantity == 0m ? new Allocation(r.Quantity, r.HeldCredit, r.Extension) : new Allocation(r.HeldQuantity, r.HeldCredit, r.HeldAmount))));
    }

    private static OrderLineFacts Line(PurchaseOrder order, PurchaseOrderLine line, Dictionary<string, CatalogItem> items) => new(
        order.Number, line.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), order.SupplierCode, line.Sku ?? line.SupplierPart ?? line.Name, line.Quantity, line.Uom, line.Price, order.Currency, line.Basis)
    {
        State = order.Status == "CANCELLED" ? OrderState.Cancelled : order.Status == "CLOSED" || line.IsClosed ? OrderState.Closed : OrderState.Approved,
        ContractPrice = line.ContractPrice, SupplierPart = line.SupplierPart, Gtin = line.Gtin, UnspscClass = line.Unspsc is { Length: >= 6 } code ? code[..6] : null,
        MakerPart = line.Sku is { } sku && items.TryGetValue(sku, out var item) ? item.MfrPart : null, Policy = TolerancePolicy.Find(line.TolerancePolicy),
    };

    private static async Task<HeaderContext> Header(PortalDb db, SupplierInvoice invoice, Supplier? supplier, Facility facility, List<PurchaseOrder> orders, LocalDate today, CancellationToken ct)
    {
        var others = await db.Everywhere<SupplierInvoice>()
            .Where(o => o.Id != invoice.Id && o.State != InvoiceState.Voided && o.State != InvoiceState.Returned && ((o.SupplierCode == invoice.SupplierCode && o.NormKey == invoice.NormKey && (o.SupplierCode != null || o.SupplierName == invoice.SupplierName)) || o.DocumentHash == invoice.DocumentHash))
            // A credit may bear the number of the invoice it takes back.
            .Where(o => o.DocumentHash == invoice.DocumentHash || (o.TotalCents < 0) == (invoice.TotalCents < 0))
            // Of two copies the later is the duplicate; the earlier goes its way.
            .Where(o => o.ReceivedAt < invoice.ReceivedAt || (o.ReceivedAt == invoice.ReceivedAt && o.Id.CompareTo(invoice.Id) < 0))
            .Select(o => new { o.Number, o.SupplierCode, o.Total, o.InvoiceOn, o.DocumentHash }).Take(50).ToListAsync(ct);
        var order = orders.Find(o => o.Number == invoice.OrderNumber);
        return new HeaderContext(
            today, supplier is null ? null : new SupplierFacts(supplier.Name, supplier.Code, supplier.Status, supplier.Screening, supplier.BankLast4 ?? "") { BankChangedOn = supplier.BankChangedOn },
            [.. others.Where(o => o.InvoiceOn is null || invoice.InvoiceOn is null || Period.DaysBetween(o.InvoiceOn.Value, invoice.InvoiceOn.Value) is > -SuspectDays and < SuspectDays)
                .Select(o => new FiledInvoice(o.Number, o.SupplierCode ?? "", o.Total ?? 0m, o.InvoiceOn, o.DocumentHash))],
            FiscalCalendar.Periods(invoice.ReceivedAt.InZone(DateTimeZoneProviders.Tzdb[facility.Zone]).Date))
        {
            Near = await Near(db, invoice, today, ct), LeftOfOriginal = invoice.IsCredit ? await LeftOfOriginal(db, invoice, ct) : null, OrderCurrency = order?.Currency, OrderTerms = TermsText.Read(order?.Terms ?? supplier?.Terms),
            // An exempt site pays no tax; elsewhere the lines say their rate, and a document without rates is taken at its word.
            IsTaxExempt = facility.IsTaxExempt && (invoice.Currency ?? Money.Ledger) == Money.Ledger,
            ComputedTax = ComputedTax(invoice),
        };
    }

    /// <summary>What the invoice that a credit cites came to, less the credits that cite it already; null where it is not known.</summary>
    private static async Task<decimal?> LeftOfOriginal(PortalDb db, SupplierInvoice credit, CancellationToken ct)
    {
        if (credit.OriginalInvoice is not { } number || credit.SupplierCode is null) return null;
        var story = await db.Everywhere<SupplierInvoice>()
            .Where(o => o.SupplierCode == credit.SupplierCode && (o.Number == number || o.OriginalInvoice == number) && o.Id != credit.Id && o.State != InvoiceState.Voided && o.State != InvoiceState.Returned)
            .Select(o => new { o.Number, o.Total }).ToListAsync(ct);
        return story.Exists(o => o.Number == number) ? story.Sum(o => o.Total ?? 0m) : null;
    }

    /// <summary>The supplier's invoices of the last months whose amount is near or has the same digits, scored against this one.</summary>
    private static async Task<List<NearInvoice>> Near(PortalDb db, SupplierInvoice invoice, LocalDate today, CancellationToken ct)
    {
        if (invoice.SupplierCode is null || invoice.TotalCents is null or 0) return [];
        var (cents, from) = (invoice.TotalCents.Value, today.PlusMonths(-DuplicateScore.CompareMonths));
        var (low, high) = (cents - Math.Abs(cents) / NearParts, cents + Math.Abs(cents) / NearParts);
        var (least, most) = (Math.Min(cents / 10, cents * 10), Math.Max(cents / 10, cents * 10));
        var rows = await db.Everywhere<SupplierInvoice>()
            .Where(o => o.SupplierCode == invoice.SupplierCode && o.TotalCents >= least && o.TotalCents <= most && ((o.TotalCents >= low && o.TotalCents <= high) || (o.TotalCents - cents) % SwapMultiple == 0))
            .Where(o => o.Id != invoice.Id && o.NormKey != invoice.NormKey && o.State != InvoiceState.Voided && o.State != InvoiceState.Returned && (o.InvoiceOn == null || o.InvoiceOn >= from))
            .Where(o => o.ReceivedAt < invoice.ReceivedAt || (o.ReceivedAt == invoice.ReceivedAt && o.Id.CompareTo(invoice.Id) < 0))
            .OrderByDescending(o => o.ReceivedAt).Take(MostNear)
            .Select(o => new { o.Number, o.SupplierCode, o.Total, o.InvoiceOn, o.OrderNumber, Lines = o.Lines.Select(l => new { l.OrderNumber, l.OrderLine, l.SupplierPart }).ToList() }).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var filed = new FiledInvoice(invoice.Number, invoice.SupplierCode, invoice.Total ?? 0m, invoice.InvoiceOn);
        var mine = invoice.Lines.Select(l => (Order: l.OrderNumber ?? invoice.OrderNumber, Line: l.OrderLine ?? l.SupplierPart)).Where(l => l.Order is not null).ToHashSet();
        return
        [
            .. from row in rows
               let theirs = row.Lines.Select(l => (Order: l.OrderNumber ?? row.OrderNumber, Line: l.OrderLine ?? l.SupplierPart)).Where(l => l.Order is not null).ToHashSet()
               let shares = new DuplicateContext(theirs.Overlaps(mine), theirs.Count > 0 && mine.Count > 0 && !theirs.Select(l => l.Order).Intersect(mine.Select(l => l.Order)).Any())
               let near = new FiledInvoice(row.Number, row.SupplierCode ?? "", row.Total ?? 0m, row.InvoiceOn)
               let score = DuplicateScore.Of(filed, near, shares)
               where score >= DuplicateScore.Hint
               orderby score descending
               select new NearInvoice(near, score),
        ];
    }

    /// <summary>By the rates of the lines; a document without rates is taken at its word. Charges of the head are taxed in one place and not in another, so the
    /// computed tax is whichever of the two is nearer to what was billed.</summary>
    private static decimal ComputedTax(SupplierInvoice invoice)
    {
        var billed = invoice.Tax ?? 0m;
        // A credit without tax gives back goods alone.
        if (invoice.IsCredit && billed == 0m) return 0m;
        if (invoice.Lines.TrueForAll(l => l.TaxPercent is null)) return billed;
        var lines = Money.Round(invoice.Lines.Sum(l => l.Extension * (l.TaxPercent ?? 0m) / 100m));
        var rates = invoice.Lines.Select(l => l.TaxPercent ?? 0m).Distinct().ToList();
        var head = invoice.Freight + invoice.OtherCharges - invoice.Allowances;
        // Where the lines have several rates, nobody but the document knows which one its head has.
        if (head != 0m && rates.Count > 1) return billed;
        var withHead = lines + Money.Round(head * rates[0] / 100m);
        return Math.Abs(withHead - billed) < Math.Abs(lines - billed) ? withHead : lines;
    }
}
