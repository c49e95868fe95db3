using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class SweepClocksTests
{
    [StoreFact]
    public async Task Each_mark_of_the_clock_is_told_once_however_often_and_however_many_sweep()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120 }))[0];

        for (var minute = 0; minute <= 180; minute += 10)
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.Get<SweepClocks>().Run(TestPortal.Ct), TestPortal.Ct)));
            portal.Clock.Advance(Duration.FromMinutes(10));
        }

        var told = (await portal.All<FactRow>()).Where(f => f.SubjectId == id && f.Kind is nameof(ResolveTargetUsed) or nameof(ResolveTargetBreached)).OrderBy(f => f.At).Select(f => f.Sentence);
        Assert.Equal(["50 % of the time to resolve is used.", "75 % of the time to resolve is used.", "90 % of the time to resolve is used.", "The time to resolve is over.", "150 % of the time to resolve is used."], told);
        var item = await portal.Item(id);
        Assert.Equal((item.ResponseDueAt, 150, item.ResolveDueAt), (item.NextRungAt, item.RungPercent, item.BreachedAt));
        Assert.Equal(["100 %", "150 %", "50 %", "75 %", "75 %", "90 %"], (await portal.All<ClockRung>()).Select(r => r.Mark).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task S18_the_next_mark_sets_an_alarm_for_its_second_and_what_it_wakes_tells_it_once()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120 }))[0];
        var half = TestPortal.Morning + Duration.FromMinutes(60);
        Assert.Empty(Woken(portal));

        portal.Clock.Advance(Duration.FromMinutes(57));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.Empty(Woken(portal));
        portal.Clock.Advance(Duration.FromMinutes(2));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.Equal([half], Woken(portal));

        portal.Clock.Reset(half);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => portal.Get<SweepClocks>().Reach(TestPortal.Ct), TestPortal.Ct)));
        await portal.Get<SweepClocks>().Reach(TestPortal.Ct);
        Assert.Equal([("50 %", half)], (await portal.All<ClockRung>()).Select(r => (r.Mark, r.ToldAt)));
        Assert.Equal(TestPortal.Morning + Duration.FromMinutes(90), (await portal.Item(id)).NextRungAt);
    }

    [StoreFact]
    public async Task S18_a_mark_that_moves_away_is_not_told_and_the_act_that_moves_it_sets_the_alarm_anew()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120 }))[0];
        var maya = WorkDesks.Specialist("Maya");
        await new TakeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(59));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        await new PauseItem(portal.As(maya), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, PauseReasons.WaitSupplier, portal.Clock.GetCurrentInstant().InUtc().Date.PlusDays(3), "letter"), TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Get<SweepClocks>().Reach(TestPortal.Ct);
        Assert.Empty(await portal.All<ClockRung>());
        Assert.Equal([TestPortal.Morning + Duration.FromMinutes(60)], Woken(portal));

        portal.Clock.Advance(Duration.FromSeconds(30));
        await new ResumeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        Assert.Equal([TestPortal.Morning + Duration.FromMinutes(61.5)], Woken(portal));
        portal.Clock.Advance(Duration.FromMinutes(1));
        await portal.Get<SweepClocks>().Reach(TestPortal.Ct);
        Assert.Equal(["50 %"], (await portal.All<ClockRung>()).Select(r => r.Mark));
    }

    private static List<Instant> Woken(TestPortal portal)
    {
        var woken = new List<Instant>();
        while (portal.Get<RungAlarm>().Wakes.TryRead(out var at)) woken.Add(at);
        return woken;
    }

    [StoreFact]
    public async Task S10_a_word_from_outside_is_kept_until_somebody_acts_on_it()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var maya = WorkDesks.Specialist("Maya");
        await new TakeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        await new PauseItem(portal.As(maya), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, PauseReasons.WaitRequester, portal.Clock.GetCurrentInstant().InUtc().Date.PlusDays(3), "letter"), TestPortal.Ct);
        portal.Clock.Advance(Duration.FromHours(1));
        await new ResumeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        Assert.Equal(TestPortal.Morning + Duration.FromHours(1), (await portal.Item(id)).HeardAt);
        Assert.Equal([false, false, false, true], (await portal.All<ItemMoment>()).OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => m.IsHeard));

        await new WriteNote(portal.As(maya), portal.Get<WorkDesk>()).Run(new(id, "Called them back."), TestPortal.Ct);
        Assert.Null((await portal.Item(id)).HeardAt);
    }

    [StoreFact]
    public async Task A_pause_leaves_the_age_of_an_item_as_it_is()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        portal.Clock.Advance(Duration.FromDays(7));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);
        var aged = await portal.Item(id);
        var maya = WorkDesks.Specialist("Maya");

        await new TakeItem(portal.As(maya), portal.Get<WorkDesk>()).Run(id, aged.Version, TestPortal.Ct);
        var paused = await new PauseItem(portal.As(maya), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, PauseReasons.WaitSupplier, portal.Clock.GetCurrentInstant().InUtc().Date.PlusDays(3), "letter"), TestPortal.Ct);

        Assert.True(paused.IsDone, paused.Sentence);
        Assert.Equal((Standing.Waiting, aged.AgeBucketIndex), ((await portal.Item(id)).Standing, (await portal.Item(id)).AgeBucketIndex));
        Assert.True(aged.AgeBucketIndex > 0);
    }
}
