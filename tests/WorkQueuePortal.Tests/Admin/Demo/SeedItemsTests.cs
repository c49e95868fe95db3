using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Admin.Demo;

public sealed class SeedItemsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_without_the_demonstration_is_left_alone()
    {
        await using var portal = new TestPortal();

        var loaded = await new SeedItems(portal.Dbs, portal.Clock).Run(10, Ct);

        Assert.Equal("seed.no-demo", loaded.Refusal?.Code);
        await using var db = portal.Dbs.OpenAll();
        Assert.False(await db.Set<WorkItem>().AnyAsync(Ct));
    }

    [Fact]
    public async Task Seeded_items_are_whole_and_the_next_item_has_a_number_of_its_own()
    {
        await using var portal = new TestPortal();
        await DemoPeople.Load(DemoData.Read(), portal.Dbs, Ct);

        var loaded = await new SeedItems(portal.Dbs, portal.Clock).Run(200, Ct);

        Assert.Equal((200, 1200), (loaded.Value!.Items, loaded.Value.Rows));
        await using var db = portal.Dbs.OpenAll();
        var items = await db.Set<WorkItem>().OrderBy(i => i.Number).ToListAsync(Ct);
        Assert.Equal(200, items.Count);
        Assert.All(items, item => Assert.Equal(Standing.Open, item.Standing));
        Assert.Equal(items.Select(i => i.Number), items.OrderBy(i => i.CreatedAt).Select(i => i.Number));
        Assert.True(items.Select(i => i.What).Distinct().Count() > 5 && items.Select(i => i.FacilityId).Distinct().Count() > 3 && items.Exists(i => i.OwnerId is not null));
        Assert.Equal(items[^1].Number + 1, (await db.Set<SeriesRow>().FirstAsync(s => s.Name == Numbers.WorkItem, Ct)).Next);
        foreach (var item in items.Take(20))
        {
            Assert.Equal(item.SubjectId, (await db.Set<InvoiceException>().FirstAsync(e => e.ItemId == item.Id, Ct)).InvoiceId);
            Assert.Equal(item.Amount, (await db.Set<SupplierInvoice>().Include(i => i.Lines).FirstAsync(i => i.Id == item.SubjectId, Ct)).Lines.Sum(l => l.Extension));
            Assert.Equal(2, await db.Set<SlaClock>().CountAsync(c => c.ItemId == item.Id, Ct));
        }
    }

    [Fact]
    public async Task The_same_count_at_the_same_instant_makes_the_same_items()
    {
        static async Task<List<string>> Made()
        {
            await using var portal = new TestPortal();
            await DemoPeople.Load(DemoData.Read(), portal.Dbs, Ct);
            await new SeedItems(portal.Dbs, portal.Clock).Run(50, Ct);
            await using var db = portal.Dbs.OpenAll();
            return await db.Set<WorkItem>().OrderBy(i => i.Number).Select(i => $"{i.Number} {i.What} {i.Document} {i.Party} {i.Amount} {i.EffectiveDueAt} {i.ScoreOrder}").ToListAsync(Ct);
        }

        Assert.Equal(await Made(), await Made());
    }
}
