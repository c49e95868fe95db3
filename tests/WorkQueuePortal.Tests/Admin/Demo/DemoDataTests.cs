using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Admin.Demo;

public sealed class DemoDataTests
{
    private static readonly DemoData Data = DemoData.Read();

    [Fact]
    public void The_files_have_the_size_of_a_small_health_system()
    {
        Assert.Equal(6, Data.Facilities.Count);
        Assert.Equal(3, Data.Facilities.Select(f => f.Zone).Distinct().Count());
        Assert.Equal(5, Data.Facilities.Select(f => f.Kind).Distinct().Count());
        Assert.Equal(60, Data.Suppliers.Count);
        Assert.Equal(300, Data.Items.Count);
        Assert.Equal(16, Data.Queues.Count);
        Assert.InRange(Data.People.Count, 40, 60);
        Assert.InRange(Data.People.Count(p => p.Persona), 12, 14);
    }

    [Fact]
    public void Codes_and_part_numbers_are_unique()
    {
        Unique(Data.Facilities.Select(f => f.Code));
        Unique(Data.Calendars.Select(c => c.Code));
        Unique(Data.Departments.Select(d => d.Code));
        Unique(Data.CostCentres.Select(c => c.Code));
        Unique(Data.Budgets.Select(b => $"{b.CostCentre}/{b.Gl}"));
        Unique(Data.People.Select(p => p.Email));
        Unique(Data.Suppliers.Select(s => s.LegalName));
        Unique(Data.Items.Select(i => i.Sku));
        Unique(Data.Items.Select(i => i.SupplierPart));
        Unique(Data.Items.Where(i => i.Gtin.Length > 0).Select(i => i.Gtin));
        Unique(Data.Queues.Select(q => q.Code));
        Unique(Data.Scenarios.Select(s => s.Code));
    }

    [Fact]
    public void Location_and_trade_item_numbers_carry_their_check_digit()
    {
        Assert.All(Data.Facilities, f => Assert.Matches("^[0-9]{13}$", f.Gln));
        Assert.All(Data.Items.Where(i => i.Gtin.Length > 0), i => Assert.Matches("^[0-9]{14}$", i.Gtin));
        Assert.All(Data.Facilities.Select(f => f.Gln).Concat(Data.Items.Where(i => i.Gtin.Length > 0).Select(i => i.Gtin)), n => Assert.Equal(0, Gs1Sum(n) % 10));
        Assert.Equal(0, Gs1Sum("00614141999996") % 10);
        Assert.NotEqual(0, Gs1Sum("00614141999997") % 10);
    }

    [Fact]
    public void Every_reference_resolves()
    {
        var calendars = Data.Calendars.Select(c => c.Code).ToHashSet();
        var gls = Data.GlAccounts.Select(g => g.Code).ToHashSet();
        var departments = Data.Departments.ToDictionary(d => d.Code);
        Assert.All(Data.Facilities, f => Assert.Contains(f.Calendar, calendars));
        Assert.All(Data.Facilities, f => Assert.Contains($"\"zone\": \"{f.Zone}\"", Data.Calendars.Single(c => c.Code == f.Calendar).Definition));
        Assert.All(Data.Facilities, f => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(f.Zone)));
        Assert.All(Data.Departments, d => Assert.True(Data.Person(d.Manager).WorksAt(Data.Facility(d.Facility).Code)));
        Assert.All(Data.CostCentres, c =>
        {
            Assert.Matches("^[0-9]{4,8}$", c.Code);
            Assert.Equal(c.Facility, departments[c.Department].Facility);
            Assert.Contains(Roles.Manager, Data.Person(c.Owner).Roles);
            Assert.Subset(gls, c.GlAccounts.ToHashSet());
        });
        Assert.All(Data.Budgets, b => Assert.Contains(b.Gl, Data.CostCentre(b.CostCentre).GlAccounts));
        Assert.All(Data.People, p =>
        {
            Data.Facility(p.HomeFacility);
            Assert.True(p.WorksAt(p.HomeFacility));
            Assert.All(p.Facilities.Where(f => f != "*"), f => Data.Facility(f));
            Assert.Subset(Roles.Names.Keys.ToHashSet(), p.Roles.ToHashSet());
            Assert.EndsWith("@wrenfield.example", p.Email);
        });
        Assert.All(Data.Items, i =>
        {
            Data.Supplier(i.Supplier);
            Assert.Contains(Data.CategoryOf(i).Gl, gls);
            Assert.True(i.Price > 0 && i.PackFactor >= 1);
            Assert.Equal(i.Contract.Length == 0, i.ContractPrice is null);
        });
        Assert.All(Data.Wishes, w => Assert.Contains(Data.CategoryOf(Data.ByPart(w.SupplierPart)).Gl, Data.CostCentre(w.CostCentre).GlAccounts));
        Assert.All(Data.Wishes, w => Assert.True(Data.Person(w.Requester).Roles.Contains(Roles.Requester) && Data.Person(w.Requester).WorksAt(Data.CostCentre(w.CostCentre).Facility)));
    }

    [Fact]
    public void Nobody_holds_two_roles_that_may_not_be_held_together()
    {
        string[] vendorMaster = [Roles.VendorAnalyst, Roles.VendorReviewer], payment = [Roles.Treasury];
        string[] approve = [Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Cfo, Roles.Ceo], order = [Roles.Buyer, "SRC"], receive = [Roles.Receiver];
        string[] invoice = [Roles.ApSpecialist, Roles.ApLead], alone = [Roles.Admin, Roles.Integration, Roles.Auditor];
        Assert.All(Data.People, p =>
        {
            NotBoth(p, vendorMaster, [.. approve, .. order, .. receive, .. invoice, .. payment]);
            NotBoth(p, payment, [.. order, .. receive, .. invoice, .. approve]);
            NotBoth(p, [Roles.PolicyAuthor], [Roles.PolicyApprover]);
            if (p.Roles.Intersect(alone).Any()) Assert.Single(p.Roles);
            Assert.False(vendorMaster.All(p.Roles.Contains), p.Code);
        });
    }

    [Fact]
    public void Above_every_cost_centre_owner_stand_a_director_a_vice_president_and_both_chiefs()
    {
        Assert.All(Data.CostCentres, c =>
        {
            var above = Above(Data.Person(c.Owner)).SelectMany(p => p.Roles).ToList();
            Assert.Equal([Roles.Director, Roles.VicePresident, Roles.Cfo, Roles.Ceo], above);
        });
        Assert.All(Data.People, p => Assert.Contains(Roles.Ceo, Above(p).Prepend(p).Last().Roles));
    }

    [Fact]
    public void Every_queue_has_an_owner_a_deputy_and_people_to_work_it()
    {
        var calendars = Data.Calendars.Select(c => c.Code).Append("FAC").ToHashSet();
        Assert.All(Data.Queues, q =>
        {
            Assert.NotEqual(Data.Person(q.Owner), Data.Person(q.Deputy));
            Assert.Contains(q.Calendar, calendars);
            Assert.Contains(Data.People, p => p.Roles.Intersect(q.Roles).Any());
            Assert.True(q.ResponseMinutes < q.ResolveMinutes && q.WipLimit > 0);
        });
        Assert.All(Data.Facilities.Where(f => f.Kind != "SHARED_SERVICE"), f => Assert.Contains(Data.People, p => p.Roles.Contains(Roles.Receiver) && p.WorksAt(f.Code)));
    }

    [Fact]
    public void A_few_suppliers_are_trouble()
    {
        Assert.Equal(["BLOCKED", "HOLD_PAY"], Data.Suppliers.Select(s => s.Status).Where(s => s != "ACTIVE").Order());
        Assert.Equal(["HIT", "REVIEW"], Data.Suppliers.Select(s => s.Screening).Where(s => s != "CLEAR").Order());
        Assert.Equal(12, Assert.Single(Data.Suppliers, s => s.BankChangedDaysAgo is not null).BankChangedDaysAgo);
        Assert.Equal(["CAD", "EUR", "USD"], Data.Suppliers.Select(s => s.Currency).Distinct().Order());
    }

    [Fact]
    public void The_scenarios_cover_every_exception_code_and_price_is_the_commonest()
    {
        Assert.Equal(Codes.Order(), Data.Scenarios.Where(s => s.Recent > 0 && s.Exception.Length > 0).Select(s => s.Exception).Distinct().Order());
        var open = Data.Scenarios.Where(s => s.Exception.Length > 0).GroupBy(s => s.Exception).ToDictionary(g => g.Key, g => g.Sum(s => s.Recent));
        Assert.InRange(open.Values.Sum(), 85, 95);
        Assert.InRange(open["PRICE_OVER"], 40, 45);
        Assert.All(open.Where(o => o.Key != "PRICE_OVER"), o => Assert.True(o.Value * 3 <= open["PRICE_OVER"]));
        Assert.All(Data.Scenarios, s => Assert.Subset(new HashSet<string> { "accept", "credit", "shortpay", "return", "receipt" }, s.Ways.ToHashSet()));
    }

    internal static readonly string[] Codes =
    [
        "SUP_BLOCKED", "BANK_RISK", "DUP_EXACT", "DUP_SUSPECT", "MISSING_DATA", "UNBALANCED", "PO_INVALID", "NONPO_NO_POLICY", "UNLINKED", "CURRENCY",
        "UOM", "PRICE_OVER", "QTY_OVER_ORDER", "NO_RECEIPT", "QTY_OVER_RECEIPT", "INSPECTION", "BUDGET_PERIOD", "FREIGHT", "TAX_EXEMPT", "TAX_VAR",
        "CREDIT_INCOMPLETE", "AMOUNT_LARGE", "PHI_SUSPECT",
    ];

    private static void Unique(IEnumerable<string> codes)
    {
        var all = codes.ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    private static int Gs1Sum(string digits) => digits.Reverse().Select((d, i) => (d - '0') * (i % 2 == 0 ? 1 : 3)).Sum();

    private static void NotBoth(DemoPerson person, string[] one, string[] other) =>
        Assert.False(person.Roles.Intersect(one).Any() && person.Roles.Intersect(other).Any(), $"{person.Code} holds {string.Join(" and ", person.Roles)}.");

    private static List<DemoPerson> Above(DemoPerson person)
    {
        var above = new List<DemoPerson>();
        while (person.Manager.Length > 0)
        {
            person = Data.Person(person.Manager);
            above.Add(person);
            Assert.True(above.Count < 10, $"{person.Code} is above itself.");
        }
        return above;
    }
}
