using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class ClaimNextTests
{
    [StoreFact]
    public async Task Sixty_four_claimers_of_a_thousand_items_never_get_the_same_one()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var items = await portal.Open(facility, 1_000);

        var got = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(async () =>
        {
            var (actor, mine) = (WorkDesks.Specialist($"Worker {n}"), new List<Guid>());
            while (await portal.Claim(actor) is { IsDone: true } claimed) mine.Add(claimed.Value);
            return mine;
        }, TestPortal.Ct)));

        var all = got.SelectMany(g => g).ToList();
        Assert.Equal(1_000, all.Count);
        Assert.Equal(items.ToHashSet(), all.ToHashSet());
    }

    [StoreFact]
    public async Task Fifty_pulls_at_once_on_ten_items_make_ten_owners_and_forty_honest_nothings()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => portal.Claim(WorkDesks.Specialist($"Worker {n}")), TestPortal.Ct)));

        Assert.Equal(10, outcomes.Where(o => o.IsDone).Select(o => o.Value).Distinct().Count());
        Assert.Equal(40, outcomes.Count(o => o.Refusal is { Code: "nothing" }));
    }

    [StoreFact]
    public async Task The_most_urgent_comes_first_and_the_claim_leaves_a_lease_and_a_fact()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await portal.Open(facility, 5);
        var first = (await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true }))[0];

        var claimed = await portal.Claim(WorkDesks.Specialist("Maya"));

        Assert.Equal(first, claimed.Value);
        var item = await portal.Item(first);
        Assert.Equal((WorkState.Claimed, portal.Clock.GetCurrentInstant() + WorkItem.Lease), (item.State, item.LeaseUntil));
        Assert.Contains(await portal.All<WorkQueuePortal.Store.FactRow>(), f => f.ItemId == first && f.Kind == nameof(WorkClaimed) && f.ActorName == "Maya");
    }

    [StoreFact]
    public async Task Who_is_barred_by_separation_of_duties_gets_another_item_and_is_told_why_there_is_none()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var buyer = WorkDesks.Specialist("Buyer");
        await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true, Exclude = [(buyer.Id, "created this order")] });

        var refused = await portal.Claim(buyer);
        Assert.Equal("Nothing for you: 1 item you may not take (separation of duties).", refused.Sentence);
        Assert.True((await portal.Claim(WorkDesks.Specialist("Maya"))).IsDone);
    }

    [StoreFact]
    public async Task Another_sites_item_is_not_given()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1);
        var elsewhere = WorkDesks.Specialist("Else") with { Facilities = new HashSet<Guid> { NewId.Next() } };

        Assert.Equal("nothing", (await portal.Claim(elsewhere)).Refusal?.Code);
    }

    [StoreFact]
    public async Task Who_holds_as_many_as_the_limit_finishes_one_first()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(wipLimit: 2), 3);
        var maya = WorkDesks.Specialist("Maya");
        await portal.Claim(maya);
        await portal.Claim(maya);

        Assert.Equal("You hold 2 items that you took and the limit is 2. Finish or release one first.", (await portal.Claim(maya)).Sentence);
    }

    [StoreFact]
    public async Task A_lease_that_is_over_returns_the_item_with_its_age_and_names_who_dropped_it()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var maya = WorkDesks.Specialist("Maya");
        await portal.Claim(maya);
        var before = await portal.Item(id);

        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        var after = await portal.Item(id);
        Assert.Equal((WorkState.Queued, null, before.EffectiveDueAt, before.CreatedAt), (after.State, after.OwnerId, after.EffectiveDueAt, after.CreatedAt));
        Assert.Equal(("LEASE", maya.Id), (await portal.All<Handoff>()).Where(h => h.Cause == Handoff.LeaseEnded).Select(h => (h.Cause, h.FromPersonId!.Value)).Single());
        Assert.True((await portal.Claim(WorkDesks.Specialist("Priya"))).IsDone);
    }

    [StoreFact]
    public async Task An_item_that_was_moved_meanwhile_is_stale_for_who_saw_it_before()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (maya, priya) = (WorkDesks.Specialist("Maya"), WorkDesks.Specialist("Priya"));
        await new TakeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, 1, TestPortal.Ct);

        var late = await new TakeItem(portal.As(priya), portal.Get<WorkDesk>()).Run(id, 1, TestPortal.Ct);

        Assert.Equal(RefusalKind.Stale, late.Refusal?.Kind);
        Assert.Equal(maya.Id, (await portal.Item(id)).OwnerId);
    }

    [StoreFact]
    public async Task What_somebody_holds_is_refused_by_their_name_whatever_was_seen_before()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (maya, priya) = ((await portal.Hire("Maya Okafor", Roles.ApSpecialist)).AsActor(), (await portal.Hire("Priya Nair", Roles.ApSpecialist)).AsActor());
        await Take(portal, maya, id, 1);
        var item = await portal.Item(id);
        var sentence = $"Maya Okafor has item {item.Number}. Ask them to hand it over, or a supervisor to move it to you.";

        var (late, now) = (await Take(portal, priya, id, 1), await Take(portal, priya, id, item.Version));

        Assert.Equal((RefusalKind.Stale, sentence), (late.Refusal!.Kind, late.Sentence));
        Assert.Equal(("held", sentence), (now.Refusal!.Code, now.Sentence));
        Assert.Equal((item.Version, (Guid?)maya.Id), ((await portal.Item(id)).Version, (await portal.Item(id)).OwnerId));
    }

    [StoreFact]
    public async Task Of_many_who_take_one_item_by_hand_at_once_one_has_it_and_the_others_hear_who()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var people = new List<Actor>();
        for (var n = 0; n < 8; n++) people.Add((await portal.Hire($"Worker {n}", Roles.ApSpecialist)).AsActor());

        var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => Take(portal, p, id, 1), TestPortal.Ct)));

        var owner = people.Single(p => outcomes[people.IndexOf(p)].IsDone);
        Assert.Equal(owner.Id, (await portal.Item(id)).OwnerId);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.StartsWith($"{owner.Name} has item ", o.Sentence, StringComparison.Ordinal));
    }

    private static Task<Outcome> Take(TestPortal portal, Actor by, Guid id, int version) => new TakeItem(portal.As(by), portal.Get<WorkDesk>()).Run(id, version, TestPortal.Ct);
}
