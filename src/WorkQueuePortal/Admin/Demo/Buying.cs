using System.Globalization;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Thinks out one purchase of a scenario: where, from whom, what, when; then lets its play happen.</summary>
internal sealed class Buying(DemoData data, IReadOnlyDictionary<string, OpenHours> hours, Draw draw)
{
    private static readonly Dictionary<string, double> Share = new()
        { ["WMH"] = 0.46, ["HPH"] = 0.27, ["EAC"] = 0.11, ["JPG"] = 0.08, ["WCL"] = 0.06, ["WSS"] = 0.02 };

    private readonly Dictionary<DemoScenario, List<(DemoCostCentre CostCentre, List<DemoItem> Items)>> _possible = new(ReferenceEqualityComparer.Instance);

    public Purchase Buy(DemoScenario scenario, bool older)
    {
        var play = Plays.All[scenario.Play];
        var (costCentre, item) = Subject(scenario, play);
        var at = hours[costCentre.Facility];
        var back = new Arrivals(at, draw).Of(scenario, older);
        var basis = item is null ? "" : data.CategoryOf(item).MatchBasis;
        var purchase = new Purchase(scenario, data.Facility(costCentre.Facility), data.Supplier(item?.Supplier ?? scenario.Supplier), costCentre, at)
            { NeedsReceipt = basis is "3W" or "4W", NeedsInspection = basis == "4W" };
        var bill = new Bill("STANDARD", back)
        {
            DeliveredBack = back + draw.Between(1, 4), Exception = scenario.Exception, Text = scenario.Text, DaysUnderway = draw.Between(0, 3),
            Number = scenario.Number.Length > 0 ? scenario.Number : null,
        };
        purchase.Bills.Add(bill);
        purchase.OrderedBack = Math.Min(54, bill.DeliveredBack.Value + draw.Between(3, 9));
        purchase.PromisedOn = at.Back(bill.DeliveredBack.Value);
        if (older && scenario.Ways.Count > 0)
        {
            bill.Way = draw.One(scenario.Ways);
            bill.ResolvedBack = back - (bill.Way == "credit" ? draw.Between(3, 7) : draw.Between(1, 3));
        }
        if (scenario.Lines.Length > 0) AsWritten(purchase, scenario);
        else if (item is not null) Basket(purchase, item, play);
        Freight(purchase, scenario);
        if (scenario.Tax is { } tax) bill.Tax = tax;
        play.Turn(purchase, draw);
        if (purchase.Bills.Count == 1 && bill is { Way: "credit", Exception: not "" }) Plays.CreditBack(purchase, bill);
        return purchase;
    }

    private (DemoCostCentre, DemoItem?) Subject(DemoScenario scenario, Plays.Play play)
    {
        if (!_possible.TryGetValue(scenario, out var possible)) _possible[scenario] = possible = Possible(scenario, play);
        // What no item stands for, such as a lunch, is charged to the office of the facility.
        if (possible.Count == 0) return (data.CostCentres.First(c => c.Facility == scenario.Facility), null);
        var facility = draw.One(possible.Select(p => p.CostCentre.Facility).Distinct().ToList(), f => Weight(f, scenario.Exception));
        var (costCentre, fitting) = draw.One(possible.Where(p => p.CostCentre.Facility == facility).ToList(), c => c.Items.Count);
        return (costCentre, draw.One(fitting));
    }

    private List<(DemoCostCentre CostCentre, List<DemoItem> Items)> Possible(DemoScenario scenario, Plays.Play play)
    {
        var items = scenario.Lines.Length > 0 ? [data.ByPart(Written(scenario.Lines)[0].Part)]
            : data.Items.Where(i => scenario.Supplier.Length > 0 ? i.Supplier == scenario.Supplier : IsOrdinary(i)).Where(i => Fits(play, i)).ToList();
        return [.. data.CostCentres
            .Where(c => c.Active && (scenario.Facility.Length == 0 || c.Facility == scenario.Facility) && (scenario.Play != "TAXED" || data.Facility(c.Facility).TaxExempt))
            .Select(c => (CostCentre: c, Items: items.Where(i => c.GlAccounts.Contains(data.CategoryOf(i).Gl)).ToList()))
            .Where(c => c.Items.Count > 0)];
    }

    // Receipts are late at Harbor Point more than elsewhere: process intelligence has something to find.
    private static double Weight(string facility, string exception) =>
        Share[facility] * (facility == "HPH" && exception is "NO_RECEIPT" or "QTY_OVER_RECEIPT" ? 3 : 1);

    private bool IsOrdinary(DemoItem item) => data.Supplier(item.Supplier).IsOrdinary && item.Price < 5_000;

    // The exemption of a site is a matter of its own country.
    private bool Fits(Plays.Play play, DemoItem item) => (play != Plays.All["TAXED"] || data.Supplier(item.Supplier).Currency == Kernel.Money.Ledger) && (play.Fits?.Invoke(item, data.CategoryOf(item)) ?? true);

    private void Basket(Purchase purchase, DemoItem first, Plays.Play play)
    {
        var basis = data.CategoryOf(first).MatchBasis;
        var others = data.Items.Where(i => i.Supplier == first.Supplier && i != first && i.Price < 5_000 && Fits(play, i)
            && data.CategoryOf(i).MatchBasis == basis && purchase.CostCentre.GlAccounts.Contains(data.CategoryOf(i).Gl)).ToList();
        var lines = draw.Between(1, 4);
        for (var item = first; ; item = draw.One(others))
        {
            others.Remove(item);
            var quantity = Quantity(item, purchase.Scenario.Play);
            var line = new Ordered(item, quantity, item.Price);
            purchase.Lines.Add(line);
            purchase.First.Lines.Add(new(line, quantity, quantity, item.BaseUom, item.Price));
            if (--lines == 0 || others.Count == 0) return;
        }
    }

    private decimal Quantity(DemoItem item, string play)
    {
        var about = (decimal)(70 * Math.Pow(45, draw.Share())) / item.Price;
        if (play is "SHORT_RECEIPT" or "SPLIT") about = Math.Max(about, 10);
        if (play == "CASE_AS_EACH") about = Math.Min(about, item.PackFactor);
        return about > item.PackFactor
            ? Math.Min(3_000, Math.Round(about / item.PackFactor)) * item.PackFactor
            : Math.Max(1, Math.Round(about));
    }

    private void Freight(Purchase purchase, DemoScenario scenario)
    {
        if (scenario.Lines.Length == 0 && purchase.HasOrder && draw.Chance(0.3)) (purchase.FreightTerms, purchase.PlannedFreight) = ("ADD", draw.Cents(12, 60));
        if (scenario.PlannedFreight is { } planned) (purchase.FreightTerms, purchase.PlannedFreight) = (planned > 0 ? "ADD" : "PREPAID", planned);
        if (scenario.FreightTerms.Length > 0) purchase.FreightTerms = scenario.FreightTerms;
        purchase.First.Freight = scenario.Freight ?? purchase.PlannedFreight;
    }

    private void AsWritten(Purchase purchase, DemoScenario scenario)
    {
        foreach (var line in Written(scenario.Lines))
        {
            var item = data.ByPart(line.Part);
            var ordered = new Ordered(item, line.Quantity, line.Price);
            purchase.Lines.Add(ordered);
            purchase.First.Lines.Add(new(ordered, line.Received, line.Billed, line.Uom.Length > 0 ? line.Uom : item.BaseUom, line.BilledPrice));
        }
    }

    /// <summary>"OM-50912 96@2.00 / 96 / 4 CS@48.00; …": part, order / receipt / invoice; a dash where nothing is received.</summary>
    private static List<(string Part, decimal Quantity, decimal Price, decimal Received, decimal Billed, string Uom, decimal BilledPrice)> Written(string lines) =>
        [.. lines.Split(';', StringSplitOptions.TrimEntries).Select(line =>
        {
            var sides = line.Split('/', StringSplitOptions.TrimEntries);
            var order = sides[0].Split(' ', '@');
            var invoice = sides[2].Split('@');
            var billed = invoice[0].Split(' ');
            return (order[0], Number(order[1]), Number(order[2]), sides[1] == "-" ? 0 : Number(sides[1]),
                Number(billed[0]), billed.Length > 1 ? billed[1] : "", Number(invoice[1]));
        })];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
