using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work;

/// <summary>What people wait for is a range of an index: no scan of all work, no sorting of what an index holds in order.</summary>
public sealed partial class QueryPlanTests
{
    [Fact]
    public async Task A_page_of_a_queue_is_a_range_of_the_queue_order()
    {
        await using var portal = await Furnished();
        await Holds(portal, "IX_WorkItems_Queue_Order", () => portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct));
    }

    [Fact]
    public async Task A_late_page_seeks_and_does_not_read_what_lies_before()
    {
        await using var portal = await Furnished();
        var first = await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct);
        var plans = await Holds(portal, "IX_WorkItems_Queue_Order", () => portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), first[^1].Cursor, TestPortal.Ct));
        Assert.Contains(plans, p => p.Contains("OrderAt>?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_what_nobody_has_and_the_one_that_reaches_into_the_next_lane_are_ranges_too()
    {
        await using var portal = await Furnished();
        await Holds(portal, "IX_WorkItems_Free", () => portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue, Unclaimed: true), null, TestPortal.Ct));
        var first = await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct);
        var plans = await Holds(portal, "IX_WorkItems_Queue_Order", () => portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), first.Last(r => r.Lane == 0).Cursor, TestPortal.Ct));
        // The lane before, which lane comes behind it, and that.
        Assert.Equal(3, plans.Count);
    }

    [Fact]
    public async Task My_own_page_is_a_range_of_the_owners_order()
    {
        await using var portal = await Furnished();
        await Holds(portal, "IX_WorkItems_Owner_Order", () => portal.Get<QueueRows>().Page(new QueueView(portal.Actor.Id), null, TestPortal.Ct));
    }

    [Fact]
    public async Task The_page_of_what_waits_is_read_by_its_day_and_that_of_what_is_done_by_its_owner()
    {
        await using var portal = await Furnished();
        await Holds(portal, "IX_WorkItems_FollowUp", () => portal.Get<QueueRows>().Page(new QueueView(portal.Actor.Id, Standing: Standing.Waiting), null, TestPortal.Ct));
        var done = await QueryPlans.Of(portal, "WorkItems", () => portal.Get<QueueRows>().Page(new QueueView(portal.Actor.Id, Standing: Standing.Closed, ClosedSince: portal.Clock.GetCurrentInstant()), null, TestPortal.Ct));
        Assert.Matches("USING INDEX IX_WorkItems_Owner_[A-Za-z]+ .*OwnerId=", Assert.Single(done));
    }

    [Fact]
    public async Task The_next_item_is_the_first_of_the_queue_order()
    {
        await using var portal = await Furnished();
        var plans = await QueryPlans.Of(portal, "WorkItems", () => portal.Claim(WorkDesks.Specialist("Maya")));
        Assert.All(plans, p => Assert.DoesNotContain("SCAN i", p));
        Assert.Contains(plans, p => p.Contains("IX_WorkItems_Free", StringComparison.Ordinal) && !WholeSort().IsMatch(p));
    }

    [Fact]
    public async Task The_next_item_of_several_queues_is_one_look_into_each()
    {
        await using var portal = await Furnished();
        var other = new WorkQueue { Id = NewId.Next(), Code = "Q-OTHER", Name = "Other queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 5 };
        other.Roles.Add(new QueueRole(other.Id, Roles.ApSpecialist));
        await portal.Given(other);
        var maya = WorkDesks.Specialist("Maya");
        var plans = await QueryPlans.Of(portal, "WorkItems", () => portal.Puller(maya).Run(null, TestPortal.Ct));
        var claim = Assert.Single(plans, p => p.Contains("IX_WorkItems_Free", StringComparison.Ordinal));
        // One of each queue, and the one that is taken; only the firsts of the queues are sorted against each other.
        Assert.Equal(3, claim.Split("IX_WorkItems_Free").Length - 1);
        Assert.DoesNotContain("SCAN i", claim, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_work_in_hand_is_looked_for_among_the_first_of_the_queue_order_only()
    {
        await using var portal = await Furnished();
        var maya = WorkDesks.Specialist("Maya");
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.KeepsTogether, true), TestPortal.Ct);
        await portal.Claim(maya);
        var plans = await QueryPlans.Of(portal, "WorkItems", () => portal.Claim(maya));
        Assert.All(plans, p => Assert.DoesNotMatch(@"SCAN [iw]\b", p));
        var ordered = plans.Where(p => p.Contains("IX_WorkItems_Free", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ordered.Count);
        Assert.All(ordered, p => Assert.DoesNotMatch(WholeSort(), p));
        Assert.Contains(plans, p => p.Contains("IX_WorkItems_Owner_Closed", StringComparison.Ordinal));
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.WipLimit, 1), TestPortal.Ct);
        Assert.All(await QueryPlans.Of(portal, "PullDecisions", () => portal.Claim(maya)), p => Assert.Contains("IX_PullDecisions_Person", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sweep_finds_what_is_due_by_its_own_indexes()
    {
        await using var portal = await Furnished();
        var plans = await QueryPlans.Of(portal, "WorkItems", () => portal.Get<SweepClocks>().Run(TestPortal.Ct));
        Assert.All(plans, p => Assert.DoesNotMatch("SCAN w|UX_WorkItems_Number", p));
        Assert.Contains(plans, p => p.Contains("IX_WorkItems_Rung", StringComparison.Ordinal));
        Assert.Contains(plans, p => p.Contains("IX_WorkItems_Lease", StringComparison.Ordinal));
        Assert.Contains(plans, p => p.Contains("IX_WorkItems_FollowUp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_depths_are_counted_from_one_index_without_a_sort()
    {
        await using var portal = await Furnished();
        var plans = await QueryPlans.Of(portal, "WorkItems", () => portal.Get<Depths>().Queues(TestPortal.Ct));
        Assert.Equal("SCAN w USING COVERING INDEX IX_WorkItems_Depth", Assert.Single(plans));
    }

    [Fact]
    public async Task An_item_and_its_clocks_facts_and_notes_are_found_by_their_keys()
    {
        await using var portal = await Furnished();
        var id = (await portal.All<WorkItem>())[0].Id;
        foreach (var table in new[] { "WorkItems", "SlaClocks", "ClockPauses", "ItemMoments", "ClockRungs", "Facts", "WorkNotes", "Handoffs" })
            Assert.All(await QueryPlans.Of(portal, table, () => portal.Get<ItemDetails>().Of(id, TestPortal.Ct)), p => Assert.DoesNotMatch("SCAN (?!q)", p));
    }

    [Fact]
    public async Task Why_an_item_was_handed_out_and_what_one_was_told_of_are_ranges_of_their_indexes()
    {
        await using var portal = await Furnished();
        var id = (await portal.All<WorkItem>())[0].Id;
        Assert.All(await QueryPlans.Of(portal, "PullDecisions", () => portal.Get<PullRows>().Last(id, TestPortal.Ct)), p => Assert.Contains("IX_PullDecisions_Item", p, StringComparison.Ordinal));
        Assert.All(await QueryPlans.Of(portal, "PullDecisions", () => portal.Get<PullRows>().Latest(TestPortal.Ct)), p => Assert.Contains("IX_PullDecisions_At", p, StringComparison.Ordinal));
        portal.Actor = Oversight.Supervisor;
        var told = await QueryPlans.Of(portal, "ClockRungs", () => portal.Get<NoticeRows>().Count(TestPortal.Ct));
        Assert.Equal(2, told.Count);
        Assert.All(told, p => Assert.Contains("IX_ClockRungs_Told", p, StringComparison.Ordinal));
    }

    // What an index does not order by itself, the terms behind the due instant, is sorted within equal rows only.
    [GeneratedRegex("TEMP B-TREE FOR (?!RIGHT PART OF|LAST TERM OF|LAST [0-9] TERMS OF)")]
    private static partial Regex WholeSort();

    private static async Task<TestPortal> Furnished()
    {
        var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 120, (i, w) => w with { IsAlwaysFirst = i % 20 == 0, OwnerId = i % 10 == 0 ? portal.Actor.Id : null });
        return portal;
    }

    private static async Task<IReadOnlyList<string>> Holds(TestPortal portal, string index, Func<Task> run)
    {
        var plans = await QueryPlans.Of(portal, "WorkItems", run);
        Assert.NotEmpty(plans);
        Assert.All(plans, p => Assert.Contains(index, p));
        Assert.All(plans, p => Assert.DoesNotMatch(WholeSort(), p));
        return plans;
    }
}
