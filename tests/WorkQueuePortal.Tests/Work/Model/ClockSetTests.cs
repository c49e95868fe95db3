using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>How the clocks of an item follow what happens to it.</summary>
public sealed class ClockSetTests
{
    private const string Urgent = """{"kind":"Resolve","target":"4 bh","startsAt":"Received","start":{"priority":["1"],"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","100 %"]}""";
    private const string Usual = """{"kind":"Resolve","target":"queue","startsAt":"Received","start":{"priority":["2","3","4"],"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","75 %","90 %","100 %","150 %"]}""";
    private const string Team = """{"kind":"Team","target":"2 bh","start":{"state":["Queued","Claimed","InProgress"]},"stop":{"state":["Done","Cancelled"]},"cancelling":"Never"}""";

    private static Instant At(string local) => Calendars.NewYork.At(local);

    private static LivingItem Monday(params SlaDefinition[] own) => new(Promises.Book(own), At("2026-03-16T09:00"));

    [Fact]
    public void S1_new_work_gets_the_clocks_that_apply_and_they_keep_their_version()
    {
        var item = Monday();
        Assert.Equal([(HouseDefinitions.Resolve, 0, 1080), (HouseDefinitions.Response, 0, 240)], item.Held.Clocks.Select(c => (c.Promise, c.DefinitionVersion, c.TargetMinutes)).Order());
        Assert.Equal(("SSC", item.Clock(HouseDefinitions.Resolve).DueAt), (item.Item.CalendarCode, item.Item.ResolveDueAt));
    }

    [Fact]
    public void S1_stop_comes_before_pause_and_a_save_that_does_both_meets_the_response()
    {
        var item = Monday().Do(At("2026-03-16T10:00"), held =>
        {
            held.Item.Assign(Guid.Empty, "Nobody", Actor.System, At("2026-03-16T10:00"));
            return Decision.Of();
        });
        var busy = Monday().Take(At("2026-03-16T10:00"));
        Assert.Equal(ClockState.Running, item.Clock(HouseDefinitions.Response).State);
        Assert.Equal((ClockState.Met, At("2026-03-16T10:00")), (busy.Clock(HouseDefinitions.Response).State, busy.Clock(HouseDefinitions.Response).StoppedAt));
    }

    [Fact]
    public void S10_the_response_is_met_by_the_first_act_even_if_the_same_save_pauses()
    {
        var item = Monday();
        item.Do(At("2026-03-16T11:00"), held => held.Item.Assign(item.Worker.Id, "Maya", item.Worker, At("2026-03-16T11:00"))).Pause(At("2026-03-16T11:30"));
        Assert.Equal((ClockState.Met, At("2026-03-16T11:30")), (item.Clock(HouseDefinitions.Response).State, item.Clock(HouseDefinitions.Response).StoppedAt));
        Assert.Equal((ClockState.Paused, PauseReasons.WaitSupplier, "letter"), (item.Held.Resolve.State, item.Held.Resolve.PauseCause, item.Held.Resolve.Pauses[0].MessageRef));
        Assert.Null(item.Item.ResolveDueAt);
    }

    [Fact]
    public void S14_another_priority_cancels_the_old_clock_and_attaches_the_new_one_from_the_same_start()
    {
        var item = Monday(Promises.Read("RESOLVE", Usual), Promises.Read("P1", Urgent));
        item.Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T10:30")).Resume(At("2026-03-16T12:30"));
        item.Do(At("2026-03-16T13:00"), held => held.Item.Weigh(80, false, "A patient waits."));
        Assert.Equal((ClockState.Cancelled, At("2026-03-16T13:00"), null), (item.Clock("RESOLVE").State, item.Clock("RESOLVE").StoppedAt, item.Clock("RESOLVE").BreachedAt));
        Assert.Equal((ClockState.Running, At("2026-03-16T09:00"), At("2026-03-16T15:00")), (item.Clock("P1").State, item.Clock("P1").StartAt, item.Clock("P1").DueAt));
        Assert.Equal((item.Clock("P1").DueAt, 240 * 60L), (item.Item.ResolveDueAt, item.Item.TargetSeconds));
    }

    [Fact]
    public void S12_without_replaying_the_pauses_a_clock_from_the_past_is_late_at_once()
    {
        var item = Monday(Promises.Read("RESOLVE", Usual), Promises.Read("P1", Urgent.Replace("\"kind\"", "\"replaysPauses\":false,\"kind\"", StringComparison.Ordinal)));
        item.Take(At("2026-03-16T09:30")).Pause(At("2026-03-16T10:00")).Resume(At("2026-03-16T12:00"));
        item.Do(At("2026-03-16T14:00"), held => held.Item.Weigh(80, false, "A patient waits."));
        Assert.Equal(At("2026-03-16T13:00"), item.Clock("P1").BreachedAt);
    }

    [Fact]
    public void S13_a_clock_attached_late_is_told_of_once_and_without_the_marks_before()
    {
        var item = Monday(Promises.Read("RESOLVE", Usual), Promises.Read("P1", Urgent));
        item.Do(At("2026-03-16T14:00"), held => held.Item.Weigh(80, false, "A patient waits."));
        item.Do(At("2026-03-16T14:01"), held => held.ReachRung(At("2026-03-16T14:01"))).Do(At("2026-03-16T16:00"), held => held.ReachRung(At("2026-03-16T16:00")));
        var late = Assert.Single(item.Told.OfType<AttachedLate>());
        Assert.Equal(At("2026-03-16T13:00"), late.DueAt);
        Assert.DoesNotContain(item.Told, fact => fact is ResolveTargetUsed or ResolveTargetBreached);
        Assert.Equal(At("2026-03-16T13:00"), item.Item.BreachedAt);
    }

    [Fact]
    public void S14_another_queue_leaves_the_resolve_clock_and_changes_the_teams()
    {
        var item = Monday(Promises.Read("OLA", Team));
        item.Do(At("2026-03-16T10:30"), held => held.Item.MoveTo(Promises.Second.AsQueue(), "Theirs.", Actor.System));
        var teams = item.Held.Clocks.Where(c => c.Promise == "OLA").OrderBy(c => c.StartAt).ToList();
        Assert.Equal([(Promises.First.Id, ClockState.Met, "SSC"), (Promises.Second.Id, ClockState.Running, "CHI")], teams.Select(c => (c.QueueId!.Value, c.State, c.CalendarCode)));
        Assert.Equal((At("2026-03-16T09:00"), ClockState.Running, 1080), (item.Held.Resolve.StartAt, item.Held.Resolve.State, item.Held.Resolve.TargetMinutes));
    }

    [Theory]
    [InlineData("GoesOn", "2026-03-16T09:00", "2026-03-19T17:00", 1)]
    [InlineData("FromStart", "2026-03-16T09:00", "2026-03-17T17:00", 2)]
    [InlineData("Nothing", "2026-03-16T09:00", "2026-03-17T17:00", 1)]
    public void S11_reopening_follows_its_policy(string policy, string start, string due, int clocks)
    {
        var item = Monday(Promises.Read("RESOLVE", Usual.Replace("\"queue\"", "\"17 bh\"", StringComparison.Ordinal).Replace("\"kind\"", $"\"reopening\":\"{policy}\",\"kind\"", StringComparison.Ordinal)));
        item.Do(At("2026-03-16T12:00"), held => held.Close("Done.", item.Worker, At("2026-03-16T12:00")));
        item.Do(At("2026-03-18T12:00"), held => held.Reopen("New facts.", At("2026-03-18T12:00")));
        var resolve = item.Clock("RESOLVE");
        Assert.Equal((start, due, clocks), (Calendars.NewYork.Local(resolve.StartAt), Calendars.NewYork.Local(resolve.DueAt), item.Held.Clocks.Count(c => c.Promise == "RESOLVE")));
        Assert.Equal(policy == "Nothing" ? ClockState.Met : ClockState.Running, resolve.State);
        Assert.Equal(policy == "FromStart", resolve.BreachedAt is not null);
    }

    [Fact]
    public void S1_reset_completes_the_clock_and_starts_another_once()
    {
        var item = Monday(Promises.Read("EACH", """{"kind":"Team","target":"2 bh","start":{"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done"]},"reset":{"answered":["yes"]},"cancelling":"Never"}"""));
        item.Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T11:00"));
        Assert.Equal([(ClockState.Met, At("2026-03-16T09:00")), (ClockState.Running, At("2026-03-16T10:00"))], item.Held.Clocks.Where(c => c.Promise == "EACH").OrderBy(c => c.StartAt).Select(c => (c.State, c.StartAt)));
    }

    [Theory]
    [InlineData("\"cancelling\":\"StartEnds\"", ClockState.Cancelled)]
    [InlineData("\"cancelling\":\"Never\"", ClockState.Running)]
    [InlineData("\"cancel\":{\"priority\":[\"1\"]}", ClockState.Cancelled)]
    public void S2_a_clock_is_given_up_as_its_promise_says(string cancelling, ClockState state)
    {
        var item = Monday(Promises.Read("EARLY", $$"""{"kind":"Team","target":"2 bh","start":{"priority":["3","4"]},"stop":{"state":["Done"]},{{cancelling}}}"""));
        item.Do(At("2026-03-16T10:00"), held => held.Item.Weigh(80, false, "A patient waits."));
        Assert.Equal(state, item.Clock("EARLY").State);
    }

    [Theory]
    [InlineData("", "2026-03-16T15:00")]
    [InlineData("\"resume\":{\"state\":[\"Done\"]},", "none")]
    public void S2_a_clock_resumes_when_the_pause_ends_or_when_its_own_condition_holds(string resume, string due)
    {
        var item = Monday(Promises.Read("OWN", $$"""{"kind":"Team","target":"4 bh","start":{},"stop":{"state":["Cancelled"]},"pause":{"state":["Paused"]},{{resume}}"cancelling":"Never"}"""));
        item.Take(At("2026-03-16T09:30")).Pause(At("2026-03-16T10:00")).Resume(At("2026-03-16T12:00"));
        Assert.Equal(due, Calendars.NewYork.Local(item.Clock("OWN").DueAt));
    }

    [Fact]
    public void S8_no_pause_moves_a_date_that_was_agreed()
    {
        var item = new LivingItem(Promises.Book(Promises.Read("DAY", """{"kind":"Team","target":"hard deadline","start":{},"stop":{"state":["Done"]},"cancelling":"Never","rungs":["100 %"]}""")), At("2026-03-16T09:00"),
            Promises.Work() with { HardDeadlineAt = At("2026-03-17T20:30") });
        item.Take(At("2026-03-16T09:30")).Pause(At("2026-03-16T10:00")).Resume(At("2026-03-18T12:00"));
        var clock = item.Clock("DAY");
        Assert.Equal((true, "2026-03-18T08:00", ClockState.Running, true), (clock.IsAgreed, Calendars.NewYork.Local(clock.DueAt), clock.State, clock.IsBreached(At("2026-03-18T08:00"))));
        Assert.False(clock.IsBreached(At("2026-03-18T07:59")));
        Assert.Equal(clock.DueAt, clock.NextRungAt);
    }

    [Theory]
    [InlineData("queue", null, "SSC", null)]
    [InlineData("facility", null, "CHI", null)]
    [InlineData("always", null, "ALWAYS", null)]
    [InlineData("queue", "facility", "SSC", "America/Chicago")]
    [InlineData("CHI", "America/Los_Angeles", "CHI", "America/Los_Angeles")]
    public void S5_and_S6_hours_and_zone_come_from_where_the_promise_says(string calendar, string? zone, string code, string? inZone)
    {
        var item = Monday(Promises.Read("OWN", $$"""{"kind":"Team","target":"1 bh","calendar":"{{calendar}}",{{(zone is null ? "" : $"\"zone\":\"{zone}\",")}}"start":{},"stop":{"state":["Done"] } }"""));
        Assert.Equal((code, inZone), (item.Clock("OWN").CalendarCode, item.Clock("OWN").Zone));
        Assert.Equal(inZone ?? (code == "ALWAYS" ? "UTC" : code == "CHI" ? "America/Chicago" : "America/New_York"), item.Book.Calendar(item.Clock("OWN").Calendar).Zone.Id);
    }

    [Theory]
    [InlineData("requester", null, true, "LAX", null)]
    [InlineData("requester", null, false, "SSC", null)]
    [InlineData("queue", "requester", true, "SSC", "America/Los_Angeles")]
    [InlineData("queue", "requester", false, "SSC", Promises.SystemZone)]
    [InlineData("facility", "system", true, "CHI", Promises.SystemZone)]
    public void S5_and_S6_the_time_of_whoever_asked_counts_and_the_systems_zone_where_nobody_did(string calendar, string? zone, bool isAsked, string code, string? inZone)
    {
        var promise = Promises.Read("OWN", $$"""{"kind":"Team","target":"1 bh","calendar":"{{calendar}}",{{(zone is null ? "" : $"\"zone\":\"{zone}\",")}}"start":{},"stop":{"state":["Done"] } }""");
        var item = new LivingItem(Promises.Book(promise), At("2026-03-16T09:00"), Promises.Work() with { RequesterFacilityId = isAsked ? Promises.Away.Id : null });
        Assert.Equal((code, inZone), (item.Clock("OWN").CalendarCode, item.Clock("OWN").Zone));
    }

    [Fact]
    public void S5_around_the_clock_the_time_of_a_day_is_read_on_the_systems_wall_clock()
    {
        var item = Monday(Promises.Read("OWN", """{"kind":"Team","target":"next business day by 16:00","calendar":"always","start":{},"stop":{"state":["Done"] } }"""));
        Assert.Equal("2026-03-17T18:00", Calendars.NewYork.Local(item.Clock("OWN").DueAt));
    }

    [Fact]
    public void S10_each_word_from_outside_is_owed_an_answer_from_the_oldest_on()
    {
        var item = Monday(Promises.Read("UPDATE", """{"kind":"Response","target":"2 bh","start":{"answered":["yes"],"unanswered":["yes"]},"stop":{"unanswered":["no"]},"rungs":["100 %"]}"""));
        item.Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T11:00"));
        Assert.DoesNotContain(item.Held.Clocks, c => c.Promise == "UPDATE");

        item.Do(At("2026-03-16T13:00"), held => held.Hear("", At("2026-03-16T13:00"))).Do(At("2026-03-16T14:00"), held =>
        {
            held.Item.Hear(At("2026-03-16T14:00"));
            return Decision.Of();
        });
        Assert.Equal((At("2026-03-16T13:00"), At("2026-03-16T15:00"), At("2026-03-16T15:00")), (item.Item.HeardAt, item.Clock("UPDATE").DueAt, item.Item.ResponseDueAt));

        item.Pause(At("2026-03-16T14:30"));
        Assert.Equal((ClockState.Met, At("2026-03-16T14:30"), null), (item.Clock("UPDATE").State, item.Clock("UPDATE").StoppedAt, item.Item.HeardAt));
        item.Resume(At("2026-03-16T14:45"));
        Assert.Equal((1, null), (item.Held.Clocks.Count(c => c.Promise == "UPDATE"), item.Item.HeardAt));
        item.Pause(At("2026-03-16T14:50")).Do(At("2026-03-16T15:00"), held => held.Hear("", At("2026-03-16T15:00")));
        Assert.Equal(["2026-03-16T15:00", "2026-03-16T17:00"], item.Held.Clocks.Where(c => c.Promise == "UPDATE").Select(c => Calendars.NewYork.Local(c.DueAt)).Order());
        Assert.Equal((ClockState.Met, At("2026-03-16T10:00")), (item.Clock(HouseDefinitions.Response).State, item.Clock(HouseDefinitions.Response).StoppedAt));
    }

    [Fact]
    public void S10_each_word_of_ours_is_owed_again_from_then_on_also_while_it_waits()
    {
        var item = Monday(Promises.Read("WORD", $$"""{"kind":"Update","target":"2 bh","start":{"answered":["yes"],"state":{{Promises.Open}} },"stop":{"state":["Done","Cancelled"]},"rungs":["100 %"]}"""));
        Assert.Null(item.Item.UpdateDueAt);

        item.Take(At("2026-03-16T10:00"));
        Assert.Equal(At("2026-03-16T12:00"), item.Item.UpdateDueAt);
        item.Pause(At("2026-03-16T11:00"));
        Assert.Equal(At("2026-03-16T13:00"), item.Item.UpdateDueAt);
        item.Do(At("2026-03-16T14:00"), held =>
        {
            held.Touch(item.Worker, At("2026-03-16T14:00"));
            return Decision.Of();
        });
        item.Do(At("2026-03-16T15:00"), held => held.Close("Done.", item.Worker, At("2026-03-16T15:00")));

        Assert.Null(item.Item.UpdateDueAt);
        Assert.Equal([("2026-03-16T12:00", "2026-03-16T11:00", false), ("2026-03-16T13:00", "2026-03-16T14:00", true), ("2026-03-16T16:00", "2026-03-16T15:00", false)],
            item.Held.Clocks.Where(c => c.Promise == "WORD").Select(c => (Calendars.NewYork.Local(c.OriginalDueAt), Calendars.NewYork.Local(c.StoppedAt), c.BreachedAt is not null)));
    }

    [Fact]
    public void S10_without_a_promise_about_it_a_word_from_outside_has_no_due()
    {
        var item = Monday().Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T11:00"));
        item.Do(At("2026-03-16T13:00"), held => held.Hear("", At("2026-03-16T13:00")));
        Assert.Equal((At("2026-03-16T13:00"), null), (item.Item.HeardAt, item.Item.ResponseDueAt));
    }

    [Fact]
    public void S16_each_mark_is_told_once_and_climbs_from_owner_to_supervisor_to_process_owner()
    {
        var item = Monday(Promises.Read("RESOLVE", Usual.Replace("\"90 %\"", "\"90 %\",\"1 h left\"", StringComparison.Ordinal).Replace("\"target\":\"queue\"", "\"target\":\"8 bh\"", StringComparison.Ordinal)));
        item.Take(At("2026-03-16T09:10"));
        for (var at = At("2026-03-16T09:15"); at < At("2026-03-18T17:00"); at += Duration.FromMinutes(15)) item.Do(at, held => held.ReachRung(at));
        Assert.Equal(["50 %", "75 %", "1 h left", "90 %", "100 %", "150 %"], item.Held.Told.Select(r => r.Mark));
        Assert.Equal([ToldTo.Owner, ToldTo.Owner, ToldTo.Owner, ToldTo.Owner, ToldTo.Supervisor, ToldTo.ProcessOwner], item.Held.Told.Select(r => r.ToldTo));
        Assert.Equal([item.Worker.Id, null, Promises.First.OwnerId], new[] { item.Held.Told[0].PersonId, item.Held.Told[4].PersonId, item.Held.Told[5].PersonId });
        Assert.Null(item.Item.NextRungAt);
    }

    [Fact]
    public void S22_work_that_comes_while_closed_may_get_an_allowance()
    {
        var promise = Promises.Read("OWN", """{"kind":"Team","target":"1 bh","outOfHoursMinutes":30,"start":{},"stop":{"state":["Done"] } }""");
        Assert.Equal(90, new LivingItem(Promises.Book(promise), At("2026-03-15T12:00")).Clock("OWN").TargetMinutes);
        Assert.Equal(60, new LivingItem(Promises.Book(promise), At("2026-03-16T12:00")).Clock("OWN").TargetMinutes);
    }

    [Fact]
    public void A_promise_that_is_no_longer_in_force_is_made_to_no_new_work_and_its_clocks_go_on()
    {
        var item = Monday(Promises.Read("OLA", Team));
        var later = Promises.Book(Promises.Read("OLA", Team), Promises.Read("OLA", Team, version: 2, isActive: false));
        item.Held.Consult(later);
        item.Take(At("2026-03-16T10:00"));
        Assert.Equal(ClockState.Running, item.Clock("OLA").State);
        Assert.DoesNotContain(new LivingItem(later, At("2026-03-16T10:00")).Held.Clocks, c => c.Promise == "OLA");
    }
}
