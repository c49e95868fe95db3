using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace WorkQueuePortal.Tests.Integration;

public sealed class SyncMasterDataTests
{
    [StoreFact]
    public async Task New_changed_and_unchanged_records_are_counted_and_only_the_rest_is_read_next_time()
    {
        await using var portal = new TestPortal();
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier("S-1")), SandboxRecord.Of(Erp.Supplier("S-2"))], TestPortal.Ct);
        Assert.Contains("supplier: 2 new, 0 changed, 0 unchanged", await Sync(portal), StringComparison.Ordinal);
        Assert.Contains("supplier: 0 new, 0 changed, 0 unchanged", await Sync(portal), StringComparison.Ordinal);

        portal.Clock.AdvanceMinutes(5);
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier("S-1")), SandboxRecord.Of(Erp.Supplier("S-2", name: "Beta")), SandboxRecord.Of(Erp.Supplier("S-3"))], TestPortal.Ct);
        Assert.Contains("supplier: 1 new, 1 changed, 1 unchanged", await Sync(portal), StringComparison.Ordinal);
        var suppliers = (await portal.All<Supplier>()).ToDictionary(s => s.Code);
        Assert.Equal("Beta", suppliers["S-2"].Name);
        Assert.True(suppliers["S-2"].SyncedAt > suppliers["S-1"].SyncedAt);
        var watermark = (await portal.All<FeedCursor>()).Single(c => c.Entity == Feeds.Supplier);
        Assert.Equal(("5", 1, 1, 1), (watermark.Cursor, watermark.NewCount, watermark.ChangedCount, watermark.UnchangedCount));
    }

    [StoreFact]
    public async Task A_unit_that_is_added_changed_or_dropped_is_a_change_of_its_item()
    {
        await using var portal = new TestPortal();
        await Put(portal, Erp.Item("A", new ErpUnit("EA", 1), new ErpUnit("BX", 100)));
        await Sync(portal);
        Assert.Contains("item: 0 new, 1 changed, 0 unchanged", await Change(portal, Erp.Item("A", new ErpUnit("EA", 1), new ErpUnit("BX", 200))), StringComparison.Ordinal);
        Assert.Contains("item: 0 new, 1 changed, 0 unchanged", await Change(portal, Erp.Item("A", new ErpUnit("EA", 1), new ErpUnit("BX", 200), new ErpUnit("CA", 1000))), StringComparison.Ordinal);
        Assert.Contains("item: 0 new, 1 changed, 0 unchanged", await Change(portal, Erp.Item("A", new ErpUnit("EA", 1), new ErpUnit("CA", 1000))), StringComparison.Ordinal);
        Assert.Contains("item: 0 new, 0 changed, 1 unchanged", await Change(portal, Erp.Item("A", new ErpUnit("EA", 1), new ErpUnit("CA", 1000))), StringComparison.Ordinal);
        await using var db = portal.Dbs.Read(Actor.System);
        var item = await db.Set<CatalogItem>().Include(i => i.Units).SingleAsync(TestPortal.Ct);
        Assert.Equal([("CA", 1000m), ("EA", 1m)], item.Units.OrderBy(u => u.Uom).Select(u => (u.Uom, u.Factor)));
    }

    [StoreFact]
    public async Task A_cost_centre_of_an_unknown_facility_is_refused_and_does_not_hold_up_the_others()
    {
        await using var portal = new TestPortal();
        await portal.AddFacility("H1");
        await portal.AddPerson("P-1");
        await portal.Erp.Put([SandboxRecord.Of(new ErpCostCenter("CC1", "Ward", "H9", "P-1", ["6100"], true)), SandboxRecord.Of(new ErpCostCenter("CC2", "Ward", "H1", "P-1", ["6100", "6200"], true))], TestPortal.Ct);
        Assert.Contains("cost-center: 1 new, 0 changed, 0 unchanged, 1 refused", await Sync(portal), StringComparison.Ordinal);
        Assert.Equal(("CC2", "6100,6200"), (await portal.All<CostCenter>()).Select(c => (c.Code, c.GlAccounts)).Single());
        Assert.Equal("Cost centre CC1 belongs to facility H9, which the portal does not know.", (await portal.All<FeedCursor>()).Single(c => c.Entity == Feeds.CostCenter).LastError);
    }

    [StoreFact]
    public async Task What_the_portal_has_promised_stays_when_a_budget_is_synced()
    {
        await using var portal = new TestPortal();
        await portal.Erp.Put([Budget(100_000m)], TestPortal.Ct);
        await Sync(portal);
        await portal.Write(async at =>
        {
            (await at.Db.Set<Budget>().SingleAsync(TestPortal.Ct)).PreCommitted = 2_500m;
            return Outcome.Done();
        });
        await portal.Erp.Put([Budget(120_000m)], TestPortal.Ct);
        Assert.Contains("budget: 0 new, 1 changed", await Sync(portal), StringComparison.Ordinal);
        Assert.Equal((120_000m, 2_500m), (await portal.All<Budget>()).Select(b => (b.Annual, b.PreCommitted)).Single());
    }

    private static Task<string> Sync(TestPortal portal) => portal.Get<SyncMasterData>().Run(TestPortal.Ct);
    private static Task Put(TestPortal portal, ErpItem item) => portal.Erp.Put([SandboxRecord.Of(item)], TestPortal.Ct);

    private static async Task<string> Change(TestPortal portal, ErpItem item)
    {
        await Put(portal, item);
        return await Sync(portal);
    }

    private static SandboxRecord Budget(decimal annual) => SandboxRecord.Of(new ErpBudget("CC1", "6100", 2026, annual, 0, 0, Instant.FromUtc(2026, 3, 1, 0, 0)));
}
