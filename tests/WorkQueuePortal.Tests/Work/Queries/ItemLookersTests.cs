using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Queries;

public sealed class ItemLookersTests
{
    private readonly Guid _page = NewId.Next();

    [StoreFact]
    public async Task Others_are_told_who_looks_at_an_item_until_the_page_goes_on_or_falls_silent()
    {
        await using var portal = new TestPortal();
        var ids = await portal.Open(await portal.Furnish(), 2);
        var (maya, priya) = (WorkDesks.Specialist("Maya Okafor"), await Known(portal, "Priya Nair"));
        var look = new LookAtItem(portal.As(priya));

        Assert.True((await look.Run(_page, ids[0], TestPortal.Ct)).IsDone);
        Assert.Equal(["Priya Nair"], await Seen(portal, maya, ids[0]));
        Assert.Empty(await Seen(portal, priya, ids[0]));

        Assert.True((await look.Run(_page, ids[1], TestPortal.Ct)).IsDone);
        Assert.Empty(await Seen(portal, maya, ids[0]));
        Assert.Equal(["Priya Nair"], await Seen(portal, maya, ids[1]));

        portal.Clock.Advance(ItemLook.LastsFor);
        Assert.Empty(await Seen(portal, maya, ids[1]));
        Assert.True((await look.Run(_page, ids[1], TestPortal.Ct)).IsDone);
        Assert.True((await look.End(_page, TestPortal.Ct)).IsDone);
        Assert.Empty(await portal.All<ItemLook>());
    }

    [StoreFact]
    public async Task Nobody_is_told_of_an_item_that_is_not_for_them_to_see_and_nobody_looks_at_one()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (priya, stranger) = (await Known(portal, "Priya Nair"), WorkDesks.Specialist("Else") with { Facilities = new HashSet<Guid> { NewId.Next() } });
        await new LookAtItem(portal.As(priya)).Run(_page, id, TestPortal.Ct);

        Assert.Empty(await Seen(portal, stranger, id));
        Assert.Equal(RefusalKind.NotFound, (await new LookAtItem(portal.As(stranger)).Run(NewId.Next(), id, TestPortal.Ct)).Refusal?.Kind);

        await portal.Given(new QueueRole((await portal.All<WorkQueue>())[0].Id, Roles.Supervisor, QueueRight.Read));
        Assert.Empty(await Seen(portal, WorkDesks.Specialist("Maya Okafor"), id));
    }

    [StoreFact]
    public async Task Another_node_hears_of_who_comes_and_goes_and_not_of_who_is_still_there()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        using var node = new FeedNode(portal.Dbs);
        await node.Look();
        var look = new LookAtItem(portal.As(await Known(portal, "Priya Nair")));

        await look.Run(_page, id, TestPortal.Ct);
        await look.Run(_page, id, TestPortal.Ct);
        await node.Look();
        Assert.Equal([id], node.Heard);
        await look.End(_page, TestPortal.Ct);
        await node.Look();
        Assert.Equal([id, id], node.Heard);
    }

    private static Task<IReadOnlyList<string>> Seen(TestPortal portal, Actor actor, Guid item)
    {
        var acting = new Acting(actor);
        // Its own sight of the queues: what the portal's has read some seconds ago is not asked again.
        var rows = new QueueRows(portal.Dbs, acting, portal.Clock, portal.Get<KnownPlaces>(), new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock)), portal.Get<SharedReads>());
        return new ItemLookers(portal.Dbs, acting, rows, portal.Clock).Of(item, TestPortal.Ct);
    }

    private static async Task<Actor> Known(TestPortal portal, string name) => WorkDesks.Specialist(name) with { Id = (await portal.AddPerson(name)).Id };
}
