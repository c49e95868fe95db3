using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>What happened at Wrenfield Health in the ninety days before the first start, in the order of time. The same moment
/// gives the same history, to the last cent.</summary>
public sealed record DemoHistory(IReadOnlyList<DemoOrder> Orders, IReadOnlyList<DemoReceipt> Receipts, IReadOnlyList<DemoInvoice> Invoices,
    IReadOnlyList<DemoRequest> Requests, IReadOnlyList<DemoBudgetState> Budgets)
{
    private const ulong Seed = 4410;

    /// <param name="now">Of the first start; only its whole minutes count.</param>
    public static DemoHistory Of(DemoData data, Instant now)
    {
        now = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        var draw = new Draw(Seed);
        var hours = data.Facilities.ToDictionary(f => f.Code, f => new OpenHours(data.Calendars.First(c => c.Code == f.Calendar).Definition, now));
        var buying = new Buying(data, hours, draw);
        var purchases = new List<Purchase>();
        foreach (var scenario in data.Scenarios)
        {
            for (var i = 0; i < scenario.Older; i++) purchases.Add(buying.Buy(scenario, older: true));
            for (var i = 0; i < scenario.Recent; i++) purchases.Add(buying.Buy(scenario, older: false));
        }
        var (orders, receipts, invoices) = new Papers(data, purchases, draw).Write();
        return new(orders, receipts, invoices, DemoRequests.Of(data, hours, draw), DemoBudgets.Of(data, now));
    }

    /// <summary>The last day of the newest closed period: a month is closed on the eighth of the next.</summary>
    public static LocalDate ClosedThrough(LocalDate on) =>
        on.With(DateAdjusters.StartOfMonth).PlusMonths(on.Day >= 8 ? 0 : -1).PlusDays(-1);
}
