using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>Kinds of work of different size count against what one person may hold, and what belongs together stays together.</summary>
public sealed class RoomTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya");

    [StoreFact]
    public async Task Get_next_counts_sizes_and_passes_over_what_there_is_no_room_for()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 4);
        await Change(portal, q => q.Sizes = "large=3");
        var large = await portal.Open(facility, 2, (_, w) => w with { Type = "large", IsAlwaysFirst = true });
        var small = await portal.Open(facility, 1);

        Assert.Contains((await portal.Claim(_maya)).Value, large);
        Assert.Equal(small[0], (await portal.Claim(_maya)).Value);
        Assert.Equal("What you hold counts as 4 items and the limit is 4. Finish or release one first.", (await portal.Claim(_maya)).Sentence);
        var account = Read((await portal.All<PullDecision>()).Single(p => p.ItemId == small[0]));
        Assert.Equal((3, 4), (account.Held, account.Limit));
        Assert.Equal(3, Read((await portal.All<PullDecision>()).Single(p => p.ItemId is { } id && large.Contains(id))).Size);
    }

    [StoreFact]
    public async Task What_there_is_no_room_for_is_told_and_who_holds_nothing_gets_the_largest_too()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 2);
        await Change(portal, q => q.Sizes = "large=3");
        var small = (await portal.Open(facility, 1, (_, w) => w with { IsAlwaysFirst = true }))[0];
        var large = (await portal.Open(facility, 1, (_, w) => w with { Type = "large" }))[0];
        Assert.Equal(small, (await portal.Claim(_maya)).Value);

        Assert.Equal("Nothing for you: 1 item larger than what you have room for (finish something first).", (await portal.Claim(_maya)).Sentence);
        await new ReleaseItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(small, (await portal.Item(small)).Version, TestPortal.Ct);
        await new TakeItem(portal.As(WorkDesks.Specialist("Priya")), portal.Get<WorkDesk>()).Run(small, (await portal.Item(small)).Version, TestPortal.Ct);
        Assert.Equal(large, (await portal.Claim(_maya)).Value);
    }

    [StoreFact]
    public async Task Paused_work_counts_only_where_its_queue_says_so()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(wipLimit: 1), 3);
        var first = (await portal.Claim(_maya)).Value;
        await portal.As(_maya).Write(Permissions.WorkTake, async at => at.Carry((await portal.Get<WorkDesk>().Take(at, first, TestPortal.Ct)).Item.Pause("VENDOR", null, "asked", at.Actor, at.Now)), TestPortal.Ct);

        await Change(portal, q => q.CountsPaused = true);
        Assert.Equal("wip-limit", (await portal.Claim(_maya)).Refusal?.Code);
        await Change(portal, q => q.CountsPaused = false);
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    [StoreFact]
    public async Task G9_a_queue_may_let_one_person_hold_less_of_it_than_the_limit_of_all()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 5);
        await Change(portal, q => q.MostHeld = 1);
        await portal.Open(facility, 3, (_, w) => w with { IsAlwaysFirst = true });
        Assert.True((await portal.Claim(_maya)).IsDone);
        Assert.Equal("You hold as much of Test queue as one person may (1). Finish or release one first.", (await portal.Claim(_maya)).Sentence);

        await Other(portal, wipLimit: 5);
        var other = (await portal.Open(facility, 1, (_, w) => w with { QueueCode = "Q-OTHER" }))[0];
        Assert.Equal(other, (await Next(portal)).Value);
        Assert.Equal("Nothing for you: of Test queue you hold as much as one person may (1).", (await Next(portal)).Sentence);
    }

    [StoreFact]
    public async Task G9_work_that_gives_way_lets_other_work_come_in_between_and_not_the_other_way_round()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 2);
        await Change(portal, q => q.GivesWay = true);
        await portal.Open(facility, 4);
        foreach (var _ in new[] { 1, 2 }) Assert.True((await portal.Claim(_maya)).IsDone);
        Assert.Equal("wip-limit", (await portal.Claim(_maya)).Refusal?.Code);

        await Other(portal, wipLimit: 2);
        var urgent = await portal.Open(facility, 3, (_, w) => w with { QueueCode = "Q-OTHER" });
        foreach (var _ in new[] { 1, 2 }) Assert.Contains((await Next(portal)).Value, urgent);
        Assert.Equal("You hold 4 items that you took and the limit is 2. Finish or release one first.", (await Next(portal)).Sentence);
    }

    private static async Task Other(TestPortal portal, int wipLimit)
    {
        var other = new WorkQueue { Id = NewId.Next(), Code = "Q-OTHER", Name = "Other queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = wipLimit };
        other.Roles.Add(new QueueRole(other.Id, Roles.ApSpecialist));
        await portal.Given(other);
    }

    /// <summary>Of all queues.</summary>
    private Task<Outcome<Guid>> Next(TestPortal portal) => portal.Puller(_maya).Run(null, TestPortal.Ct);

    [StoreFact]
    public async Task By_hand_one_may_go_over_the_limit_and_is_told()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish(wipLimit: 3);
        await Change(portal, q => q.Sizes = "large=2");
        var tomasz = await portal.Hire("Tomasz", Roles.ApSpecialist);
        var items = await portal.Open(facility, 3, (i, w) => i == 2 ? w : w with { Type = "large" });

        var plan = await portal.Get<ReassignPreview>().Run([items[0], items[1]], [tomasz.Id], TestPortal.Ct);
        Assert.Equal(["Tomasz would hold 4 and the limit is 3."], plan.Warnings);
        var given = await portal.Get<AssignItems>().Run(new([(items[0], 1), (items[1], 1)], tomasz.Id), TestPortal.Ct);
        Assert.Equal([null, "Tomasz now holds 4 and the limit is 3."], given.Select(r => r.Warning));
        Assert.EndsWith("went to Tomasz. Tomasz now holds 4 and the limit is 3.", given[1].Outcome.Sentence, StringComparison.Ordinal);
        var taken = await new TakeItem(portal.As(tomasz.AsActor()), portal.Get<WorkDesk>()).Run(items[2], 1, TestPortal.Ct);
        Assert.EndsWith("is yours. You now hold 5 and the limit is 3.", taken.Sentence, StringComparison.Ordinal);
        Assert.Equal(tomasz.Id, (await portal.Item(items[2])).OwnerId);
    }

    [StoreFact]
    public async Task Get_next_keeps_together_what_belongs_together_and_the_decision_says_so()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => q.KeepsTogether = true);
        var mine = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme")))[0];
        Assert.Equal(mine, (await portal.Claim(_maya)).Value);
        await portal.Open(facility, 1, (_, w) => Plain(w, "Other"));
        portal.Clock.Advance(Duration.FromMinutes(1));
        var kin = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme")))[0];

        Assert.Equal(kin, (await portal.Claim(_maya)).Value);
        Assert.Equal(new PullKin(false, "Acme", "INV 0", false, 1), Read((await portal.All<PullDecision>()).Single(p => p.ItemId == kin)).Kin);
    }

    [StoreFact]
    public async Task Kin_of_what_was_finished_today_comes_first_and_never_what_one_may_not_have_nor_against_the_setting()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var mine = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme")))[0];
        await portal.Claim(_maya);
        await portal.As(_maya).Write(Permissions.WorkTake, async at => at.Carry((await portal.Get<WorkDesk>().Take(at, mine, TestPortal.Ct)).Close("Done.", _maya, at.Now)), TestPortal.Ct);
        var others = await portal.Open(facility, 2, (i, w) => Plain(w, $"Other {i}"));
        portal.Clock.Advance(Duration.FromMinutes(1));
        var barred = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme") with { Exclude = [(_maya.Id, "created this order")] }))[0];
        portal.Clock.Advance(Duration.FromMinutes(1));
        var free = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme")))[0];

        Assert.Equal(others[0], (await portal.Claim(_maya)).Value);
        await Change(portal, q => q.KeepsTogether = true);
        Assert.Equal(free, (await portal.Claim(_maya)).Value);
        Assert.True(Read((await portal.All<PullDecision>()).Single(p => p.ItemId == free)).Kin!.IsFinished);
        Assert.Null((await portal.Item(barred)).OwnerId);
    }

    [StoreFact]
    public async Task What_was_finished_on_another_day_is_no_reason()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => q.KeepsTogether = true);
        var mine = (await portal.Open(facility, 1, (_, w) => Plain(w, "Acme")))[0];
        await portal.Claim(_maya);
        await portal.As(_maya).Write(Permissions.WorkTake, async at => at.Carry((await portal.Get<WorkDesk>().Take(at, mine, TestPortal.Ct)).Close("Done.", _maya, at.Now)), TestPortal.Ct);
        portal.Clock.Advance(Duration.FromHours(15));
        var first = (await portal.Open(facility, 1, (_, w) => Plain(w, "Other")))[0];
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Open(facility, 1, (_, w) => Plain(w, "Acme"));

        Assert.Equal(first, (await portal.Claim(_maya)).Value);
    }

    private static NewWork Plain(NewWork work, string party) => work with { Party = party, BaseScore = 30, ValueAtRisk = 0m };

    private static PullAccount Read(PullDecision pull) => System.Text.Json.JsonSerializer.Deserialize<PullAccount>(pull.Account, StoreJson.Options)!;

    private static async Task Change(TestPortal portal, Action<WorkQueue> change)
    {
        await using var db = portal.Dbs.OpenAll();
        change(await db.Set<WorkQueue>().FirstAsync(TestPortal.Ct));
        await db.SaveChangesAsync(TestPortal.Ct);
    }
}
