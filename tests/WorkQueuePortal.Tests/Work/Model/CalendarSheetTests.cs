using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class CalendarSheetTests
{
    private static readonly CalendarSheet Office = CalendarSheet.New.With(CalendarPart.Name, "Office");

    [Fact]
    public void S4_a_sheet_reads_several_slots_a_day_nights_across_midnight_special_hours_and_closed_days_and_says_the_same_again()
    {
        const string json = """{"zone":"America/Denver","weekly":{"Mon":["08:00-12:00","13:00-17:00"],"Fri":["22:00-06:00"]},"holidays":["2026-12-26"],"rules":["us-federal"],"exceptions":{"2026-12-23":["08:00-12:00"],"2026-12-28":[]}}""";
        var sheet = CalendarSheet.Of("Clinic", CalendarDefinition.Parse(json).Value!, []);

        Assert.Equal(("08:00-12:00, 13:00-17:00", "", "22:00-06:00"), (sheet[CalendarPart.Monday], sheet[CalendarPart.Tuesday], sheet[CalendarPart.Friday]));
        Assert.Equal("2026-12-23 08:00-12:00\n2026-12-26 closed\n2026-12-28 closed", sheet[CalendarPart.Dates]);
        Assert.Empty(sheet.Faults());
        Assert.Equal(sheet.ToJson(), CalendarSheet.Parse(sheet.ToJson()).ToJson());
        var (before, after) = (CalendarDefinition.Read(json).Value!, sheet.Whole().Build().Value!);
        Assert.All(Enumerable.Range(0, 366), i => Assert.Equal(before.Hours.SlotsOn(new LocalDate(2026, 1, 1).PlusDays(i)), after.Hours.SlotsOn(new LocalDate(2026, 1, 1).PlusDays(i))));
    }

    [Theory]
    [InlineData(CalendarPart.Name, "", "Give it a name that people recognise, of at most 120 characters.")]
    [InlineData(CalendarPart.Zone, "Moon", "Name an IANA zone such as America/New_York.")]
    [InlineData(CalendarPart.Tuesday, "8 to 5", "\"8 to 5\" is not a slot. Write one as 08:00-17:00.")]
    [InlineData(CalendarPart.Monday, "22:00-09:00", "Monday 22:00-09:00 overlaps Tuesday 08:00-17:00. Join the two or move one of them.")]
    [InlineData(CalendarPart.Dates, "Christmas closed", "\"Christmas\" is not a date. Write holidays as 2026-12-24.")]
    [InlineData(CalendarPart.Dates, "2026-12-24 closed\n2026-12-24 08:00-12:00", "2026-12-24 is both a holiday and an exception. Keep one of them.")]
    public void A_fault_stands_beside_the_part_that_is_to_be_changed(CalendarPart part, string value, string sentence) => Assert.Equal([new CalendarFault(part, sentence)], Office.With(part, value).Faults());

    [Fact]
    public void The_coming_days_name_holidays_by_rule_and_list_closures_and_special_hours_and_leave_out_what_is_worked()
    {
        var (sheet, said) = Office.With(CalendarPart.Dates, "2026-03-18 08:00-12:00").Close(new LocalDate(2026, 3, 16), new LocalDate(2026, 3, 17))
            .TakeOver(new ListedHolidays([new(new LocalDate(2026, 3, 31), "Cesar Chavez Day"), new(new LocalDate(2026, 4, 3), "Good Friday")], []), "state.ics");
        var coming = sheet.Switch("2026-04-03", false).Coming(new LocalDate(2026, 3, 10));

        Assert.Equal("2 days added, 0 known.", said);
        Assert.Equal([("Closed by the house", ""), ("Closed by the house", ""), ("Special hours", "08:00-12:00"), ("Cesar Chavez Day", ""), ("Memorial Day", "")], coming.Take(5).Select(c => (c.What, string.Join(", ", c.Hours))));
        Assert.Equal([new LocalDate(2026, 3, 16), new LocalDate(2026, 3, 17), new LocalDate(2026, 3, 18), new LocalDate(2026, 3, 31), new LocalDate(2026, 5, 25)], coming.Take(5).Select(c => c.Day));
        Assert.DoesNotContain(coming, c => c.What == "Good Friday");
    }

    [Fact]
    public void S21_what_is_switched_off_stays_off_when_the_list_comes_again_and_what_it_no_longer_has_is_named_and_kept()
    {
        var (first, _) = Office.TakeOver(new ListedHolidays([new(new LocalDate(2026, 3, 13), "Friday"), new(new LocalDate(2026, 3, 16), "Monday")], []), "state.ics");
        var (again, said) = first.Switch("2026-03-13", false).TakeOver(new ListedHolidays([new(new LocalDate(2026, 3, 13), "Friday")], ["Picnic: not a whole day"]), "state.ics");

        Assert.Equal("0 days added, 1 known. Kept although the list no longer has them: Monday on 2026-03-16. Left out: Picnic: not a whole day.", said);
        Assert.Equal([false, true], again.Listed.Select(d => d.IsOn));
        Assert.Equal(["2026-03-16"], again.Whole().Holidays!);
    }

    [Fact]
    public void The_changes_name_only_what_differs()
    {
        var before = Office.With(CalendarPart.Dates, "2026-12-26 closed");
        var (after, _) = before.With(CalendarPart.Dates, "2026-12-26 closed\n2026-12-28 closed").With(CalendarPart.Saturday, "08:00-12:00").TakeOver(new ListedHolidays([new(new LocalDate(2026, 3, 13), "Friday")], []), "state.ics");
        Assert.Equal([new(CalendarPart.Saturday, "", "08:00-12:00"), new(CalendarPart.Dates, "", "2026-12-28 closed"), new CalendarPartChange(CalendarPart.Listed, "", "2026-03-13 Friday on")], before.ChangesTo(after));
        Assert.Empty(after.ChangesTo(after));
    }

    [Fact]
    public void A_night_is_drawn_on_both_days_that_it_touches() =>
        Assert.Equal([(0, 360)], Office.With(CalendarPart.Friday, "22:00-06:00").Stretches()[5]);
}
