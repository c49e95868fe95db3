using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class BucketsTests
{

    /// <summary>Freight by score, large amounts by arrival, then the rest by arrival: none of it by the due.</summary>
    private const string Buckets = "what Freight over: score\nfrom 500: oldest";

    [StoreFact]
    public async Task G6_the_list_its_file_and_get_next_go_bucket_by_bucket_each_in_its_own_order()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Set(portal, Buckets);
        var items = await Opened(portal, facility, 120);

        // P1 by due, then each bucket by what it orders by.
        List<Guid> expected =
        [
            .. items.Where(i => i.IsAlwaysFirst).OrderBy(i => i.EffectiveDueAt).ThenByDescending(i => i.Score).ThenByDescending(i => i.ValueAtRisk).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Select(i => i.Id),
            .. items.Where(i => !i.IsAlwaysFirst && i.What == "Freight over").OrderByDescending(i => i.Score).ThenByDescending(i => i.ValueAtRisk).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Select(i => i.Id),
            .. items.Where(i => !i.IsAlwaysFirst && i.What != "Freight over" && i.ValueAtRisk >= 500m).OrderBy(i => i.CreatedAt).ThenByDescending(i => i.Score).ThenByDescending(i => i.ValueAtRisk).ThenBy(i => i.Number).Select(i => i.Id),
            .. items.Where(i => !i.IsAlwaysFirst && i.What != "Freight over" && i.ValueAtRisk < 500m).OrderBy(i => i.CreatedAt).ThenByDescending(i => i.Score).ThenByDescending(i => i.ValueAtRisk).ThenBy(i => i.Number).Select(i => i.Id),
        ];
        Assert.Equal([0, 1, 2, 3], items.Select(i => i.Lane).Distinct().Order());
        Assert.Equal(expected, await Listed(portal));
        Assert.Equal(expected, (await portal.Get<QueueRows>().All(new QueueView(QueueCode: WorkDesks.Queue), TestPortal.Ct)).Select(r => r.Id));

        var worker = WorkDesks.Specialist("Maya");
        foreach (var next in expected.Take(60)) Assert.Equal(next, (await portal.Claim(worker)).Value);
        var kept = (await portal.Get<PullRows>().Last(expected[59], TestPortal.Ct))!;
        Assert.Equal(items.Single(i => i.Id == expected[59]).Bucket, kept.Account.Place!.Bucket);
    }

    [StoreFact]
    public async Task G6_open_work_is_sorted_when_buckets_go_live_and_stands_as_before_when_they_are_taken_out()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var facility = await portal.Furnish();
        var dana = await portal.Hire("Dana Whitlock", Roles.ApSpecialist);
        var gloria = await portal.Hire("Gloria Esteban", Roles.Supervisor);
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.OwnerId, dana.Id).SetProperty(q => q.DeputyId, gloria.Id), TestPortal.Ct);
        await Opened(portal, facility, 60);
        var before = await Listed(portal);

        await GoLive(portal, Buckets);
        var sorted = await Listed(portal);
        Assert.NotEqual(before, sorted);
        // New work finds the same place by itself, and the ageing leaves all of it there.
        await Set(portal, Buckets);
        var more = (await Opened(portal, facility, 1))[^1];
        Assert.Equal((2, BucketOrder.Oldest, more.CreatedAt), (more.Bucket, more.BucketOrder, more.OrderAt));
        sorted = await Listed(portal);
        portal.Clock.Advance(Duration.FromHours(3));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);
        Assert.All(await portal.All<WorkItem>(), i => Assert.Equal(i.Priority == 1 ? 0 : i.Bucket, i.Lane));

        await GoLive(portal, "");
        Assert.All(await portal.All<WorkItem>(), i => Assert.Equal((1, BucketOrder.Due, i.EffectiveDueAt), (i.Bucket, i.BucketOrder, i.OrderAt)));
    }

    [StoreFact]
    public async Task What_a_supervisor_put_first_stands_before_all_buckets_and_goes_back_to_its_own()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Set(portal, Buckets);
        var items = await Opened(portal, facility, 20);
        var order = await Listed(portal);
        var last = items.Single(i => i.Id == order[^1]);
        var was = (last.Lane, last.OrderAt);
        Assert.True(last.Pin("The dock waits.", portal.Clock.GetCurrentInstant()).Refusal is null);
        Assert.Equal((-1, last.EffectiveDueAt), (last.Lane, last.OrderAt));
        Assert.True(last.Unpin().Refusal is null);
        Assert.Equal(was, (last.Lane, last.OrderAt));
    }

    private static async Task<IReadOnlyList<WorkItem>> Opened(TestPortal portal, Facility facility, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var n = i;
            await portal.Open(facility, 1, (_, w) => w with
            {
                What = n % 3 == 1 ? "Freight over" : "Price over", BaseScore = n * 13 % 4 * 15, ValueAtRisk = n % 5 == 0 ? 900m : n % 7 * 50m, IsAlwaysFirst = n % 17 == 3, ResolveMinutes = 600 - (n % 5 * 60), Document = $"INV {n}",
            });
            if (n % 4 == 0) portal.Clock.Advance(Duration.FromMinutes(1));
        }
        return [.. (await portal.All<WorkItem>()).OrderBy(i => i.Number)];
    }

    /// <summary>Page by page.</summary>
    private static async Task<IReadOnlyList<Guid>> Listed(TestPortal portal)
    {
        var (shown, cursor) = (new List<Guid>(), (QueueCursor?)null);
        while (await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), cursor, TestPortal.Ct) is { Count: > 0 } page)
        {
            shown.AddRange(page.Select(r => r.Id));
            cursor = page[^1].Cursor;
        }
        return shown;
    }

    private static async Task Set(TestPortal portal, string buckets)
    {
        await using var db = portal.Dbs.OpenAll();
        await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.Buckets, buckets), TestPortal.Ct);
        portal.Get<SlaBooks>().Forget();
    }

    private static async Task GoLive(TestPortal portal, string buckets)
    {
        portal.Actor = Oversight.Owner;
        var sheet = (await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.InForce.With(QueuePart.Buckets, buckets);
        Assert.True((await portal.Get<DraftQueue>().Save(new(WorkDesks.Queue, sheet, "Agreed in the meeting.", null), TestPortal.Ct)).IsDone);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        portal.Actor = Oversight.Admin;
        var live = await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct);
        Assert.True(live.IsDone, live.Sentence);
    }
}
