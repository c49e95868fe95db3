using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>A queue that offers its work: who is offered what, for how long, and what comes of each answer.</summary>
public sealed class OfferWorkTests
{
    [StoreFact]
    public async Task G1_a_queue_that_offers_its_work_offers_what_get_next_would_give_and_accepting_takes_it()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.FurnishOffers();
        await portal.Open(facility, 1);
        var first = (await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true }))[0];
        var (maya, priya, omar) = (await portal.Present("Maya"), (await portal.Hire("Priya", Roles.ApSpecialist)).AsActor(), (await portal.Hire("Omar", Roles.ApSpecialist)).AsActor());

        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());

        var (item, offer) = (await portal.Item(first), Assert.Single(await portal.All<WorkOffer>()));
        Assert.Equal((maya.Id, first, offer.At + Duration.FromMinutes(2)), (offer.PersonId, offer.ItemId, offer.Until));
        Assert.Equal((null, WorkState.Queued, 1, offer.Until), (item.OwnerId, item.State, item.Version, item.OfferedUntil));
        portal.Actor = maya;
        Assert.Equal((first, offer.Until), (await portal.Get<MyOffers>().Run(TestPortal.Ct)) is { Offer: { } shown } ? (shown.Item, shown.Until) : default);
        Assert.NotEqual(first, (await portal.Claim(priya)).Value);
        Assert.Equal("Nothing for you: 1 item offered to somebody at this moment.", (await portal.Claim(omar)).Sentence);
        Assert.Equal("offered", (await new TakeItem(portal.As(omar), portal.Get<WorkDesk>()).Run(first, 1, TestPortal.Ct)).Refusal?.Code);
        Assert.Equal("offer-gone", (await Accept(portal, omar, first)).Refusal?.Code);

        Assert.Equal(first, (await Accept(portal, maya, first)).Value);

        item = await portal.Item(first);
        Assert.Equal((maya.Id, WorkState.Claimed, null, portal.Clock.GetCurrentInstant() + WorkItem.Lease), (item.OwnerId!.Value, item.State, item.OfferedUntil, item.LeaseUntil!.Value));
        Assert.Empty(await portal.All<WorkOffer>());
        Assert.Equal([(PullDecision.Accepted, maya.Id), (PullDecision.Offered, maya.Id)], (await portal.All<PullDecision>()).Where(p => p.ItemId == first).Select(p => (p.Answer, p.PersonId)).Order());
        Assert.Equal((Handoff.Offered, maya.Id), (await portal.All<Handoff>()).Where(h => h.ItemId == first).Select(h => (h.Cause, h.ToPersonId!.Value)).Single());
    }

    [StoreFact]
    public async Task Get_next_takes_what_one_was_offered()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.FurnishOffers(), 1))[0];
        var maya = await portal.Present("Maya");
        await portal.Offer();

        Assert.Equal(id, (await portal.Claim(maya)).Value);
        Assert.Empty(await portal.All<WorkOffer>());
    }

    [StoreFact]
    public async Task Fifty_offers_at_once_on_ten_items_reach_ten_people()
    {
        await using var portal = await TestPortal.Start();
        var items = await portal.Open(await portal.FurnishOffers(), 10);
        var people = Enumerable.Range(0, 50).Select(n => WorkDesks.Specialist($"Worker {n}")).ToList();
        foreach (var person in people) await portal.Seen(person);

        var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => portal.Puller(p).Offer(TestPortal.Ct), TestPortal.Ct)));

        Assert.Equal(items.ToHashSet(), outcomes.Where(o => o.IsDone).Select(o => o.Value).ToHashSet());
        var offers = await portal.All<WorkOffer>();
        Assert.Equal((10, 10), (offers.Select(o => o.ItemId).Distinct().Count(), offers.Count));
        Assert.Equal(40, outcomes.Count(o => o.Refusal is { Code: "no-offer" }));
    }

    [StoreFact]
    public async Task G13_without_an_answer_somebody_else_is_offered_it_and_the_silent_one_nothing_until_they_act()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.FurnishOffers();
        var id = (await portal.Open(facility, 1))[0];
        var maya = await portal.Present("Maya");
        await portal.Offer();
        var priya = await portal.Present("Priya");
        Assert.Equal("0 offered, 0 ended without an answer", await portal.Offer());

        portal.Clock.Advance(Duration.FromMinutes(2));
        foreach (var person in new[] { maya, priya }) await portal.Seen(person);
        Assert.Equal("1 offered, 1 ended without an answer", await portal.Offer());

        Assert.Equal((priya.Id, id), (await portal.All<WorkOffer>()).Select(o => (o.PersonId, o.ItemId)).Single());
        Assert.Equal((maya.Id, id), (await portal.All<PullDecision>()).Where(p => p.Answer == PullDecision.Silent).Select(p => (p.PersonId, p.ItemId!.Value)).Single());
        portal.Actor = maya;
        Assert.NotNull((await portal.Get<MyOffers>().Run(TestPortal.Ct)).SilentSince);
        Assert.Equal([maya.Id], (await portal.Get<TeamRows>().Run(TestPortal.Ct)).Where(r => r.SilentSince is not null).Select(r => r.Id));

        var other = (await portal.Open(facility, 1))[0];
        Assert.Equal("0 offered, 0 ended without an answer", await portal.Offer());
        Assert.True((await portal.Get<BeHere>().ComeBack(TestPortal.Ct)).IsDone);
        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());
        Assert.Contains(await portal.All<WorkOffer>(), o => o.PersonId == maya.Id && o.ItemId == other);
        Assert.Null((await portal.Get<MyOffers>().Run(TestPortal.Ct)).SilentSince);
    }

    [StoreFact]
    public async Task Who_was_silent_is_back_with_get_next_too_also_where_there_is_nothing()
    {
        await using var portal = await TestPortal.Start();
        await portal.FurnishOffers();
        var maya = await portal.Present("Maya");
        await portal.Silence(maya);

        Assert.Equal("nothing", (await portal.Claim(maya)).Refusal?.Code);

        Assert.Null((await portal.All<Taker>()).Single().SilentSince);
    }

    [StoreFact]
    public async Task What_somebody_was_offered_and_a_supervisor_gave_to_another_is_no_silence()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.FurnishOffers(), 1))[0];
        var maya = await portal.Present("Maya");
        await portal.Offer();
        await portal.Write(async at => at.Carry((await portal.Get<WorkDesk>().Take(at, id, TestPortal.Ct)).Item.Assign(NewId.Next(), "Priya", at.Actor, at.Now)));

        portal.Clock.Advance(Duration.FromMinutes(2));
        await portal.Offer();

        Assert.Empty(await portal.All<WorkOffer>());
        Assert.Null((await portal.All<Taker>()).Single(t => t.PersonId == maya.Id).SilentSince);
    }

    [StoreFact]
    public async Task Nobody_is_offered_what_get_next_would_not_give_them()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.FurnishOffers(wipLimit: 1);
        var full = await portal.Present("Full");
        await portal.Open(facility, 1);
        await portal.Claim(full);
        var (barred, away, unskilled, declined) = (await portal.Present("Barred"), await portal.Present("Away"), await portal.Present("Unskilled"), await portal.Present("Declined"));
        var buyer = (await portal.Hire("Buyer", Roles.Buyer)).AsActor();
        await portal.Seen(buyer);
        await portal.Hire("Gone home", Roles.ApSpecialist);
        var id = (await portal.Open(facility, 1, (_, w) => w with { Needs = [("Pharmacy", 1)], Exclude = [(barred.Id, "created this order")] }))[0];
        var no = new WorkDecline { ItemId = id, PersonId = declined.Id };
        await portal.Given([no, .. new[] { full, barred, away, declined, buyer }.Select(p => new PersonSkill { PersonId = p.Id, Skill = "Pharmacy", Level = 1 })]);
        var supervisor = (await portal.Hire("Dana", Roles.Supervisor)).AsActor();
        var now = portal.Clock.GetCurrentInstant();
        Assert.True((await new KeepTakers(portal.As(supervisor)).GoAway(new(away.Id, now, now + Duration.FromDays(1), "leave"), TestPortal.Ct)).IsDone);

        Assert.Equal("0 offered, 0 ended without an answer", await portal.Offer());
        Assert.True((await new KeepTakers(portal.As(supervisor)).Know(new(unskilled.Id, "Pharmacy", 1), TestPortal.Ct)).IsDone);
        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());
        Assert.Equal((unskilled.Id, id), (await portal.All<WorkOffer>()).Select(o => (o.PersonId, o.ItemId)).Single());
    }

    [StoreFact]
    public async Task What_one_passes_goes_to_the_next_and_is_a_decline_with_its_reason()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.FurnishOffers(), 1))[0];
        var maya = await portal.Present("Maya");
        await portal.Offer();
        var priya = await portal.Present("Priya");
        var pass = new PassOffer(portal.As(maya), portal.Get<WorkDesk>());
        Assert.Equal("Say why you do not take it.", (await pass.Run(new(id, ""), TestPortal.Ct)).Sentence);

        Assert.EndsWith("is back in the queue; it may come to you again after a business day.", (await pass.Run(new(id, "NO_TIME", "month end"), TestPortal.Ct)).Sentence, StringComparison.Ordinal);

        Assert.Equal(("NO_TIME", maya.Id), (await portal.All<WorkDecline>()).Select(d => (d.Reason, d.PersonId)).Single());
        Assert.Equal(maya.Id, (await portal.All<PullDecision>()).Single(p => p.Answer == PullDecision.Passed).PersonId);
        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());
        Assert.Equal(priya.Id, (await portal.All<WorkOffer>()).Single().PersonId);
        Assert.Equal("offer-gone", (await pass.Run(new(id, "NO_TIME"), TestPortal.Ct)).Refusal?.Code);
        Assert.Null((await portal.All<Taker>()).Single(t => t.PersonId == maya.Id).SilentSince);
    }

    [StoreFact]
    public async Task G17_who_comes_back_or_may_do_more_is_told_of_so_that_a_cycle_starts()
    {
        await using var portal = await TestPortal.Start();
        await portal.FurnishOffers();
        var (maya, dana) = ((await portal.Hire("Maya", Roles.ApSpecialist)).AsActor(), (await portal.Hire("Dana", Roles.Supervisor)).AsActor());
        var told = new List<Guid>();
        using var listening = portal.Changes.Subscribe(changes => told.AddRange(changes.Where(c => c.Topic == Topics.Offer).Select(c => c.Id)));

        await portal.Seen(maya);
        Assert.Equal([maya.Id], told);
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Seen(maya);
        Assert.Equal([maya.Id], told);
        await new KeepTakers(portal.As(dana)).ComeBack(maya.Id, TestPortal.Ct);
        await new KeepTakers(portal.As(dana)).Know(new(maya.Id, "Pharmacy", 1), TestPortal.Ct);
        Assert.Equal([maya.Id, maya.Id, maya.Id], told);
    }

    [StoreFact]
    public async Task G17_the_sweep_considers_all_that_is_ready_however_long_it_has_been()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.FurnishOffers(), 1))[0];
        portal.Clock.Advance(Duration.FromDays(40));
        await portal.Present("Maya");

        await portal.Offer();

        Assert.Equal(id, (await portal.All<WorkOffer>()).Single().ItemId);
    }

    [StoreFact]
    public async Task G18_a_cycle_makes_so_many_offers_and_who_gets_free_has_the_next_in_order()
    {
        await using var portal = new TestPortal(services => services.AddSingleton(new OfferPace(2)));
        var facility = await portal.FurnishOffers();
        await portal.Open(facility, 4, (i, w) => w with { BaseScore = 40 - i });
        var order = (await portal.All<WorkItem>()).OrderBy(i => i.Lane).ThenBy(i => i.EffectiveDueAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Select(i => i.Id).ToList();
        foreach (var name in new[] { "Maya", "Priya", "Omar" }) await portal.Present(name);

        Assert.Equal("2 offered, 0 ended without an answer", await portal.Offer());
        Assert.Equal(order[..2].ToHashSet(), (await portal.All<WorkOffer>()).Select(o => o.ItemId).ToHashSet());
        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());
        var held = (await portal.All<WorkOffer>()).Single(o => o.ItemId == order[0]);
        var free = (await portal.All<Person>()).Single(p => p.Id == held.PersonId);
        await Accept(portal, new Actor(free.Id, free.Name, new HashSet<string> { Roles.ApSpecialist }, null), order[0]);
        Assert.Equal("1 offered, 0 ended without an answer", await portal.Offer());
        Assert.Equal((held.PersonId, order[3]), (await portal.All<WorkOffer>()).Where(o => o.PersonId == held.PersonId).Select(o => (o.PersonId, o.ItemId)).Single());
    }

    [StoreFact]
    public async Task G11_who_has_most_room_comes_first_then_who_was_offered_nothing_for_longest()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.FurnishOffers();
        var (maya, priya) = (await portal.Present("Maya"), await portal.Present("Priya"));
        await portal.Open(facility, 1);
        await portal.Claim(maya);
        var id = (await portal.Open(facility, 1))[0];

        await portal.Offer();
        Assert.Equal(priya.Id, (await portal.All<WorkOffer>()).Single().PersonId);
        await Accept(portal, priya, id);
        await portal.Open(facility, 1);
        await portal.Offer();

        Assert.Equal(maya.Id, (await portal.All<WorkOffer>()).Single().PersonId);
    }

    [StoreFact]
    public async Task G7_whoever_has_more_of_what_is_an_advantage_is_offered_it_first_and_nobody_needs_it()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.FurnishOffers();
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.Advantage, "Pharmacy, Imaging"), TestPortal.Ct);
        var (maya, priya) = (await portal.Present("Maya"), await portal.Present("Priya"));
        await portal.Given(new PersonSkill { PersonId = priya.Id, Skill = "Imaging", Level = 2 });
        // Priya has less room, and is asked first all the same.
        await portal.Open(facility, 1);
        await portal.Claim(priya);
        var first = (await portal.Open(facility, 1))[0];
        await portal.Offer();
        Assert.Equal((priya.Id, first), (await portal.All<WorkOffer>()).Select(o => (o.PersonId, o.ItemId)).Single());

        await portal.Open(facility, 1);
        await portal.Offer();
        Assert.Contains(maya.Id, (await portal.All<WorkOffer>()).Select(o => o.PersonId));
    }

    [StoreFact]
    public async Task A_queue_that_does_not_offer_its_work_offers_nothing_and_its_minutes_have_limits()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1);
        await portal.Present("Maya");

        Assert.Equal("0 offered, 0 ended without an answer", await portal.Offer());
        Assert.Equal("An offer lasts from 1 to 60 minutes.", (await portal.Get<KeepQueue>().Set(new(WorkDesks.Queue) { OfferMinutes = 61 }, TestPortal.Ct)).Sentence);
        Assert.EndsWith("offered to people for 5 minutes.", (await portal.Get<KeepQueue>().Set(new(WorkDesks.Queue) { OffersWork = true, OfferMinutes = 5 }, TestPortal.Ct)).Sentence, StringComparison.Ordinal);
        await portal.Offer();
        var offer = Assert.Single(await portal.All<WorkOffer>());
        Assert.Equal(Duration.FromMinutes(5), offer.Until - offer.At);
    }

    private static Task<Outcome<Guid>> Accept(TestPortal portal, Actor actor, Guid item) => portal.Puller(actor).Accept(item, TestPortal.Ct);
}

/// <summary>A queue that offers its work, and people who are there.</summary>
internal static class OfferDesks
{
    public static async Task<Facility> FurnishOffers(this TestPortal portal, int wipLimit = 5)
    {
        var facility = await portal.Furnish(wipLimit);
        var set = await portal.Get<KeepQueue>().Set(new(WorkDesks.Queue) { OffersWork = true }, TestPortal.Ct);
        Assert.True(set.IsDone, set.Sentence);
        return facility;
    }

    /// <summary>Somebody who works the queue and has a page open.</summary>
    public static async Task<Actor> Present(this TestPortal portal, string name)
    {
        var actor = (await portal.Hire(name, Roles.ApSpecialist)).AsActor();
        await portal.Seen(actor);
        return actor;
    }

    public static Task<Outcome> Seen(this TestPortal portal, Actor actor) => new BeHere(portal.As(actor)).Run(TestPortal.Ct);

    public static Task<Outcome> Silence(this TestPortal portal, Actor actor) => portal.Write(async at =>
    {
        (await at.Db.Set<Taker>().FirstAsync(t => t.PersonId == actor.Id, TestPortal.Ct)).KeepSilent(at.Now);
        return Outcome.Done();
    });

    public static Task<string> Offer(this TestPortal portal) => portal.Get<OfferWork>().Run(TestPortal.Ct);
}
