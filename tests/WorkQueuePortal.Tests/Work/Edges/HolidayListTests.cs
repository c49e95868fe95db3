using WorkQueuePortal.Work.Edges;

namespace WorkQueuePortal.Tests.Work.Edges;

public sealed class HolidayListTests
{
    private static string List(params string[] events) => string.Join("\r\n",
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//Holidays//EN", .. events.Select((e, i) => $"BEGIN:VEVENT\r\nUID:{i}@test\r\n{e.Replace("|", "\r\n", StringComparison.Ordinal)}\r\nEND:VEVENT"), "END:VCALENDAR", ""]);

    [Fact]
    public void S21_whole_days_are_read_with_their_names_those_of_several_days_and_those_that_recur_too()
    {
        var read = HolidayList.Read(List(
            "SUMMARY:Patriots' Day|DTSTART;VALUE=DATE:20260420",
            "SUMMARY:Year end|DTSTART;VALUE=DATE:20261230|DTEND;VALUE=DATE:20270102",
            "SUMMARY:Founders' Day|DTSTART;VALUE=DATE:20200608|RRULE:FREQ=YEARLY"), 2026, 2027).Value!;

        Assert.Equal(["2026-04-20 Patriots' Day", "2026-06-08 Founders' Day", "2026-12-30 Year end", "2026-12-31 Year end", "2027-01-01 Year end", "2027-06-08 Founders' Day"], read.Days.Select(d => $"{d.Day:uuuu-MM-dd} {d.Name}"));
        Assert.Empty(read.Left);
    }

    [Fact]
    public void S21_what_is_no_whole_day_is_named_and_not_dropped_in_silence()
    {
        var read = HolidayList.Read(List("SUMMARY:Picnic|DTSTART:20260612T150000Z|DTEND:20260612T180000Z", "SUMMARY:Gone|DTSTART;VALUE=DATE:20260613|STATUS:CANCELLED", "DTSTART;VALUE=DATE:20260614"), 2026, 2026).Value!;
        Assert.Equal(["Picnic: not a whole day", "Gone: cancelled"], read.Left);
        Assert.Equal("Holiday", Assert.Single(read.Days).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Monday is off.")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")]
    public void What_is_no_list_says_so(string text) => Assert.EndsWith("Export the holidays again as .ics.", HolidayList.Read(text, 2026, 2026).Sentence, StringComparison.Ordinal);
}
