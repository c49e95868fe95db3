using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>Get next goes through the clocks of an item only where one of them may follow from somebody having it; the clocks must not be able to tell.</summary>
public sealed class ClaimedClocksTests
{
    private static readonly Actor Maya = WorkDesks.Specialist("Maya");

    [StoreTheory]
    [InlineData("""{"kind":"Response","target":"1 bh","start":{"owner":["no"]},"stop":{"owner":["yes"]},"rungs":["100 %"]}""")]
    [InlineData("""{"kind":"Response","target":"1 bh","start":{"state":["Queued"]},"stop":{"state":["Claimed","InProgress","Done","Cancelled"]},"rungs":["100 %"]}""")]
    public async Task A_promise_about_who_has_an_item_is_kept_by_getting_it(string json)
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Save(portal, "TAKEN", json);
        var id = (await portal.Open(facility, 1))[0];
        portal.Clock.Advance(Duration.FromMinutes(10));

        Assert.Equal(id, (await portal.Claim(Maya)).Value);

        var clock = await Clock(portal, id, "TAKEN");
        Assert.Equal((ClockState.Met, portal.Clock.GetCurrentInstant()), (clock.State, clock.StoppedAt));
        Assert.Equal("0 items came out differently, with 0 clocks.", (await portal.Get<RecountClocks>().Run(TestPortal.Ct)).Sentence);
    }

    [StoreFact]
    public async Task S1_a_promise_that_went_live_since_begins_when_somebody_gets_the_item()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var id = (await portal.Open(facility, 1))[0];
        await Save(portal, "OLA", """{"kind":"Team","target":"1 bh","start":{"state":["Queued","Claimed","InProgress"]},"stop":{"state":["Done","Cancelled"]},"cancelling":"Never","rungs":["100 %"]}""");
        portal.Clock.Advance(Duration.FromMinutes(10));

        Assert.Equal(id, (await portal.Claim(Maya)).Value);

        Assert.Equal((ClockState.Running, portal.Clock.GetCurrentInstant()), await Clock(portal, id, "OLA") is var clock ? (clock.State, clock.StartAt) : default);
    }

    [StoreFact]
    public async Task Where_no_promise_minds_it_nothing_of_the_item_changes_but_who_has_it_and_the_moment_is_kept()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (item, clocks) = (await portal.Item(id), await portal.All<SlaClock>());
        portal.Clock.Advance(Duration.FromMinutes(10));

        Assert.Equal(id, (await portal.Claim(Maya)).Value);

        var taken = await portal.Item(id);
        Assert.Equal((item.Version + 1, Maya.Id, WorkState.Claimed, item.Score, item.NextRungAt), (taken.Version, taken.OwnerId, taken.State, taken.Score, taken.NextRungAt));
        Assert.Equal(clocks.Select(Shown), (await portal.All<SlaClock>()).Select(Shown));
        Assert.Equal([(WorkState.Queued, null), (WorkState.Claimed, (Guid?)Maya.Id)], (await portal.All<ItemMoment>()).OrderBy(m => m.At).Select(m => (m.State, m.OwnerId)));
        Assert.Equal("0 items came out differently, with 0 clocks.", (await portal.Get<RecountClocks>().Run(TestPortal.Ct)).Sentence);
    }

    private static (Guid, ClockState, Instant, Instant?, Instant?) Shown(SlaClock clock) => (clock.Id, clock.State, clock.StartAt, clock.StoppedAt, clock.DueAt);

    private static async Task<SlaClock> Clock(TestPortal portal, Guid item, string promise) => (await portal.All<SlaClock>()).Single(c => c.ItemId == item && c.Promise == promise);

    private static async Task Save(TestPortal portal, string code, string json) => Assert.Null((await portal.Get<KeepPromises>().Save(new(code, code, json, "Dana", "The contract says so."), TestPortal.Ct)).Refusal);
}
