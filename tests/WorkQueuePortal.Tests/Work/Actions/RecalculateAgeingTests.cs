using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class RecalculateAgeingTests
{
    [StoreFact]
    public async Task Sql_comes_to_the_same_as_the_model_at_every_age()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await portal.Open(facility, 120, (i, w) => w with { BaseScore = i * 7 % 90, IsAlwaysFirst = i % 31 == 0, ResolveMinutes = 30 + i * 17 % 1000 });
        var calendar = await portal.Get<WorkQueuePortal.Work.Calendars>().Get("SSC", TestPortal.Ct);

        foreach (var hours in new[] { 0, 1, 3, 20, 30, 100, 700, 1500 })
        {
            portal.Clock.Advance(Duration.FromHours(hours));
            await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);
            var now = OpenTime.SecondsUntil(calendar, portal.Clock.GetCurrentInstant());
            foreach (var item in await portal.All<WorkItem>())
            {
                var score = PriorityScore.Total(item.BaseScore, now - item.ClockOriginSeconds, item.TargetSeconds);
                var priority = item.IsAlwaysFirst ? 1 : PriorityScore.Band(score);
                Assert.Equal((score, -score, priority, priority == 1 ? 0 : 1, AgeBucket.IndexOf(now - item.AgeOriginSeconds, (long)calendar.DayLength.TotalSeconds)),
                    (item.Score, item.ScoreOrder, item.Priority, item.Lane, item.AgeBucketIndex));
            }
        }
    }

    [StoreFact]
    public async Task A_quarter_of_an_hour_is_recorded_once_however_often_it_runs()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Get<RecalculateAgeing>().Run(TestPortal.Ct), TestPortal.Ct)));
        Assert.Equal(4, Assert.Single(await portal.All<QueueSnapshot>()).OpenCount);

        portal.Clock.Advance(Duration.FromMinutes(15));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);
        Assert.Equal(2, (await portal.All<QueueSnapshot>()).Count);
    }

    [StoreFact]
    public async Task A_paused_item_ages_and_its_score_stands_still()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var maya = WorkDesks.Specialist("Maya");
        await new TakeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, 1, TestPortal.Ct);
        var paused = await new PauseItem(portal.As(maya), portal.Get<WorkDesk>()).Run(new(id, 2, PauseReasons.WaitSupplier, new LocalDate(2026, 3, 13), "letter"), TestPortal.Ct);
        Assert.True(paused.IsDone, paused.Sentence);
        var before = await portal.Item(id);

        portal.Clock.Advance(Duration.FromDays(7));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);

        var after = await portal.Item(id);
        Assert.Equal(before.Score, after.Score);
        Assert.True(after.AgeBucketIndex > before.AgeBucketIndex);
    }
}
