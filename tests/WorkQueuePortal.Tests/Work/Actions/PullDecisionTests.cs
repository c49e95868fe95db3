using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>Every answer of Get next is kept with what it was decided by, and a claim is a change of hands.</summary>
public sealed class PullDecisionTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya"), _priya = WorkDesks.Specialist("Priya");

    [StoreFact]
    public async Task A_claim_keeps_what_it_was_decided_by_and_writes_the_change_of_hands_with_the_minutes_it_waited()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(wipLimit: 5), 2, (i, w) => w with { IsAlwaysFirst = i == 0 });
        portal.Clock.Advance(Duration.FromMinutes(42));

        var id = (await portal.Claim(_maya)).Value;

        var pull = Assert.Single(await portal.All<PullDecision>());
        Assert.Equal((_maya.Id, (Guid?)id, PullDecision.Claimed, TestPortal.Morning + Duration.FromMinutes(42)), (pull.PersonId, pull.ItemId, pull.Answer, pull.At));
        var (account, item) = (Read(pull), await portal.Item(id));
        Assert.Equal(["Q-TEST"], account.Queues);
        Assert.Equal((false, 0, 5, 1, 1), (account.IsOneByOne, account.Held, account.Limit, account.Step, account.Steps));
        Assert.Equal((0, false, item.EffectiveDueAt, item.Score, item.BaseScore), (account.Place!.Lane, account.Place.IsPinned, account.Place.EffectiveDueAt, account.Place.Score, account.Place.BaseScore));
        Assert.Equal("calendar SSC version 1", account.Rules[1]);
        Assert.StartsWith("promise ", account.Rules[0], StringComparison.Ordinal);
        Assert.Null(account.Passed);
        var hands = Assert.Single(await portal.All<Handoff>());
        Assert.Equal((Handoff.Pulled, null, _maya.Id, 42, _maya.Id), (hands.Cause, hands.FromPersonId, hands.ToPersonId!.Value, hands.WaitMinutes, hands.ById));
        Assert.Equal(hands.FromQueueId, hands.ToQueueId);
    }

    [StoreFact]
    public async Task An_item_that_came_back_counts_its_minutes_from_then_and_taking_it_by_hand_is_a_change_of_hands_too()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await portal.Claim(_maya);
        portal.Clock.Advance(Duration.FromMinutes(10));
        await new ReleaseItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(7));
        await portal.Claim(_priya);
        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(3));
        await new TakeItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);

        Assert.Equal([(Handoff.Pulled, 0), (Handoff.ByHand, 10), (Handoff.Pulled, 7), (Handoff.LeaseEnded, 15), (Handoff.Taken, 3)], (await portal.All<Handoff>()).OrderBy(h => h.At).Select(h => (h.Cause, h.WaitMinutes)));
        portal.Actor = _maya;
        Assert.Equal(2, (await portal.Get<ItemDetails>().Of(id, TestPortal.Ct))!.HandoffCount);
    }

    [StoreFact]
    public async Task A_nothing_keeps_its_counts_and_what_was_said_and_the_gate_keeps_its_reason()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 1);
        await portal.Open(facility, 2, (_, w) => w with { Exclude = [(_maya.Id, "created this order")] });
        var nothing = await portal.Claim(_maya);
        await portal.Claim(_priya);
        var full = await portal.Claim(_priya);

        var kept = (await portal.All<PullDecision>()).ToDictionary(p => p.Answer);
        Assert.Equal((2, 0, nothing.Sentence), (Read(kept["nothing"]).Passed!.Barred, Read(kept["nothing"]).Passed!.Held, Read(kept["nothing"]).Said));
        Assert.Equal((null, null, full.Sentence), (kept["wip-limit"].ItemId, Read(kept["wip-limit"]).Passed, Read(kept["wip-limit"]).Said));
        Assert.Equal(1, Read(kept["wip-limit"]).Held);
    }

    [StoreFact]
    public async Task The_same_refusal_is_one_row_that_counts_until_something_is_handed_out_or_another_refusal_comes()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish(wipLimit: 1);
        await portal.Claim(_maya);
        portal.Clock.Advance(Duration.FromMinutes(3));
        await portal.Claim(_maya);
        await portal.Claim(_maya);
        await portal.Claim(_priya);

        var nothing = (await portal.All<PullDecision>()).Single(p => p.PersonId == _maya.Id);
        Assert.Equal((TestPortal.Morning + Duration.FromMinutes(3), 3, TestPortal.Morning), (nothing.At, Read(nothing).Times, Read(nothing).Since));
        portal.Actor = Oversight.Supervisor;
        var clock = new ViewerClock(portal.Clock, new PortalSettings { Zone = "America/New_York" });
        Assert.Contains(await portal.Get<PullRows>().Latest(TestPortal.Ct), r => PullWords.Of(r, clock).Skip(1).SingleOrDefault() == $"The same 3 times since {clock.Moment(TestPortal.Morning)}.");

        await portal.Open(facility, 1);
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Claim(_maya);
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Claim(_maya);
        await portal.Claim(_maya);
        Assert.Equal(["nothing", PullDecision.Claimed, "wip-limit"], (await portal.All<PullDecision>()).Where(p => p.PersonId == _maya.Id).OrderBy(p => p.At).Select(p => p.Answer));
    }

    [StoreFact]
    public async Task Decisions_are_forgotten_once_they_are_older_than_they_are_kept()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 2);
        await portal.Claim(_maya);
        portal.Clock.Advance(Duration.FromDays(DecisionHistory.UsualDays));
        var kept = (await portal.Claim(_priya)).Value;
        portal.Clock.Advance(Duration.FromMilliseconds(1));

        Assert.Equal("1 old decisions removed", await portal.Get<ForgetDecisions>().Run(TestPortal.Ct));
        Assert.Equal(kept, Assert.Single(await portal.All<PullDecision>()).ItemId);
        Assert.Equal("1 old decisions removed", await new ForgetDecisions(portal.Dbs, new DecisionHistory(Duration.Zero), portal.Clock).Run(TestPortal.Ct));
        var days = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Work:DecisionDays"] = "30" }).Build();
        Assert.Equal(Duration.FromDays(30), DecisionHistory.Of(days).KeptFor);
    }

    [StoreFact]
    public async Task What_was_given_by_name_and_a_skill_given_up_are_told_of()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => (q.Skill, q.SkillLevel, q.RelaxMinutes) = ("Contracts", 2, 30));
        var given = (await portal.Open(facility, 1, (_, w) => w with { OwnerId = _maya.Id }))[0];
        var relaxed = (await portal.Open(facility, 1))[0];
        portal.Clock.Advance(Duration.FromMinutes(31));
        await portal.Claim(_maya);
        await portal.Claim(_maya);

        Assert.Equal(PullDecision.Given, (await portal.All<PullDecision>()).Single(p => p.ItemId == given).Answer);
        Assert.Equal("Contracts 2", Read((await portal.All<PullDecision>()).Single(p => p.ItemId == relaxed)).Relaxed);
        portal.Actor = _maya;
        var row = await portal.Get<PullRows>().Last(relaxed, TestPortal.Ct);
        Assert.Equal((relaxed, "Q-TEST", "Contracts 2"), (row!.ItemId, row.QueueCode, row.Account.Relaxed));
    }

    [StoreFact]
    public async Task What_may_not_be_worked_yet_is_neither_listed_nor_handed_out_and_the_nothing_says_so()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await portal.Open(facility, 2, (_, w) => w with { NotBefore = TestPortal.Morning + Duration.FromHours(2) });

        Assert.Equal("Nothing for you: 2 items that may not be worked yet.", (await portal.Claim(_maya)).Sentence);
        Assert.Empty(await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct));
        portal.Clock.Advance(Duration.FromHours(2));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    [StoreFact]
    public async Task A_queue_that_hands_out_in_its_hours_only_is_left_out_when_they_are_over_and_says_when_it_opens()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Change(portal, q => q.OnlyOpen = true);
        await portal.Open(facility, 3);
        portal.Clock.Advance(Duration.FromHours(9));

        Assert.Equal("Nothing for you: 3 items handed out in open hours only (Test queue, from 11 March, 08:00).", (await portal.Claim(_maya)).Sentence);
        Assert.Equal(["Q-TEST"], Read(Assert.Single(await portal.All<PullDecision>())).Shut);
        portal.Clock.Advance(Duration.FromHours(14));
        Assert.True((await portal.Claim(_maya)).IsDone);
    }

    [StoreFact]
    public async Task Where_the_hours_are_those_of_the_site_only_the_items_of_closed_sites_wait()
    {
        await using var portal = await TestPortal.Start();
        var shut = await portal.Furnish();
        var always = string.Join(",", new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }.Select(day => $"\"{day}\":[\"00:00-24:00\"]"));
        await portal.Given(new WorkCalendar { Code = "24X7", Name = "Always", Definition = $$"""{"zone":"America/New_York","weekly":{{{always}}},"rules":[]}""" });
        var open = await portal.AddFacility("H2");
        await using (var db = portal.Dbs.OpenAll())
        {
            var queue = await db.Set<WorkQueue>().FirstAsync(TestPortal.Ct);
            (queue.OnlyOpen, queue.CalendarCode) = (true, WorkQueue.OfFacility);
            foreach (var site in await db.Set<WorkQueuePortal.Access.Model.Facility>().ToListAsync(TestPortal.Ct)) site.CalendarCode = site.Id == open.Id ? "24X7" : "SSC";
            await db.SaveChangesAsync(TestPortal.Ct);
        }
        await portal.Open(shut, 2, (_, w) => w with { IsAlwaysFirst = true });
        var there = (await portal.Open(open, 1))[0];
        portal.Clock.Advance(Duration.FromHours(9));

        Assert.Equal(there, (await portal.Claim(_maya)).Value);
        Assert.Equal("Nothing for you: 2 items handed out in open hours only (Test queue for H1, from 11 March, 08:00).", (await portal.Claim(_maya)).Sentence);
    }

    private static PullAccount Read(PullDecision pull) => JsonSerializer.Deserialize<PullAccount>(pull.Account, StoreJson.Options)!;

    private static async Task Change(TestPortal portal, Action<WorkQueue> change)
    {
        await using var db = portal.Dbs.OpenAll();
        change(await db.Set<WorkQueue>().FirstAsync(TestPortal.Ct));
        await db.SaveChangesAsync(TestPortal.Ct);
    }
}
