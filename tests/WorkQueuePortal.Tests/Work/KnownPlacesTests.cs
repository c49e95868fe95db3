using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work;

public sealed class KnownPlacesTests
{

    [StoreFact]
    public async Task A_node_that_remembers_a_right_refuses_once_another_node_has_taken_it_back()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Open(await portal.Furnish(), 2);
        var buyer = await portal.Hire("Ling Zhao", Roles.Buyer);
        Assert.True((await portal.Get<GrantRights>().Give(new(WorkDesks.Queue, buyer.Id, QueueRight.Open, TestPortal.Morning + Duration.FromDays(3), "Stands in."), TestPortal.Ct)).IsDone);
        Assert.True((await portal.Claim(buyer.AsActor())).IsDone);

        var grant = Assert.Single(await portal.All<QueueGrant>());
        // Nothing but the store tells the one who remembers.
        Assert.True((await new GrantRights(portal.As(Oversight.Owner)).End(grant.Id, grant.Version, TestPortal.Ct)).IsDone);

        Assert.Equal("no-queue", (await portal.Claim(buyer.AsActor())).Refusal?.Code);
    }

    [StoreFact]
    public async Task Places_are_read_again_after_a_change_of_one_and_not_before()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 1);
        var first = await Now(portal);
        await portal.Claim(portal.Actor);
        Assert.Same(first, await Now(portal));

        await Rename(portal, "Price desk");

        Assert.Equal("Price desk", (await Now(portal)).Queue(WorkDesks.Queue)!.Name);
        Assert.Equal("Test queue", first.Queue(WorkDesks.Queue)!.Name);
    }

    [StoreFact]
    public async Task What_an_act_has_not_committed_is_not_remembered()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var seen = "";
        await portal.Get<UnitOfWork>().Write(Permissions.WorkTake, async at =>
        {
            (await at.Db.Set<WorkQueue>().FirstAsync(q => q.Code == WorkDesks.Queue, TestPortal.Ct)).Name = "Never was";
            await at.Save(TestPortal.Ct);
            seen = (await portal.Get<KnownPlaces>().Now(at.Db, at.Now, TestPortal.Ct)).Queue(WorkDesks.Queue)!.Name;
            return new Refusal("no", "Taken back.");
        }, TestPortal.Ct);

        Assert.Equal("Test queue", seen);
        Assert.Equal("Test queue", (await Now(portal)).Queue(WorkDesks.Queue)!.Name);
    }

    [Fact]
    public async Task What_was_changed_past_the_portal_shows_after_ten_seconds()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        await Now(portal);
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.Name, "By hand"), TestPortal.Ct);
        Assert.Equal("Test queue", (await Now(portal)).Queue(WorkDesks.Queue)!.Name);

        portal.Clock.Advance(Duration.FromSeconds(10));

        Assert.Equal("By hand", (await Now(portal)).Queue(WorkDesks.Queue)!.Name);
    }

    [StoreFact]
    public async Task An_item_whose_queue_nobody_has_heard_of_is_listed_and_counts_as_held()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 2);
        var maya = WorkDesks.Specialist("Maya Okafor");
        var mine = (await portal.Claim(maya)).Value;
        var queue = new WorkQueue { Id = NewId.Next(), Code = "Q-NEW", Name = "New desk", CalendarCode = "SSC", WipLimit = 10 };
        await using (var db = portal.Dbs.OpenAll())
        {
            await db.Database.OpenConnectionAsync(TestPortal.Ct);
            await BulkInsert.Into(db, [queue], TestPortal.Ct);
            await db.Set<WorkItem>().Where(i => i.Id == mine).ExecuteUpdateAsync(set => set.SetProperty(i => i.QueueId, queue.Id), TestPortal.Ct);
        }

        Assert.Equal("New desk", Assert.Single(await portal.Get<QueueRows>().Page(new QueueView(maya.Id), null, TestPortal.Ct)).QueueName);
        Assert.Equal(ids.Single(i => i != mine), (await portal.Claim(maya)).Value);
    }

    private static async Task Rename(TestPortal portal, string name)
    {
        await using var db = portal.Dbs.OpenAll();
        (await db.Set<WorkQueue>().FirstAsync(q => q.Code == WorkDesks.Queue, TestPortal.Ct)).Name = name;
        await db.SaveChangesAsync(TestPortal.Ct);
    }

    private static async Task<Places> Now(TestPortal portal)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        return await portal.Get<KnownPlaces>().Now(db, portal.Clock.GetCurrentInstant(), TestPortal.Ct);
    }
}
