using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class DraftCalendarTests
{

    [StoreFact]
    public async Task S15_a_calendar_changes_by_two_people_and_open_clocks_keep_their_version_until_they_are_counted_again()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var facility = await portal.Furnish();
        var old = (await portal.Open(facility, 1))[0];
        var due = (await portal.Item(old)).ResolveDueAt!.Value;
        var sheet = (await Sheet(portal)).Close(new LocalDate(2026, 3, 11), new LocalDate(2026, 3, 11));

        Assert.Equal("The draft of SSC is saved. It goes live when another process owner or administrator approves it.", (await Save(portal, sheet)).Sentence);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        Assert.Equal("own-draft", (await portal.Get<DraftCalendar>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Refusal?.Code);
        portal.Actor = Oversight.Admin;
        Assert.Equal("SSC is live in version 2. Open clocks keep theirs until you count them again.", (await portal.Get<DraftCalendar>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);

        var late = (await portal.Open(facility, 1))[0];
        Assert.Equal((due, 1), ((await portal.Item(old)).ResolveDueAt!.Value, (await portal.Item(old)).CalendarVersion));
        Assert.Equal((due + Duration.FromDays(1), 2), ((await portal.Item(late)).ResolveDueAt!.Value, (await portal.Item(late)).CalendarVersion));
        Assert.True((await portal.Get<RecountClocks>().Ask(TestPortal.Ct)).IsDone);
        Assert.Equal((due + Duration.FromDays(1), 2), ((await portal.Item(old)).ResolveDueAt!.Value, (await portal.Item(old)).CalendarVersion));

        var step = Assert.Single((await portal.Get<CalendarSettings>().Of("SSC", TestPortal.Ct)).Steps);
        Assert.Equal((2, "Marcus Thiele", "Ingrid Solheim", "The auditors come."), (step.Version, step.By, step.ApprovedBy, step.Because));
        Assert.Equal([new CalendarPartChange(CalendarPart.Dates, "", "2026-03-11 closed")], step.Changes);
    }

    [StoreFact]
    public async Task S21_a_list_is_taken_over_in_a_draft_and_its_days_go_live_with_it_switched_on_or_off()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var facility = await portal.Furnish();
        const string list = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260311\nSUMMARY:Founders Day\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260312\nSUMMARY:Games Day\nEND:VEVENT\nEND:VCALENDAR\n";
        var (sheet, said) = DraftCalendar.Import(await Sheet(portal), list, "state.ics", 2026, 2028).Value;
        Assert.Equal("2 days added, 0 known.", said);
        Assert.Empty(await portal.All<CalendarHoliday>());
        await GoLive(portal, sheet.Switch("2026-03-12", false));

        Assert.Equal([("Founders Day", true), ("Games Day", false)], (await portal.All<CalendarHoliday>()).OrderBy(h => h.Day).Select(h => (h.Name, h.IsOn)));
        var item = (await portal.Open(facility, 1))[0];
        Assert.Equal(TestPortal.Morning + Duration.FromDays(3), (await portal.Item(item)).ResolveDueAt);
        // What the house set stays apart from what came with lists, whoever changes the one or the other next.
        portal.Actor = Oversight.Owner;
        await GoLive(portal, (await Sheet(portal)).With(CalendarPart.Saturday, "08:00-12:00"));
        await portal.Get<KeepHolidays>().Switch("SSC", new LocalDate(2026, 3, 11), false, "Dana", TestPortal.Ct);
        var now = await Sheet(portal);
        Assert.Equal(("08:00-12:00", ""), (now[CalendarPart.Saturday], now[CalendarPart.Dates]));
        Assert.DoesNotContain(now.Coming(new LocalDate(2026, 3, 10)), day => day.Day.Month == 3);
        Assert.EndsWith("Export the holidays again as .ics.", DraftCalendar.Import(now, "holidays", "x.ics", 2026, 2028).Sentence, StringComparison.Ordinal);
        Assert.Equal("The list has no whole days in these years. Check the file.", DraftCalendar.Import(now, list, "state.ics", 2030, 2031).Sentence);
    }

    [StoreFact]
    public async Task A_new_calendar_goes_live_as_its_first_version_and_a_queue_may_then_count_by_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await DraftQueueTests.Staff(portal);
        await GoLive(portal, CalendarSheet.New.With(CalendarPart.Name, "Nights").With(CalendarPart.Monday, "22:00-06:00"), "NIGHTS");

        Assert.Contains("NIGHTS", (await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.Calendars.Keys);
        var row = (await portal.Get<CalendarSettings>().Run(TestPortal.Ct)).Single(r => r.Code == "NIGHTS");
        Assert.Equal(("Nights", 1, null), (row.Name, row.Version, row.DraftBy));
        Assert.Equal(["H1", "Test queue"], (await portal.Get<CalendarSettings>().Of("SSC", TestPortal.Ct)).UsedBy);
    }

    [StoreFact]
    public async Task Trying_a_calendar_on_an_item_shows_its_due_before_and_after_and_keeps_nothing()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var due = (await portal.Item(id)).ResolveDueAt!.Value;
        var sheet = (await Sheet(portal)).Close(new LocalDate(2026, 3, 11), new LocalDate(2026, 3, 11));

        var tried = (await portal.Get<CalendarTrial>().Run(new("SSC", sheet, "INV 0"), TestPortal.Ct)).Value!;
        var row = tried.Rows.First(r => r.Before?.DueAt == due);
        Assert.Equal(due + Duration.FromDays(1), row.After!.DueAt);
        Assert.Equal(due, (await portal.Item(id)).ResolveDueAt);
        Assert.Empty(await portal.All<CalendarVersion>());
        Assert.All((await portal.Get<CalendarTrial>().Run(new("OTHER", sheet, "INV 0"), TestPortal.Ct)).Value!.Rows, r => Assert.Null(r.After));
        Assert.Equal("Name an IANA zone such as America/New_York.", (await portal.Get<CalendarTrial>().Run(new("SSC", sheet.With(CalendarPart.Zone, "Moon"), "INV 0"), TestPortal.Ct)).Sentence);
    }

    [StoreFact]
    public async Task A_draft_is_not_put_over_a_version_that_came_after_it_nor_saved_over_one_unseen()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await Save(portal, (await Sheet(portal)).With(CalendarPart.Saturday, "08:00-12:00"));
        Assert.Equal("Marcus Thiele has saved a draft of SSC meanwhile. What you typed is kept; read that draft first.", (await Save(portal, await Sheet(portal))).Sentence);
        await portal.Get<KeepHolidays>().Import("SSC", "state.ics", new ListedHolidays([new(new LocalDate(2026, 3, 13), "Friday")], []), "Dana", TestPortal.Ct);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        portal.Actor = Oversight.Admin;
        Assert.Equal("SSC was changed after this draft was written. Compare the two and save the draft again.", (await portal.Get<DraftCalendar>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        Assert.True((await portal.Get<DraftCalendar>().Discard(draft.Id, draft.Version, TestPortal.Ct)).IsDone);
    }

    [Fact]
    public async Task Only_those_who_keep_the_rules_write_them_and_a_faulty_silent_or_nameless_draft_is_refused()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        var sheet = await Sheet(portal);
        Assert.Equal("Name an IANA zone such as America/New_York.", (await Save(portal, sheet.With(CalendarPart.Zone, "Moon"))).Sentence);
        Assert.Equal("Say why, so that those who come later need not ask.", (await portal.Get<DraftCalendar>().Save(new("SSC", sheet, " ", null), TestPortal.Ct)).Sentence);
        Assert.Equal("ALWAYS has a meaning of its own. Choose another code.", (await Save(portal, sheet, "ALWAYS")).Sentence);
        Assert.Equal("A calendar has a code of at most 20 characters, as FAC-EAST.", (await Save(portal, sheet, new string('A', 21))).Sentence);
        portal.Actor = Oversight.Supervisor;
        Assert.Equal(Permissions.RulesKeep.No, (await Save(portal, sheet)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftCalendar>().Approve(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftCalendar>().Discard(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<SettingDraft>());
    }

    private static async Task<CalendarSheet> Sheet(TestPortal portal) => (await portal.Get<CalendarSettings>().Of("SSC", TestPortal.Ct)).InForce!;

    private static Task<Outcome> Save(TestPortal portal, CalendarSheet sheet, string code = "SSC") => portal.Get<DraftCalendar>().Save(new(code, sheet, "The auditors come.", null), TestPortal.Ct);

    private static async Task GoLive(TestPortal portal, CalendarSheet sheet, string code = "SSC")
    {
        var saved = await Save(portal, sheet, code);
        Assert.True(saved.IsDone, saved.Sentence);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        portal.Actor = Oversight.Admin;
        var live = await portal.Get<DraftCalendar>().Approve(draft.Id, draft.Version, TestPortal.Ct);
        Assert.True(live.IsDone, live.Sentence);
    }
}
