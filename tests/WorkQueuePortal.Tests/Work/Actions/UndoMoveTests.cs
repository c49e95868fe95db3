using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class UndoMoveTests
{
    [StoreFact]
    public async Task An_item_goes_back_to_whoever_had_it_or_to_the_queue_where_nobody_had()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var (maya, priya, items) = await Moved(portal);

        var results = await portal.Get<UndoMove>().Run(items, TestPortal.Ct);

        Assert.All(results, r => Assert.True(r.Outcome.IsDone, r.Outcome.Sentence));
        var (held, free) = (await portal.Item(items[0]), await portal.Item(items[1]));
        Assert.Equal(((Guid?)maya, (Guid?)null), (held.OwnerId, free.OwnerId));
        Assert.Equal(WorkState.Queued, free.State);
        Assert.Equal($"Item {held.Number} is back with Maya.", results[0].Outcome.Sentence);
        Assert.Equal([Handoff.Redistributed, Handoff.Redistributed, Handoff.Undone, Handoff.Undone], (await portal.All<Handoff>()).Select(h => h.Cause).Order());
        Assert.Contains(await portal.All<FactRow>(), f => f.ItemId == items[0] && f.ActorName == Oversight.Supervisor.Name && f.Sentence == "Handed it over to Maya.");
        Assert.Empty(await portal.Get<RecentMoves>().Run(TestPortal.Ct));
    }

    [StoreFact]
    public async Task What_may_be_taken_back_is_remembered_for_ten_minutes_and_by_person()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var (_, priya, items) = await Moved(portal);

        var move = Assert.Single(await portal.Get<RecentMoves>().Run(TestPortal.Ct));
        Assert.Equal((priya, "Priya", TestPortal.Morning + Duration.FromMinutes(10)), (move.PersonId, move.Person, move.Until));
        Assert.Equal(items.ToHashSet(), move.Items.ToHashSet());

        portal.Clock.Advance(Duration.FromMinutes(10));
        Assert.Empty(await portal.Get<RecentMoves>().Run(TestPortal.Ct));
        portal.Clock.Advance(Duration.FromSeconds(1));
        var late = await portal.Get<UndoMove>().Run([items[0]], TestPortal.Ct);
        Assert.Equal($"Item {(await portal.Item(items[0])).Number} was moved more than 10 minutes ago. Move it again instead.", late[0].Outcome.Sentence);
    }

    [StoreFact]
    public async Task An_item_that_has_gone_on_since_stays_where_it_is()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var (_, _, items) = await Moved(portal);
        var tomasz = await portal.Hire("Tomasz", Roles.ApSpecialist);
        portal.Clock.Advance(Duration.FromMinutes(1));
        portal.Actor = WorkDesks.Specialist("Dana") with { Roles = new HashSet<string> { Roles.ApLead } };
        var item = await portal.Item(items[0]);
        Assert.True((await portal.Get<AssignItems>().Run(new([(item.Id, item.Version)], tomasz.Id), TestPortal.Ct))[0].Outcome.IsDone);
        portal.Actor = Oversight.Supervisor;

        var results = await portal.Get<UndoMove>().Run(items, TestPortal.Ct);

        Assert.Equal([false, true], results.Select(r => r.Outcome.IsDone));
        Assert.Equal($"Item {item.Number} has gone on since, so it stays where it is.", results[0].Outcome.Sentence);
        Assert.Equal(tomasz.Id, (await portal.Item(items[0])).OwnerId);
    }

    /// <summary>Two items are moved to Priya: one that Maya had, one that nobody had.</summary>
    private static async Task<(Guid Maya, Guid Priya, IReadOnlyList<Guid> Items)> Moved(TestPortal portal)
    {
        var facility = await portal.Furnish();
        var (maya, priya) = ((await portal.Hire("Maya", Roles.ApSpecialist)).Id, (await portal.Hire("Priya", Roles.ApSpecialist)).Id);
        var items = await portal.Open(facility, 2, (i, work) => i == 0 ? work with { OwnerId = maya } : work);
        foreach (var id in items)
            Assert.True((await portal.Get<AssignItems>().Run(new([(id, (await portal.Item(id)).Version)], priya), TestPortal.Ct))[0].Outcome.IsDone);
        return (maya, priya, items);
    }
}
