using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>In surge, Get next hands out the first two priorities of a queue and nothing else of it.</summary>
public sealed class SurgeQueueTests
{
    private const string Why = "Half the team is ill";
    private readonly Actor _maya = WorkDesks.Specialist("Maya");

    [StoreFact]
    public async Task In_surge_only_the_first_two_priorities_are_handed_out_and_the_nothing_says_until_when_and_how_many_wait()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var items = await portal.Open(facility, 4, (i, w) => w with { IsAlwaysFirst = i == 0, BaseScore = i == 1 ? 55 : 0 });
        await portal.Open(facility, 1, (_, w) => w with { BaseScore = 0, Exclude = [(_maya.Id, "created this order")] });

        var started = await Start(portal);

        Assert.Equal("Test queue is in surge until 13:00, so Get next hands out only P1 and P2: Half the team is ill", started.Sentence);
        Assert.Equal(items[0], (await portal.Claim(_maya)).Value);
        Assert.Equal(items[1], (await portal.Claim(_maya)).Value);
        Assert.Equal("Nothing for you: 1 item you may not take (separation of duties). Test queue is in surge until 13:00: only P1 and P2 are handed out; 2 others wait.", (await portal.Claim(_maya)).Sentence);
    }

    [StoreFact]
    public async Task It_ends_by_itself_at_its_end()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 1, (_, w) => w with { BaseScore = 0 });
        await Start(portal, hours: 1);

        portal.Clock.Advance(Duration.FromHours(1) - Duration.FromMilliseconds(1));
        Assert.Equal("Nothing for you: Test queue is in surge until 10:00: only P1 and P2 are handed out; 1 other waits.", (await portal.Claim(_maya)).Sentence);
        portal.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.True((await portal.Claim(_maya)).IsDone);
        Assert.Equal("no-surge", (await portal.Get<SurgeQueue>().End(WorkDesks.Queue, TestPortal.Ct)).Refusal?.Code);
        Assert.True((await Start(portal)).IsDone);
    }

    [StoreFact]
    public async Task Turning_it_off_hands_out_everything_again_and_both_are_kept_with_who_and_why()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 1, (_, w) => w with { BaseScore = 0 });
        await Start(portal);
        Assert.Equal($"Test queue is in surge already, until 13:00. Gloria Esteban says why: {Why}", (await Start(portal)).Sentence);

        Assert.Equal("Test queue is out of surge: Get next hands out everything again.", (await portal.Get<SurgeQueue>().End(WorkDesks.Queue, TestPortal.Ct)).Sentence);

        Assert.True((await portal.Claim(_maya)).IsDone);
        var facts = (await portal.All<FactRow>()).Where(f => f.Kind.StartsWith("Surge", StringComparison.Ordinal)).ToDictionary(f => f.Kind);
        var queue = Assert.Single(await portal.All<WorkQueue>());
        Assert.Equal([nameof(SurgeEnded), nameof(SurgeStarted)], facts.Keys.Order(StringComparer.Ordinal));
        Assert.All(facts.Values, f => Assert.Equal((queue.Id, "Gloria Esteban", TestPortal.Morning), (f.SubjectId, f.ActorName, f.At)));
        Assert.Contains(Why, facts[nameof(SurgeStarted)].Sentence, StringComparison.Ordinal);
        Assert.Equal((null, null, null, null), (queue.SurgeFrom, queue.SurgeUntil, queue.SurgeWhy, queue.SurgeBy));
    }

    [StoreFact]
    public async Task Other_items_of_the_queue_are_taken_by_hand_and_other_queues_hand_out_all_they_have()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var byHand = (await portal.Open(facility, 1, (_, w) => w with { BaseScore = 0 }))[0];
        var second = new WorkQueue { Id = NewId.Next(), Code = "Q-TWO", Name = "Second queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 100 };
        second.Roles.Add(new QueueRole(second.Id, Roles.ApSpecialist));
        await portal.Given(second);
        var other = (await portal.Open(facility, 1, (_, w) => w with { QueueCode = "Q-TWO", BaseScore = 0 }))[0];
        await Start(portal);

        var claim = portal.Puller(_maya);
        Assert.Equal(other, (await claim.Run(null, TestPortal.Ct)).Value);
        Assert.Equal("nothing", (await claim.Run(null, TestPortal.Ct)).Refusal?.Code);
        Assert.True((await new TakeItem(portal.As(_maya), portal.Get<WorkDesk>()).Run(byHand, 1, TestPortal.Ct)).IsDone);
    }

    [StoreFact]
    public async Task A_nothing_keeps_that_the_queue_was_in_surge()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 2, (i, w) => w with { IsAlwaysFirst = i == 0, BaseScore = 0 });
        await Start(portal);
        await portal.Claim(_maya);
        await portal.Claim(_maya);

        var kept = (await portal.Get<PullRows>().Latest(TestPortal.Ct)).ToDictionary(r => r.Answer, r => r.Account);
        Assert.Equal([WorkDesks.Queue], kept[PullDecision.Claimed].Surging);
        Assert.Equal([new SurgedQueue("Test queue", "13:00", 1)], kept["nothing"].Passed!.Surged);
    }

    [StoreFact]
    public async Task Only_who_may_give_out_the_work_of_the_queue_turns_it_on_and_off()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Furnish();
        await portal.Get<KeepQueue>().Grant(WorkDesks.Queue, Roles.ApLead, QueueRight.Distribute, TestPortal.Ct);

        Assert.Equal("Test queue lets only these give its work to people: AP lead. Ask one of them.", (await Start(portal)).Sentence);
        var lead = new Actor(NewId.Next(), "Ines", new HashSet<string> { Roles.ApLead }, null);
        Assert.True((await Start(portal, lead)).IsDone);
        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<SurgeQueue>().End(WorkDesks.Queue, TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Start(portal, _maya)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_surge_has_a_reason_and_an_end_within_a_day()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Furnish();
        var surges = portal.Get<SurgeQueue>();

        Assert.Equal("Say why, so that those who work the queue need not ask.", (await surges.Start(new(WorkDesks.Queue, " "), TestPortal.Ct)).Sentence);
        Assert.Equal("A surge lasts from 1 to 24 hours.", (await surges.Start(new(WorkDesks.Queue, Why, 25), TestPortal.Ct)).Sentence);
        Assert.Equal("A surge lasts from 1 to 24 hours.", (await surges.Start(new(WorkDesks.Queue, Why, 0), TestPortal.Ct)).Sentence);
        Assert.Equal(RefusalKind.NotFound, (await surges.Start(new("Q-NONE", Why), TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal("Test queue is in surge until 11 March, 09:00, so Get next hands out only P1 and P2: Half the team is ill", (await surges.Start(new(WorkDesks.Queue, Why, 24), TestPortal.Ct)).Sentence);
    }

    private static Task<Outcome> Start(TestPortal portal, Actor? by = null, int hours = Surge.Usual) =>
        new SurgeQueue(portal.As(by ?? Oversight.Supervisor), portal.Get<WorkDesk>()).Start(new(WorkDesks.Queue, Why, hours), TestPortal.Ct);
}
