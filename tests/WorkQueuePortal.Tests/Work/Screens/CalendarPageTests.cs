using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class CalendarPageTests
{
    private const string List = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260331\nSUMMARY:Cesar Chavez Day\nEND:VEVENT\nEND:VCALENDAR\n";

    [Fact]
    public async Task The_list_tells_what_counts_by_a_calendar_and_its_next_closed_day()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<CalendarsPage>();

        page.WaitForAssertion(() => Assert.Equal("No draft waits: clocks count the hours that stand here.", page.Find(".lead").TextContent));
        var cells = page.FindAll("tbody tr").Single().Children.Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal("H1 and 1 more", cells[2]);
        Assert.EndsWith("Memorial Day", cells[3], StringComparison.Ordinal);
        page.Find("#calendar-code").Input("nights");
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("/admin/calendars/NIGHTS", ctx.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_week_and_the_coming_days_follow_what_is_typed_imported_and_closed_and_a_fault_stands_beside_its_field()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await using var ctx = portal.Screen(Oversight.Owner);
        var page = ctx.Render<CalendarPage>(p => p.Add(x => x.Code, "SSC"));
        page.WaitForElement("#calendar-saturday").Change("22:00-06:00");
        page.WaitForAssertion(() => Assert.Equal(["1320", "0"], page.FindAll(".week tr").Skip(5).Select(r => r.QuerySelector("rect")?.GetAttribute("x"))));
        Assert.Contains("As written below", page.Markup, StringComparison.Ordinal);
        page.Find("#calendar-friday").Change("noon");
        page.WaitForAssertion(() => Assert.Equal("\"noon\" is not a slot. Write one as 08:00-17:00.", page.Find("#calendar-friday-e").TextContent.Trim()));
        page.Find("#calendar-friday").Change("08:00-17:00");

        page.Find("#close-from").Change("2026-03-16");
        page.Find("#close-until").Change("2026-03-17");
        await Button(page, "Close them").ClickAsync(new());
        Assert.Equal("2026-03-16 closed\n2026-03-17 closed", page.Find("#calendar-dates").GetAttribute("value"));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(List, "state.ics"));
        page.WaitForAssertion(() => Assert.Contains("1 day added, 0 known.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Cesar Chavez Day", Coming(page), StringComparison.Ordinal);
        page.FindAll("label").Single(l => l.TextContent.Contains("2026-03-31 Cesar Chavez Day, state.ics", StringComparison.Ordinal)).QuerySelector("input")!.Change(false);
        page.WaitForAssertion(() => Assert.DoesNotContain("Cesar Chavez Day", Coming(page), StringComparison.Ordinal));
        Assert.Contains("Closed by the house", Coming(page), StringComparison.Ordinal);

        page.Find("#calendar-why").Input("The auditors come.");
        await Button(page, "Save the draft").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("You wrote this draft, so you cannot put it live.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Holidays from lists: nothing became 2026-03-31 Cesar Chavez Day off", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_tries_it_on_an_item_and_puts_it_live_and_the_history_tells()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var sheet = (await portal.Get<CalendarSettings>().Of("SSC", TestPortal.Ct)).InForce!.With(CalendarPart.Dates, "2026-03-11 closed");
        Assert.True((await portal.Get<DraftCalendar>().Save(new("SSC", sheet, "The auditors come.", null), TestPortal.Ct)).IsDone);
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<CalendarPage>(p => p.Add(x => x.Code, "SSC"));
        page.WaitForElement("#calendar-item").Input($"{(await portal.Item(id)).Number}");
        await page.FindAll("form").Single(f => f.QuerySelector("#calendar-item") is not null).SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("these clocks come out differently.", page.Markup, StringComparison.Ordinal));

        await Button(page, "Approve and put live").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("version 2 is in force.", page.Find(".lead").TextContent, StringComparison.Ordinal));
        Assert.Contains("written by Marcus Thiele, put live by Ingrid Solheim. The auditors come.", page.Find("ol").TextContent, StringComparison.Ordinal);
        await Button(page, "Count all open clocks again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("1 item came out differently", page.Find(".outcome").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_those_who_keep_no_rules_the_pages_are_not_there()
    {
        await using var portal = new TestPortal();
        await using var ctx = portal.Screen(Oversight.Supervisor);
        Assert.Equal("", ctx.Render<CalendarsPage>().Markup.Trim());
        Assert.Equal("", ctx.Render<CalendarPage>(p => p.Add(x => x.Code, "SSC")).Markup.Trim());
    }

    private static string Coming(IRenderedComponent<CalendarPage> page) => page.FindAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "Coming closed days").TextContent;

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
