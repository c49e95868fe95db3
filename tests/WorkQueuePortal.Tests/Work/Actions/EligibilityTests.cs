using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>Who gets what by Get next, and who is told why there is nothing.</summary>
public sealed class EligibilityTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya"), _priya = WorkDesks.Specialist("Priya");

    [StoreFact]
    public async Task Fifty_pulls_at_once_on_fifty_items_make_fifty_owners()
    {
        await using var portal = await TestPortal.Start();
        var items = await portal.Open(await portal.Furnish(), 50);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => portal.Claim(WorkDesks.Specialist($"Worker {n}")), TestPortal.Ct)));

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Sentence));
        Assert.Equal(items.ToHashSet(), outcomes.Select(o => o.Value).ToHashSet());
        Assert.Equal(50, (await portal.All<WorkItem>()).Select(i => i.OwnerId).Distinct().Count());
    }

    [StoreFact]
    public async Task What_was_given_by_name_and_not_begun_comes_before_anything_new_and_is_begun_then()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true });
        var given = (await portal.Open(facility, 1, (_, w) => w with { OwnerId = _maya.Id }))[0];

        Assert.Equal(given, (await portal.Claim(_maya)).Value);
        Assert.Equal(WorkState.InProgress, (await portal.Item(given)).State);
        Assert.NotEqual(given, (await portal.Claim(_maya)).Value);
    }

    [StoreFact]
    public async Task A_skill_that_an_item_needs_is_needed_at_its_level()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await portal.Open(facility, 1, (_, w) => w with { Needs = [("Pharmacy", 3)] });
        await portal.Given(new PersonSkill { PersonId = _maya.Id, Skill = "Pharmacy", Level = 2 }, new PersonSkill { PersonId = _priya.Id, Skill = "Pharmacy", Level = 3 });

        Assert.Equal("Nothing for you: 1 item that needs a skill you are not down for (Pharmacy 3).", (await portal.Claim(_maya)).Sentence);
        Assert.True((await portal.Claim(_priya)).IsDone);
    }

    [StoreFact]
    public async Task What_a_queue_asks_for_is_given_up_after_its_waiting_time()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => (q.Skill, q.SkillLevel, q.RelaxMinutes) = ("Contracts", 2, 120));
        await portal.Open(facility, 1);

        Assert.Equal("nothing", (await portal.Claim(_maya)).Refusal?.Code);
        portal.Clock.Advance(Duration.FromMinutes(121));
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    [StoreFact]
    public async Task Taking_by_hand_and_by_supervisor_asks_for_the_skill_too()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var id = (await portal.Open(facility, 1, (_, w) => w with { Needs = [("Pharmacy", 1)] }))[0];
        var tomasz = await portal.Hire("Tomasz", Roles.ApSpecialist);

        var given = (await portal.Get<AssignItems>().Run(new([(id, 1)], tomasz.Id), TestPortal.Ct))[0].Outcome;
        Assert.Equal("It needs the skill Pharmacy 1, which Tomasz is not down for.", given.Sentence);
        Assert.Equal("skill", (await new TakeItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(id, 1, TestPortal.Ct)).Refusal?.Code);
    }

    [StoreFact]
    public async Task Who_is_away_gets_nothing_new_and_is_given_nothing()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var tomasz = await portal.Hire("Tomasz", Roles.ApSpecialist);
        var taker = new Taker { PersonId = tomasz.Id };
        taker.GoAway("Tomasz", TestPortal.Morning - Duration.FromHours(1), TestPortal.Morning + Duration.FromDays(2), "leave");
        await portal.Given(taker);

        Assert.Equal("away", (await portal.Claim(tomasz.AsActor())).Refusal?.Code);
        Assert.Equal("Tomasz is away, so nothing new goes there. Choose somebody else, or end the absence.", (await portal.Get<AssignItems>().Run(new([(id, 1)], tomasz.Id), TestPortal.Ct))[0].Outcome.Sentence);
        portal.Clock.Advance(Duration.FromDays(3));
        Assert.True((await portal.Claim(tomasz.AsActor())).IsDone);
    }

    [StoreFact]
    public async Task Who_leaves_what_they_pulled_unstarted_pulls_no_more()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => q.MaxUnstarted = 2);
        await portal.Open(facility, 4);
        var first = (await portal.Claim(_maya)).Value;
        await portal.Claim(_maya);

        Assert.Equal("You hold 2 items that you have not begun. Begin, decline or release one first.", (await portal.Claim(_maya)).Sentence);
        Assert.True((await new WriteNote(portal.As(_maya), portal.Get<WorkDesk>()).Run(new(first, "Called them."), TestPortal.Ct)).IsDone);
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    [StoreFact]
    public async Task A_nothing_names_every_reason_with_its_count()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var elsewhere = await portal.AddFacility("H2");
        var maya = _maya with { Facilities = new HashSet<Guid> { facility.Id } };
        await portal.Open(elsewhere, 3);
        await portal.Open(facility, 2, (_, w) => w with { Exclude = [(maya.Id, "created this order")] });
        await portal.Open(facility, 1, (_, w) => w with { Needs = [("Pharmacy", 2)] });

        Assert.Equal("Nothing for you: 2 items you may not take (separation of duties), 3 items of sites that are not yours, 1 item that needs a skill you are not down for (Pharmacy 2).", (await portal.Claim(maya)).Sentence);
    }

    [StoreFact]
    public async Task Where_all_is_in_other_hands_the_nothing_says_so()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1);
        await portal.Claim(_maya);

        Assert.Equal("Nothing for you: what is open in Test queue is in somebody's hands already (1 item).", (await portal.Claim(_priya)).Sentence);
    }

    [StoreFact]
    public async Task A_role_that_lost_the_queue_meanwhile_is_refused()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1);
        await using (var db = portal.Dbs.OpenAll()) await db.Set<QueueRole>().ExecuteDeleteAsync(TestPortal.Ct);

        Assert.Equal("no-queue", (await portal.Claim(_maya)).Refusal?.Code);
    }

    [StoreFact]
    public async Task Somebody_who_goes_through_queues_one_by_one_drains_the_first_but_what_is_urgent_in_any_comes_before()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var second = new WorkQueue { Id = NewId.Next(), Code = "Q-TWO", Name = "Second queue", CalendarCode = "SSC", ResponseMinutes = 30, ResolveMinutes = 60, WipLimit = 100, UrgentMinutes = 30 };
        second.Roles.Add(new QueueRole(second.Id, Roles.ApSpecialist));
        var taker = new Taker { PersonId = _maya.Id };
        taker.GoThrough([WorkDesks.Queue, "Q-TWO"]);
        await portal.Given(second, taker);
        var slow = (await portal.Open(facility, 1))[0];
        var soon = (await portal.Open(facility, 1, (_, w) => w with { QueueCode = "Q-TWO" }))[0];

        Assert.Equal(soon, (await Next(portal, _priya)).Value);
        await Release(portal, _priya, soon);
        Assert.Equal(slow, (await Next(portal, _maya)).Value);
        await Release(portal, _maya, slow);
        portal.Clock.Advance(Duration.FromMinutes(31));
        Assert.Equal(soon, (await Next(portal, _maya)).Value);
    }

    [StoreFact]
    public async Task What_a_supervisor_put_first_comes_before_the_P1_lane_and_stays_there_through_the_ageing()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var p1 = (await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true }))[0];
        var pinned = (await portal.Open(facility, 1))[0];

        Assert.Equal("not-allowed", (await new PinItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(new(pinned, 1, "Board asks"), TestPortal.Ct)).Refusal?.Code);
        Assert.True((await portal.Get<PinItem>().Run(new(pinned, 1, "The board asks for it"), TestPortal.Ct)).IsDone);
        portal.Clock.Advance(Duration.FromHours(5));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);

        Assert.Equal(-1, (await portal.Item(pinned)).Lane);
        Assert.Equal([pinned, p1], (await portal.Get<WorkQueuePortal.Work.Queries.QueueRows>().Page(new(QueueCode: WorkDesks.Queue), null, TestPortal.Ct)).Select(r => r.Id));
        Assert.Equal(pinned, (await portal.Claim(_maya)).Value);
        Assert.Contains(await portal.All<FactRow>(), f => f.ItemId == pinned && f.Sentence == "Put it first. The board asks for it");
    }

    [StoreFact]
    public async Task Typing_renews_the_lease_and_raises_no_conflict()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1);
        var id = (await portal.Claim(_maya)).Value;
        var before = await portal.Item(id);
        portal.Clock.Advance(Duration.FromMinutes(14));
        await new RenewLease(portal.As(_maya)).Run(id, TestPortal.Ct);
        await new RenewLease(portal.As(_priya)).Run(id, TestPortal.Ct);

        portal.Clock.Advance(Duration.FromMinutes(14));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        var after = await portal.Item(id);
        Assert.Equal(((Guid?)_maya.Id, before.Version, TestPortal.Morning + Duration.FromMinutes(29)), (after.OwnerId, after.Version, after.LeaseUntil));
    }

    [StoreFact]
    public async Task What_somebody_gave_back_is_for_others_until_the_next_day_unless_its_queue_serves_it_again()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var id = (await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true }))[0];
        Assert.Equal(id, (await portal.Claim(_maya)).Value);
        await Release(portal, _maya, id);

        Assert.Equal("Nothing for you: 1 item you gave back today (by hand you may take it again).", (await portal.Claim(_maya)).Sentence);
        var other = (await portal.Open(facility, 1))[0];
        Assert.Equal(other, (await portal.Claim(_maya)).Value);
        Assert.Equal(id, (await portal.Claim(_priya)).Value);
        await Release(portal, _priya, id);
        await Change(portal, q => q.ServesAgain = true);
        Assert.Equal(id, (await portal.Claim(_priya)).Value);
        await Release(portal, _priya, id);
        await Change(portal, q => q.ServesAgain = false);
        // Midnight in New York.
        portal.Clock.Advance(Duration.FromHours(15) - Duration.FromMilliseconds(1));
        Assert.Equal("nothing", (await portal.Claim(_priya)).Refusal?.Code);
        portal.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(id, (await portal.Claim(_priya)).Value);
    }

    [StoreFact]
    public async Task What_was_lost_for_want_of_activity_or_came_back_from_another_queue_is_served_again()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var second = new WorkQueue { Id = NewId.Next(), Code = "Q-TWO", Name = "Second queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 100 };
        await portal.Given(second);
        var id = (await portal.Open(facility, 1))[0];
        await portal.Claim(_maya);
        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.Equal(id, (await portal.Claim(_maya)).Value);

        await Move(portal, _maya, id, "Q-TWO");
        await Move(portal, Oversight.Supervisor, id, WorkDesks.Queue);

        Assert.Equal(id, (await portal.Claim(_maya)).Value);
    }

    private static async Task Move(TestPortal portal, Actor by, Guid id, string queue) =>
        Assert.True((await new MoveItem(portal.As(by), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, queue, "It belongs there."), TestPortal.Ct)).IsDone);

    private static Task<Outcome<Guid>> Next(TestPortal portal, Actor actor) => portal.Puller(actor).Run(null, TestPortal.Ct);

    private static async Task Release(TestPortal portal, Actor actor, Guid id) =>
        Assert.True((await new ReleaseItem(portal.As(actor), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct)).IsDone);

    private static async Task Change(TestPortal portal, Action<WorkQueue> change)
    {
        await using var db = portal.Dbs.OpenAll();
        change(await db.Set<WorkQueue>().FirstAsync(TestPortal.Ct));
        await db.SaveChangesAsync(TestPortal.Ct);
    }
}
