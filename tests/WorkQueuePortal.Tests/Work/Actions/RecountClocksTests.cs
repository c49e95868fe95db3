using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class RecountClocksTests
{
    private const string TwoHours = """{"kind":"Resolve","target":"2 bh","startsAt":"Received","start":{"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","100 %"]}""";
    private static readonly Actor Maya = WorkDesks.Specialist("Maya");

    [StoreFact]
    public async Task S15_open_clocks_keep_their_version_until_they_are_counted_again_and_each_keeps_what_it_was()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var old = (await portal.Open(facility, 2))[0];
        await Close(portal, (await portal.All<WorkItem>()).First(i => i.Id != old).Id);
        portal.Clock.Advance(Duration.FromHours(1));
        var saved = await Save(portal, "RESOLVE", TwoHours);
        var late = (await portal.Open(facility, 1))[0];

        Assert.Equal("RESOLVE is in version 1. Open clocks keep theirs until you run: promise recount", saved.Sentence);
        Assert.Equal([(0, 1080), (1, 120)], [await Resolve(portal, old), await Resolve(portal, late)]);

        Assert.Equal("1 item came out differently, with 1 clock.", (await portal.Get<RecountClocks>().Run(TestPortal.Ct)).Sentence);
        Assert.Equal("0 items came out differently, with 0 clocks.", (await portal.Get<RecountClocks>().Run(TestPortal.Ct)).Sentence);

        var row = Assert.Single(await portal.All<ClockRecount>());
        Assert.Equal((old, "RESOLVE", 0, 1), (row.ItemId, row.Definition, row.VersionBefore, row.VersionAfter));
        Assert.Equal((TestPortal.Morning + Duration.FromHours(2), true), (row.DueAfter, row.DueBefore > row.DueAfter));
        Assert.Equal((row.DueAfter, 120 * 60L), ((await portal.Item(old)).ResolveDueAt, (await portal.Item(old)).TargetSeconds));
        Assert.Equal([0, 0, 1, 1], (await portal.All<SlaClock>()).Where(c => c.Kind == ClockKind.Resolve || c.ItemId == old).Select(c => c.DefinitionVersion).Order());
    }

    [StoreFact]
    public async Task S15_a_promise_that_ends_takes_its_clocks_with_it_when_they_are_counted_again()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Save(portal, "OLA", """{"kind":"Team","target":"1 bh","start":{"state":["Queued","Claimed","InProgress"]},"stop":{"state":["Done","Cancelled"]},"cancelling":"Never","rungs":["100 %"]}""");
        var id = (await portal.Open(facility, 1))[0];
        Assert.Equal(TestPortal.Morning + Duration.FromHours(1), (await portal.Item(id)).NextRungAt);

        var ended = await portal.Get<KeepPromises>().End("OLA", "Dana", "Merged with another.", TestPortal.Ct);
        await portal.Get<RecountClocks>().Run(TestPortal.Ct);
        portal.Clock.Advance(Duration.FromHours(2));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        Assert.True(ended.IsDone, ended.Sentence);
        Assert.Equal((ClockState.Cancelled, null), (await portal.All<SlaClock>()).Where(c => c.Promise == "OLA").Select(c => (c.State, c.NextRungAt)).Single());
        Assert.Empty(await portal.All<ClockRung>());
        Assert.True((await portal.Item(id)).NextRungAt > portal.Clock.GetCurrentInstant());
    }

    [StoreFact]
    public async Task S16_a_due_that_moves_later_arms_the_marks_again_and_the_store_refuses_a_second_telling()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        await Save(portal, "RESOLVE", TwoHours);
        var id = (await portal.Open(facility, 1))[0];
        portal.Clock.Advance(Duration.FromMinutes(70));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        await Save(portal, "RESOLVE", TwoHours.Replace("2 bh", "6 bh", StringComparison.Ordinal));
        await portal.Get<RecountClocks>().Run(TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(120));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        var told = (await portal.All<ClockRung>()).Where(r => r.ItemId == id && r.Mark == "50 %").OrderBy(r => r.ToldAt).ToList();
        Assert.Equal([(1, 0), (2, 1)], told.Select(r => (r.Version, r.Arming)));
        await Assert.ThrowsAsync<DbUpdateException>(() => portal.Given(new ClockRung { Id = NewId.Next(), ItemId = id, ClockId = told[1].ClockId, Mark = "50 %", Version = 2, Arming = 1, ReachedAt = told[1].ReachedAt, ToldAt = told[1].ToldAt }));
    }

    [StoreFact]
    public async Task Whatever_is_done_to_an_item_leaves_a_moment_and_counting_again_changes_nothing()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        portal.Clock.Advance(Duration.FromMinutes(10));
        Assert.Equal(id, (await portal.Claim(Maya)).Value);
        portal.Clock.Advance(Duration.FromMinutes(5));
        var paused = await new PauseItem(portal.As(Maya), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, PauseReasons.WaitSupplier, portal.Clock.GetCurrentInstant().InUtc().Date.PlusDays(1), "letter"), TestPortal.Ct);
        portal.Clock.Advance(Duration.FromHours(2));
        var resumed = await new ResumeItem(portal.As(Maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        await new ReleaseItem(portal.As(Maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);

        Assert.True(paused.IsDone && resumed.IsDone, paused.Sentence + resumed.Sentence);
        Assert.Equal([WorkState.Queued, WorkState.Claimed, WorkState.Paused, WorkState.InProgress, WorkState.Queued], (await portal.All<ItemMoment>()).OrderBy(m => m.At).ThenBy(m => m.Id.ToString()).Select(m => m.State));
        Assert.Equal("0 items came out differently, with 0 clocks.", (await portal.Get<RecountClocks>().Run(TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<ClockRecount>());
    }

    [StoreFact]
    public async Task Clocks_from_before_promises_had_versions_go_on_as_the_houses_own()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120 }))[0];
        portal.Clock.Advance(Duration.FromMinutes(65));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        await using (var db = portal.Dbs.OpenAll())
        {
            await db.Set<SlaClock>().ExecuteUpdateAsync(set => set.SetProperty(c => c.DefinitionCode, "").SetProperty(c => c.RungsPassed, 0).SetProperty(c => c.NextRungAt, (Instant?)null), TestPortal.Ct);
            await db.Set<ItemMoment>().ExecuteDeleteAsync(TestPortal.Ct);
        }

        await new TakeItem(portal.As(Maya), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        Assert.Equal(2, (await portal.All<SlaClock>()).Count);
        Assert.Single(await portal.All<ClockRung>());
        Assert.Equal(TestPortal.Morning + Duration.FromMinutes(90), (await portal.Item(id)).NextRungAt);
    }

    [StoreFact]
    public async Task S20_work_that_may_not_begin_yet_is_given_to_nobody_until_then_and_its_clocks_run()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1, (_, w) => w with { NotBefore = TestPortal.Morning + Duration.FromHours(3), ResolveMinutes = 240 }))[0];

        Assert.Equal("nothing", (await portal.Claim(Maya)).Refusal?.Code);
        portal.Clock.Advance(Duration.FromMinutes(125));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.Equal((Standing.Waiting, 50), ((await portal.Item(id)).Standing, (await portal.Item(id)).RungPercent));

        portal.Clock.Advance(Duration.FromMinutes(56));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        Assert.Equal((Standing.Open, null, null), ((await portal.Item(id)).Standing, (await portal.Item(id)).NotBeforeAt, (await portal.Item(id)).FollowUpOn));
        Assert.Equal(id, (await portal.Claim(Maya)).Value);
    }

    [StoreFact]
    public async Task S5_where_whoever_asked_worked_is_kept_with_the_item_and_counted_by_again()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var away = new Facility { Id = NewId.Next(), Code = "H2", Name = "H2", Zone = "America/Los_Angeles", CalendarCode = "SSC" };
        var asks = await portal.AddPerson("ASKS");
        await portal.Given(away);
        await MoveHome(portal, asks.Id, away.Id);
        await Save(portal, "OWN", """{"kind":"Team","target":"1 bh","zone":"requester","start":{},"stop":{"state":["Done"]}}""");

        var id = (await portal.Open(facility, 1, (_, w) => w with { RequesterId = asks.Id }))[0];
        var nobodys = (await portal.Open(facility, 1))[0];
        await MoveHome(portal, asks.Id, facility.Id);
        var recounted = await portal.Get<RecountClocks>().Run(TestPortal.Ct);

        Assert.Equal("0 items came out differently, with 0 clocks.", recounted.Sentence);
        Assert.Equal((away.Id, null), ((await portal.Item(id)).RequesterFacilityId, (await portal.Item(nobodys)).RequesterFacilityId));
        var clocks = (await portal.All<SlaClock>()).Where(c => c.Promise == "OWN").ToDictionary(c => c.ItemId);
        // 06:00 in Los Angeles, two hours before its office opens; the portal's own zone is Chicago, where it is 08:00.
        Assert.Equal(("America/Los_Angeles", TestPortal.Morning + Duration.FromHours(3)), (clocks[id].Zone, clocks[id].DueAt));
        Assert.Equal(("America/Chicago", TestPortal.Morning + Duration.FromHours(1)), (clocks[nobodys].Zone, clocks[nobodys].DueAt));
    }

    private static async Task MoveHome(TestPortal portal, Guid person, Guid facility)
    {
        await using var db = portal.Dbs.OpenAll();
        await db.Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.HomeFacilityId, facility), TestPortal.Ct);
    }

    [Fact]
    public async Task S3_a_promise_with_a_fault_is_not_saved_and_a_change_says_why()
    {
        await using var portal = await TestPortal.Start();
        await portal.Furnish();
        var faulty = await Save(portal, "OWN", """{"kind":"Team","target":"1 bh","start":{"state":["Done"]},"stop":{"state":["Done"]}}""");
        var elsewhere = await Save(portal, "OWN", """{"kind":"Team","target":"1 bh","calendar":"MOON","start":{},"stop":{"state":["Done"]}}""");
        var silent = await portal.Get<KeepPromises>().Save(new("OWN", "Own", TwoHours, "Dana", " "), TestPortal.Ct);
        Assert.Equal("OWN: Wherever it would start it also stops, so it never starts. Narrow stop.", faulty.Sentence);
        Assert.Equal("There is no calendar MOON. Name one that exists, or queue, facility, requester or always.", elsewhere.Sentence);
        Assert.Equal("Say why, so that those who come later need not ask.", silent.Sentence);
        Assert.Equal("RESOLVE is the house's own. Save one of yours under its code instead.", (await portal.Get<KeepPromises>().End("RESOLVE", "Dana", "Gone.", TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<SlaVersion>());
    }

    private static Task<Outcome> Save(TestPortal portal, string code, string json) => portal.Get<KeepPromises>().Save(new(code, code, json, "Dana", "The contract says so."), TestPortal.Ct);

    private static Task<Outcome> Close(TestPortal portal, Guid id) => portal.Write(async at => at.Carry((await portal.Get<WorkDesk>().Take(at, id, TestPortal.Ct)).Close("Done.", Actor.System, at.Now)));

    private static async Task<(int Version, int Minutes)> Resolve(TestPortal portal, Guid item) => (await portal.All<SlaClock>()).Where(c => c.ItemId == item && c.Kind == ClockKind.Resolve).Select(c => (c.DefinitionVersion, c.TargetMinutes)).Single();
}
