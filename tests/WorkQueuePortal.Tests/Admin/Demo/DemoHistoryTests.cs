using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Admin.Demo;

public sealed class DemoHistoryTests
{
    private static readonly DemoData Data = DemoData.Read();

    /// <summary>A Tuesday morning, an early Monday after New Year, a Sunday after a holiday, the night before Thanksgiving, the first of a month.</summary>
    public static TheoryData<string> Starts => ["2026-03-10T14:41:00Z", "2026-01-05T12:20:00Z", "2026-07-05T20:00:00Z", "2026-11-26T03:10:00Z", "2027-06-01T16:05:00Z"];

    private static readonly Dictionary<string, DemoHistory> Told = [];

    private static DemoHistory At(string now) =>
        Told.TryGetValue(now, out var told) ? told : Told[now] = DemoHistory.Of(Data, InstantPattern.General.Parse(now).Value);

    [Theory, MemberData(nameof(Starts))]
    public void The_same_moment_gives_the_same_history(string now)
    {
        var start = InstantPattern.General.Parse(now).Value;
        var told = JsonSerializer.Serialize(DemoHistory.Of(Data, start));
        Assert.Equal(told, JsonSerializer.Serialize(DemoHistory.Of(DemoData.Read(), start + Duration.FromSeconds(59))));
        Assert.NotEqual(told, JsonSerializer.Serialize(DemoHistory.Of(Data, start + Duration.FromDays(1))));
    }

    [Theory, MemberData(nameof(Starts))]
    public void It_has_the_size_of_a_quarter(string now)
    {
        var history = At(now);
        Assert.InRange(history.Orders.Count, 530, 590);
        Assert.InRange(history.Invoices.Count, 610, 660);
        Assert.InRange(history.Invoices.Count(i => i.Kind == "CREDIT"), 16, 28);
        Assert.InRange(history.Invoices.Count(i => i.Exception.Length == 0) / (double)history.Invoices.Count, 0.79, 0.84);
        Assert.InRange(history.Invoices.Count(i => i.Exception.Length > 0 && i.Resolution is null), 85, 95);
        Assert.Equal(30, history.Requests.Count);
        Assert.Equal(8, history.Requests.Count(r => r.Outcome == "PENDING"));
    }

    [Theory, MemberData(nameof(Starts))]
    public void Every_exception_code_is_open_somewhere(string now) =>
        Assert.Equal(DemoDataTests.Codes.Order(), At(now).Invoices.Where(i => i.Resolution is null && i.Exception.Length > 0).Select(i => i.Exception).Distinct().Order());

    [Theory, MemberData(nameof(Starts))]
    public void Everything_lies_within_ninety_days_and_in_opening_hours(string now)
    {
        var start = InstantPattern.General.Parse(now).Value;
        Assert.All(Moments(At(now)), m =>
        {
            Assert.InRange(m.At, start - Duration.FromDays(90), start);
            var local = m.At.InZone(DateTimeZoneProviders.Tzdb[Data.Facility(m.Facility).Zone]);
            Assert.NotEqual(IsoDayOfWeek.Sunday, local.DayOfWeek);
            Assert.True(local.DayOfWeek != IsoDayOfWeek.Saturday || m.What == "receipt" && m.Facility is "WMH" or "HPH" && local.Hour < 12, m.What);
            Assert.InRange(local.Hour, 6, 17);
        });
    }

    [Fact]
    public void Nothing_happens_on_a_federal_holiday()
    {
        LocalDate[] holidays = [new(2025, 11, 11), new(2025, 11, 27), new(2025, 12, 25), new(2026, 1, 1), new(2026, 1, 19)];
        var moments = Moments(At("2026-01-27T15:00:00Z"));
        Assert.All(moments, m => Assert.DoesNotContain(m.At.InZone(DateTimeZoneProviders.Tzdb[Data.Facility(m.Facility).Zone]).Date, holidays));
        Assert.DoesNotContain(Moments(At("2026-07-06T15:00:00Z")), m => m.At.InZone(DateTimeZoneProviders.Tzdb[Data.Facility(m.Facility).Zone]).Date == new LocalDate(2026, 7, 3));
    }

    [Theory, MemberData(nameof(Starts))]
    public void Documents_come_in_the_order_of_time_with_numbers_of_their_own(string now)
    {
        var history = At(now);
        Assert.Equal(history.Orders.OrderBy(o => o.CreatedAt).Select(o => o.Number), history.Orders.Select(o => o.Number));
        Assert.Equal(history.Orders.Select(o => o.Number).Order(), history.Orders.Select(o => o.Number).Distinct());
        Assert.Equal(history.Receipts.Select(r => r.Number).Order(), history.Receipts.OrderBy(r => r.ReceivedAt).Select(r => r.Number).Distinct());
        Assert.Equal(history.Invoices.OrderBy(i => i.ReceivedAt).Select(i => i.Number), history.Invoices.Select(i => i.Number));
        Assert.All(history.Invoices.GroupBy(i => (i.Supplier, i.Number)), g => Assert.True(g.Count() == 1 || g.Count(i => i.Exception == "DUP_EXACT") == g.Count() - 1, $"{g.Key}"));
    }

    [Theory, MemberData(nameof(Starts))]
    public void Every_reference_resolves(string now)
    {
        var history = At(now);
        var orders = history.Orders.ToDictionary(o => o.Number);
        var skus = Data.Items.ToDictionary(i => i.Sku);
        Assert.All(history.Orders, o =>
        {
            var costCentre = Data.CostCentre(o.CostCentre);
            Assert.Equal(costCentre.Facility, o.Facility);
            Assert.NotEmpty(o.Lines);
            Assert.All(o.Lines, l => Assert.Equal(o.Supplier, skus[l.Sku].Supplier));
            Assert.All(o.Lines, l => Assert.Contains(l.Gl, costCentre.GlAccounts));
            Assert.Contains(Roles.Buyer, Data.Person(o.CreatedBy).Roles);
            Assert.True(Data.Person(o.ApprovedBy).Roles.Intersect([Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Cfo, Roles.Ceo]).Any());
        });
        Assert.All(history.Receipts, r =>
        {
            var order = orders[r.Order];
            Assert.True(r.ReceivedAt > order.CreatedAt);
            Assert.Equal(order.Facility, r.Facility);
            Assert.NotEmpty(r.Lines);
            Assert.All(r.Lines, l => Assert.InRange(l.OrderLine, 1, order.Lines.Count));
            Assert.Contains(Roles.Receiver, Data.Person(r.ReceivedBy).Roles);
        });
        Assert.All(history.Invoices, i =>
        {
            Data.Supplier(i.Supplier);
            if (i.Order is { } number)
            {
                Assert.Equal((orders[number].Supplier, orders[number].Facility), (i.Supplier, i.Facility));
                Assert.True(i.ReceivedAt > orders[number].CreatedAt);
                Assert.All(i.Lines.Where(l => l.OrderLine is not null), l => Assert.InRange(l.OrderLine!.Value, 1, orders[number].Lines.Count));
            }
            if (i.Original is { } original) Assert.Contains(history.Invoices, o => o.Supplier == i.Supplier && o.Number == original && o.ReceivedAt < i.ReceivedAt);
            if (i.Resolution is { } resolution) Assert.True(resolution.At > i.ReceivedAt && i.ResolveAfterHours > 0);
        });
    }

    [Theory, MemberData(nameof(Starts))]
    public void Invoices_add_up_unless_they_are_meant_not_to(string now)
    {
        Assert.All(At(now).Invoices, i =>
        {
            Assert.All(i.Lines, l => Assert.Equal(Money.Round(l.Quantity * l.Price), l.Extension));
            var off = Math.Abs(i.Subtotal + i.Freight + i.Tax - i.Total);
            Assert.True(i.Exception == "UNBALANCED" ? off > 1 : off == 0, $"{i.Number} is off by {off}.");
            Assert.Equal(i.Kind == "CREDIT", i.Total < 0);
            Assert.Equal(i.Exception is "TAX_EXEMPT", i.Tax > 0 && Data.Facility(i.Facility).TaxExempt);
        });
    }

    [Fact]
    public void The_story_of_the_pump_sets_is_told_to_the_cent()
    {
        var history = At("2026-03-10T14:41:00Z");
        var invoice = Assert.Single(history.Invoices, i => i.Number == "88213");
        Assert.Equal(("4500118402", 22_937.00m, 22_892.00m, "WMH"), (invoice.Order, invoice.Total, invoice.Subtotal, invoice.Facility));
        Assert.Equal((500m, 40.70m, 4m, "CS"), (invoice.Lines[0].Quantity, invoice.Lines[0].Price, invoice.Lines[3].Quantity, invoice.Lines[3].Uom));
        var order = Assert.Single(history.Orders, o => o.Number == invoice.Order);
        Assert.Equal((500m, 40.00m, 45.00m), (order.Lines[0].Quantity, order.Lines[0].Price, order.PlannedFreight));
        Assert.Equal([500m, 20m, 180m, 96m], history.Receipts.Where(r => r.Order == order.Number).SelectMany(r => r.Lines).Select(l => l.Accepted));
        Assert.Equal(7, history.Invoices.Count(i => i.Supplier == "V-1001" && i.Lines.Any(l => l.Price == 40.70m)));
        Assert.Equal(["2201", "2210"], history.Invoices.Where(i => i.Scenario == "brightwater-2201").Select(i => i.Number).Order());
        Assert.Equal(["55012", "55013"], history.Invoices.Where(i => i.Scenario == "northgate-55013").Select(i => i.Number).Order());
    }

    [Fact]
    public void A_month_closes_on_the_eighth_of_the_next()
    {
        Assert.Equal(new LocalDate(2026, 2, 28), DemoHistory.ClosedThrough(new(2026, 3, 8)));
        Assert.Equal(new LocalDate(2026, 1, 31), DemoHistory.ClosedThrough(new(2026, 3, 7)));
    }

    [Fact]
    public void Nobody_decides_a_request_of_their_own_and_the_tight_budget_is_over()
    {
        var history = At("2026-03-10T14:41:00Z");
        Assert.All(history.Requests, r => Assert.NotEqual(r.Requester, r.DecidedBy));
        Assert.All(history.Requests.Where(r => r.DecidedAt is not null), r => Assert.True(r.DecidedAt > r.CreatedAt));
        var perioperative = history.Budgets.Single(b => (b.CostCentre, b.Gl) == ("4410", "6010"));
        Assert.InRange((perioperative.Actual + perioperative.Committed) / perioperative.Annual, 0.60m, 0.64m);
    }

    private static IEnumerable<(string What, string Facility, Instant At)> Moments(DemoHistory history) =>
    [
        .. history.Orders.Select(o => ("order", o.Facility, o.CreatedAt)),
        .. history.Orders.Where(o => o.CancelledAt is not null).Select(o => ("cancelled", o.Facility, o.CancelledAt!.Value)),
        .. history.Receipts.Select(r => ("receipt", r.Facility, r.ReceivedAt)),
        .. history.Receipts.Where(r => r.InspectedAt is not null).Select(r => ("receipt", r.Facility, r.InspectedAt!.Value)),
        .. history.Invoices.Select(i => ("invoice", i.Facility, i.ReceivedAt)),
        .. history.Invoices.Where(i => i.Resolution is not null).Select(i => ("resolution", i.Facility, i.Resolution!.At)),
        .. history.Requests.Select(r => ("request", r.Facility, r.CreatedAt)),
        .. history.Requests.Where(r => r.DecidedAt is not null).Select(r => ("decision", r.Facility, r.DecidedAt!.Value)),
    ];
}
