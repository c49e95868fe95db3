using static WorkQueuePortal.Kernel.Money;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>What can happen to a purchase that was clean, by the name scenarios.csv gives it.</summary>
internal static class Plays
{
    /// <param name="Fits">Whether it can be played on an item of that category.</param>
    internal sealed record Play(Action<Purchase, Draw> Turn, Func<DemoItem, DemoCategory, bool>? Fits = null);

    public static IReadOnlyDictionary<string, Play> All { get; } = new Dictionary<string, Play>
    {
        ["CLEAN"] = new((_, _) => { }),
        ["AS_WRITTEN"] = new((_, _) => { }),
        ["PACKS"] = new((p, _) => p.First.Lines.ForEach(InPacks), (i, _) => i.PackFactor > 1),
        ["TOLERANCE"] = new((p, draw) => RaiseBy(p, draw.Cents(3, 17)), (i, c) => c.Tolerance != "STRICT" && i.Price >= 0.5m),
        ["SPLIT"] = new(Split, (_, c) => c.MatchBasis == "3W"),
        ["REBATE"] = new((p, draw) => Credit(p, Cut(p.First, draw.Cents(0.02m, 0.08m)), original: true), (_, c) => c.MatchBasis == "3W"),
        ["AWAITING"] = new((p, _) => { NothingCame(p); p.PromisedOn = p.Hours.Back(0); }, (_, c) => c.MatchBasis == "3W"),
        ["UNBILLED"] = new((p, _) => { p.Bills.Clear(); p.PromisedOn = p.Hours.Back(0).PlusDays(7); }),
        ["PRICE"] = new((p, draw) => RaiseBy(p, p.Lines[0].Quantity * p.Lines[0].Price * draw.Cents(0.03m, 0.09m) + 24m), (i, _) => i.Price >= 0.5m),
        ["NO_RECEIPT"] = new((p, _) => NothingCame(p), (_, c) => c.MatchBasis == "3W"),
        ["SHORT_RECEIPT"] = new((p, draw) => Top(p).Received = Math.Floor(Top(p).Received * draw.Cents(0.6m, 0.9m)), (i, c) => c.MatchBasis == "3W" && i.Price < 60),
        ["OVER_ORDER"] = new((p, draw) => Top(p).Received = Top(p).Quantity += Math.Ceiling(Top(p).Quantity * draw.Cents(0.1m, 0.25m)), (_, c) => c.MatchBasis == "3W"),
        ["UNINSPECTED"] = new((p, _) => p.FailsToInspect = true, (_, c) => c.MatchBasis == "4W"),
        ["UNLINKED"] = new((p, draw) => p.First.Lines.Add(new(null, 0, draw.Between(1, 3), "EA", draw.Cents(118, 290))
            { Part = $"HK-{draw.Between(100, 999)}", Description = "Handling kit" })),
        ["SAME_COPY"] = new((p, draw) => Copy(p, draw)),
        ["SWAPPED_COPY"] = new((p, draw) => Copy(p, draw)),
        ["NO_REFERENCE"] = new((p, _) => p.First.CitesOrder = false),
        ["NO_DATE"] = new((p, _) => p.First.DaysUnderway = null),
        ["UNBALANCED"] = new((p, draw) => p.First.OffBy = draw.Cents(7.5m, 48)),
        ["CANCELLED_ORDER"] = new((p, _) => { NothingCame(p); p.Cancelled = true; }),
        ["OFF_POLICY"] = new(OffPolicy),
        ["CURRENCY"] = new((p, _) => p.First.Currency = Ledger),
        ["CASE_AS_EACH"] = new((p, _) => Top(p).Price = p.Lines[0].Price * p.Lines[0].Item.PackFactor,
            (i, _) => i.PackFactor > 1 && i.Price * i.PackFactor is >= 12 and < 400),
        ["LATE_PERIOD"] = new((p, draw) => { p.OrderedBack = 52; p.First.DaysUnderway = draw.Between(52, 58); }),
        ["FREIGHT"] = new((p, draw) => { p.FreightTerms = "ADD"; p.PlannedFreight = draw.Cents(18, 40); p.First.Freight = p.PlannedFreight + draw.Cents(16, 95); }),
        ["TAXED"] = new((p, _) => p.First.Tax = Round(p.First.Lines.Sum(l => l.Extension) * 0.0825m)),
        ["TAX_OFF"] = new((p, draw) => p.First.Tax = Round(p.First.Lines.Sum(l => l.Extension) * p.Facility.TaxRate) + draw.Cents(4, 31)),
        ["CREDIT_ALONE"] = new((p, _) => Credit(p, p.First.Lines[0].Extension, original: false)),
        ["CREDIT_TOO_LARGE"] = new((p, _) => Credit(p, Cut(p.First, 1.4m), original: true)),
        ["REMIT_ELSEWHERE"] = new((p, draw) => p.First.RemitBank = $"{draw.Between(1000, 9999)}"),
    };

    private static Billed Top(Purchase purchase) => purchase.First.Lines[0];

    private static decimal Cut(Bill bill, decimal share) => Round(bill.Lines.Sum(l => l.Extension) * share);

    private static void InPacks(Billed line)
    {
        var item = line.Of!.Item;
        line.Of.Quantity = line.Received = Math.Max(1, Math.Round(line.Quantity / item.PackFactor)) * item.PackFactor;
        (line.Quantity, line.Uom, line.Price) = (line.Received / item.PackFactor, item.PackUom, line.Of.Price * item.PackFactor);
    }

    /// <summary>The first line costs more by about <paramref name="extra"/> in all: whole cents a unit, and never less than a cent.</summary>
    private static void RaiseBy(Purchase purchase, decimal extra)
    {
        var top = Top(purchase);
        if (extra < 0.01m * top.Quantity) top.Of!.Quantity = top.Received = top.Quantity = Math.Max(1, Math.Floor(extra / 0.01m));
        top.Price += Math.Max(0.01m, Math.Floor(extra / top.Quantity * 100) / 100);
    }

    private static void NothingCame(Purchase purchase)
    {
        foreach (var line in purchase.Bills.SelectMany(b => b.Lines)) line.Received = 0;
        purchase.PromisedOn = purchase.Hours.Back(purchase.First.InvoicedBack + 1);
    }

    private static void Split(Purchase purchase, Draw draw)
    {
        var second = new Bill("STANDARD", Math.Max(0, purchase.First.InvoicedBack - draw.Between(3, 6))) { DeliveredBack = Math.Max(1, purchase.First.InvoicedBack - 2) };
        foreach (var line in purchase.First.Lines.ToList())
        {
            var now = Math.Ceiling(line.Quantity * draw.Cents(0.55m, 0.8m));
            var later = line.Quantity - now;
            line.Received = line.Quantity = now;
            if (later > 0) second.Lines.Add(new(line.Of, later, later, line.Uom, line.Price));
        }
        if (second.Lines.Count > 0) purchase.Bills.Add(second);
    }

    /// <summary>The stop is on the copy; what it copies was clean and came a few days before.</summary>
    private static void Copy(Purchase purchase, Draw draw)
    {
        var first = purchase.First;
        var original = new Bill("STANDARD", first.InvoicedBack + draw.Between(1, 3))
        {
            DeliveredBack = first.DeliveredBack + 3, Freight = first.Freight,
            Lines = [.. first.Lines.Select(l => new Billed(l.Of, l.Received, l.Quantity, l.Uom, l.Price))],
        };
        foreach (var line in first.Lines) line.Received = 0;
        purchase.OrderedBack += 3;
        purchase.Bills[0] = original;
        purchase.Bills.Add(new("STANDARD", first.InvoicedBack)
        {
            CopyOf = original, Lines = first.Lines, Freight = first.Freight, Number = first.Number, Text = first.Text,
            Exception = first.Exception, Way = first.Way, ResolvedBack = first.ResolvedBack,
        });
        first.Number = null;
    }

    /// <summary>The credit carries the stop, if the scenario means one; the invoice it gives back was clean.</summary>
    private static void Credit(Purchase purchase, decimal amount, bool original)
    {
        var first = purchase.First;
        var credit = new Bill("CREDIT", Math.Max(0, first.InvoicedBack - 1))
        {
            CreditFor = first, CitesOriginal = original, CitesOrder = original, Number = first.Number, Tax = 0,
            Exception = first.Exception, Way = first.Way, ResolvedBack = first.ResolvedBack,
            Lines = [new(original ? first.Lines[0].Of : null, 0, -1, "EA", amount)
                { Part = first.Lines[0].Part, Description = $"Credit, {first.Lines[0].Description}" }],
        };
        (first.Exception, first.Way, first.Number) = ("", null, null);
        purchase.Bills.Add(credit);
    }

    /// <summary>What the supplier credits when a stopped invoice was right in the end but for the difference.</summary>
    public static void CreditBack(Purchase purchase, Bill bill)
    {
        var due = bill.Lines.Sum(l => Round(Math.Min(l.Quantity, purchase.NeedsReceipt ? Math.Min(l.Received, l.Of!.Quantity) : l.Of!.Quantity) * l.Of.Price));
        purchase.Bills.Add(new("CREDIT", bill.ResolvedBack + 1)
        {
            CreditFor = bill, CitesOriginal = true, Tax = 0,
            Lines = [new(bill.Lines[0].Of, 0, -1, "EA", bill.Lines.Sum(l => l.Extension) - due) { Description = $"Credit, {bill.Lines[0].Description}" }],
        });
    }

    private static void OffPolicy(Purchase purchase, Draw draw)
    {
        purchase.HasOrder = false;
        purchase.First.CitesOrder = false;
        purchase.First.Category = purchase.Supplier.Category;
        purchase.First.Lines.Add(new(null, 0, draw.Between(8, 24), "EA", draw.Cents(14, 29)) { Description = "Lunch, cover" });
    }
}
