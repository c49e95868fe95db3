using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

internal static class DemoRequests
{
    private const int FirstNumber = 20871;

    public static IReadOnlyList<DemoRequest> Of(DemoData data, IReadOnlyDictionary<string, OpenHours> hours, Draw draw) =>
        [.. data.Wishes.Select(w => Request(data, hours[data.CostCentre(w.CostCentre).Facility], w, draw))
            .OrderBy(r => r.CreatedAt).Select((r, i) => r with { Number = $"{FirstNumber + 2 * i}" })];

    private static DemoRequest Request(DemoData data, OpenHours hours, DemoWish wish, Draw draw)
    {
        var item = data.ByPart(wish.SupplierPart);
        var costCentre = data.CostCentre(wish.CostCentre);
        var price = item.ContractPrice ?? item.Price;
        var total = Kernel.Money.Round(wish.Quantity * price);
        var waits = wish.Outcome == "PENDING";
        var back = waits ? draw.Between(0, 2) : draw.Between(2, 40);
        var created = hours.At(hours.Back(back), draw.EarlyShare());
        var decides = wish.Outcome is "APPROVED" or "RETURNED";
        return new("", wish.Requester, costCentre.Facility, wish.CostCentre, item.Sku, wish.Quantity, item.BaseUom, price, total, wish.Reason,
            hours.DateOf(created).PlusDays(draw.Between(4, 12)), created, wish.Outcome,
            decides ? Authority.For(total, data.CategoryOf(item).Capital, costCentre.Owner, data) : null,
            decides ? hours.At(hours.Back(back - 1), draw.EarlyShare()) : null);
    }
}
