using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Edges;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class KeepHolidaysTests
{
    private static readonly LocalDate Friday = new(2026, 3, 13);

    [StoreFact]
    public async Task S21_a_listed_holiday_closes_the_day_for_new_work_and_for_open_work_once_it_is_counted_again()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        // Two days of work from Tuesday at nine end on Thursday at nine; with Wednesday closed, on Friday.
        var old = (await portal.Open(facility, 1))[0];
        var due = (await portal.Item(old)).ResolveDueAt!.Value;
        var imported = await Import(portal, new(2026, 3, 11), new(2026, 3, 27));
        var late = (await portal.Open(facility, 1))[0];

        Assert.Equal("2 days added, 0 known. SSC is in version 2. Open clocks keep theirs until you run: promise recount", imported.Sentence);
        Assert.Equal((due, 1), ((await portal.Item(old)).ResolveDueAt!.Value, (await portal.Item(old)).CalendarVersion));
        Assert.Equal((due + Duration.FromDays(1), 2), ((await portal.Item(late)).ResolveDueAt!.Value, (await portal.Item(late)).CalendarVersion));

        await portal.Get<RecountClocks>().Run(TestPortal.Ct);
        Assert.Equal((due + Duration.FromDays(1), 2), ((await portal.Item(old)).ResolveDueAt!.Value, (await portal.Item(old)).CalendarVersion));
        portal.Clock.Advance(Duration.FromDays(10));
        await portal.Get<RecalculateAgeing>().Run(TestPortal.Ct);
        Assert.Equal(20, (await portal.Item(old)).Score - (await portal.Item(old)).BaseScore);
    }

    [StoreFact]
    public async Task S21_what_is_switched_off_stays_off_and_what_a_list_no_longer_has_is_named_and_kept()
    {
        await using var portal = await TestPortal.Start();
        await portal.Furnish();
        await Import(portal, Friday, new(2026, 3, 16));
        var off = await portal.Get<KeepHolidays>().Switch("SSC", Friday, false, "Dana", TestPortal.Ct);
        var again = await Import(portal, Friday);
        var calendar = await portal.Get<WorkQueuePortal.Work.Calendars>().Get("SSC", TestPortal.Ct);

        Assert.StartsWith("Holiday 13 is off: it is a day like others.", off.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("0 days added, 1 known. Kept although the list no longer has them: Holiday 16 on 2026-03-16.", again.Sentence, StringComparison.Ordinal);
        Assert.Equal([9, 0], [Hours(Friday), Hours(new(2026, 3, 16))]);
        Assert.Equal("Holiday 13 is off already.", (await portal.Get<KeepHolidays>().Switch("SSC", Friday, false, "Dana", TestPortal.Ct)).Sentence);
        Assert.Equal("A listed holiday on 2026-03-20 was not found.", (await portal.Get<KeepHolidays>().Switch("SSC", new(2026, 3, 20), true, "Dana", TestPortal.Ct)).Sentence);
        Assert.Equal("The calendar MOON was not found.", (await portal.Get<KeepHolidays>().Switch("MOON", Friday, true, "Dana", TestPortal.Ct)).Sentence);

        double Hours(LocalDate day) => calendar.Between(calendar.Zone.AtStartOfDay(day).ToInstant(), calendar.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant()).TotalHours;
    }

    private static Task<Outcome> Import(TestPortal portal, params LocalDate[] days) =>
        portal.Get<KeepHolidays>().Import("SSC", "state.ics", new ListedHolidays([.. days.Select(d => new ListedHoliday(d, $"Holiday {d.Day}"))], []), "Dana", TestPortal.Ct);
}
