using System.Text;
using WorkQueuePortal.Commands;

namespace WorkQueuePortal.Tests.Commands;

public sealed class SlaCommandTests : IDisposable
{
    private const string Office = """{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"],"Tue":["08:00-17:00"],"Wed":["08:00-17:00"],"Thu":["08:00-17:00"],"Fri":["08:00-17:00"]},"rules":["us-federal"]}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sla");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("2026-07-02T16:00,2026-07-06T11:00,240,", """{"id":"R","business_minutes":240,"due":"2026-07-06T11:00:00-04:00","breached":true}""")]
    [InlineData("2026-07-02T16:00,2026-07-06T10:59:30,240,", """{"id":"R","business_minutes":239.5,"due":"2026-07-06T11:00:00-04:00","breached":false}""")]
    [InlineData("2026-07-02T16:00,2026-07-06T10:59:59.9999999,240,", """{"id":"R","business_minutes":239.999999998,"due":"2026-07-06T11:00:00-04:00","breached":false}""")]
    [InlineData("2026-07-02T20:00Z,2026-07-06 17:00:00+02:00,240.0,", """{"id":"R","business_minutes":240,"due":"2026-07-06T11:00:00-04:00","breached":true}""")]
    [InlineData("2026-07-02T16:00-0400,,240,", """{"id":"R","business_minutes":null,"due":"2026-07-06T11:00:00-04:00","breached":null}""")]
    [InlineData("2026-03-16T09:00,2026-03-17T11:00,480,2026-03-16T15:00/2026-03-17T10:00", """{"id":"R","business_minutes":420,"due":"2026-03-17T12:00:00-04:00","breached":false}""")]
    [InlineData("2026-03-16T09:00,2026-03-17T11:00,480,2026-03-16T10:00/2026-03-16T12:00; 2026-03-16T11:00/2026-03-16T13:00;", """{"id":"R","business_minutes":480,"due":"2026-03-17T11:00:00-04:00","breached":true}""")]
    [InlineData("2026-03-16T09:00,2026-03-17T11:00,480,2026-03-16T15:00/", """{"id":"R","business_minutes":360,"due":"2026-03-17T13:00:00-04:00","breached":false}""")]
    [InlineData("2026-03-16T09:00,2026-03-17T11:00,480,2026-03-16T15:00/2026-03-20T12:00;2026-03-21T12:00/", """{"id":"R","business_minutes":360,"due":"2026-03-17T13:00:00-04:00","breached":false}""")]
    [InlineData("2026-03-16T09:00,,480,2026-03-16T15:00/", """{"id":"R","business_minutes":null,"due":null,"breached":null}""")]
    [InlineData("2026-03-16T09:00,2026-03-17T12:00,480,2026-03-16T18:00/2026-03-17T10:00", """{"id":"R","business_minutes":600,"due":"2026-03-16T17:00:00-04:00","breached":true}""")]
    [InlineData("2026-03-16T09:00,2026-03-16T09:00,60,", """{"id":"R","business_minutes":0,"due":"2026-03-16T10:00:00-04:00","breached":false}""")]
    public void A_row_is_measured_as_a_clock_would(string row, string line) => Assert.Equal(line, Assert.Single(Lines("R," + row)));

    [Theory]
    [InlineData("03/16/2026,,60,", "The start \\\"03/16/2026\\\" is not an instant between 1900 and 2199. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData(",,60,", "The start is empty. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData("2026-03-16T09:00,soon,60,", "The end \\\"soon\\\" is not an instant between 1900 and 2199. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData("2026-03-16T09:00,9999-03-16T09:00,60,", "The end \\\"9999-03-16T09:00\\\" is not an instant between 1900 and 2199. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData("2026-03-16T09:00,2026-03-16T08:00,60,", "The end 2026-03-16T08:00 lies before the start 2026-03-16T09:00. Exchange them or correct one.")]
    [InlineData("2026-03-16T09:00,,1.5,", "target_minutes is \\\"1.5\\\". Give a whole number of minutes from 1 on.")]
    [InlineData("2026-03-16T09:00,,0,", "target_minutes is \\\"0\\\". Give a whole number of minutes from 1 on.")]
    [InlineData("2026-03-16T09:00,,99999999,", "target_minutes is more than a hundred years of this calendar. Give a smaller one.")]
    [InlineData("2026-03-16T09:00", "target_minutes is \\\"\\\". Give a whole number of minutes from 1 on.")]
    [InlineData("2026-03-16T09:00,,60,2026-03-16T09:00", "\\\"2026-03-16T09:00\\\" is not a pause. Write from/to, or from/ for one that lasts to the end.")]
    [InlineData("2026-03-16T09:00,,60,/2026-03-16T10:00", "The beginning of a pause is empty. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData("2026-03-16T09:00,,60,2026-03-16T10:00/later", "The end of a pause \\\"later\\\" is not an instant between 1900 and 2199. Write it as 2026-07-02T15:30, with an offset if it is not local time of the calendar.")]
    [InlineData("2026-03-16T09:00,,60,2026-03-16T10:00/2026-03-16T09:30", "The pause 2026-03-16T10:00/2026-03-16T09:30 ends before it begins. Exchange the two instants or correct one.")]
    [InlineData("2026-03-16T09:00,,60,,more", "The row has a stray quote or more fields than the header. Put a field with commas or quotes in quotes.")]
    [InlineData("2026-03-16T\"09:00,,60,", "The row has a stray quote or more fields than the header. Put a field with commas or quotes in quotes.")]
    public void A_wrong_row_says_why_and_stops_nothing(string row, string sentence)
    {
        var lines = Lines("A," + row, "B,2026-03-16T09:00,,60,");
        Assert.Equal([$$"""{"id":"A","error":"{{sentence}}"}""", """{"id":"B","business_minutes":null,"due":"2026-03-16T10:00:00-04:00","breached":null}"""], lines);
    }

    [Fact]
    public void Local_times_that_clocks_skip_or_repeat_are_taken_leniently()
    {
        var nights = Office.Replace("\"Mon\":[\"08:00-17:00\"]", "\"Sun\":[\"00:00-24:00\"]", StringComparison.Ordinal);
        Assert.Equal(
            ["""{"id":"skipped","business_minutes":null,"due":"2026-03-08T03:31:00-04:00","breached":null}""", """{"id":"repeated","business_minutes":null,"due":"2026-11-01T01:31:00-04:00","breached":null}"""],
            Run(nights, "id,start,end,target_minutes,pauses\nskipped,2026-03-08T02:30,,1,\nrepeated,2026-11-01T01:30,,1,\n").Lines);
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_pauses_may_be_absent() =>
        Assert.Equal(["""{"id":"Grünwald 1","business_minutes":60,"due":"2026-03-16T11:00:00-04:00","breached":false}"""],
            Run(Office, "\uFEFFTarget_Minutes, End,start,id\r\n120,2026-03-16T10:00,2026-03-16T09:00,\"Grünwald 1\"\r\n").Lines);

    [Fact]
    public void Without_json_each_row_is_a_sentence() =>
        Assert.Equal(
            ["A: 60 business minutes, due 2026-03-16T10:00:00-04:00, breached.", "B: 59 business minutes, due 2026-03-16T10:00:00-04:00, in time.", "C: due 2026-03-16T10:00:00-04:00.", "D: paused, so no due is known yet."],
            Run(Office, "id,start,end,target_minutes,pauses\nA,2026-03-16T09:00,2026-03-16T10:00,60,\nB,2026-03-16T09:00,2026-03-16T09:59,60,\nC,2026-03-16T09:00,,60,\nD,2026-03-16T09:00,,60,2026-03-16T09:10/\n", json: false).Lines);

    [Fact]
    public void Files_that_cannot_be_used_end_with_two_and_a_sentence()
    {
        const string rows = "id,start,end,target_minutes,pauses\n";
        Assert.Equal((2, "The calendar names no zone. Name an IANA zone such as America/New_York."), Refused(Run("{}", rows)));
        Assert.Equal((2, "has no column end, target_minutes. Give it the columns id, start, end, target_minutes and, if there are any, pauses."), Refused(Run(Office, "id,start\n")));
        Assert.Equal((2, "has no column id, start, end, target_minutes. Give it the columns id, start, end, target_minutes and, if there are any, pauses."), Refused(Run(Office, "")));
        var errors = new StringWriter();
        Assert.Equal(2, SlaCommand.Run("nowhere.json", "nowhere.csv", true, Stream.Null, errors, CancellationToken.None));
        Assert.Equal("The file nowhere.json could not be opened. Check that it exists and that you may read it.", errors.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("sla")]
    [InlineData("sla", "--calendar", "a.json")]
    [InlineData("sla", "--calendar", "a.json", "--rows", "b.csv", "--xml")]
    public void Wrong_arguments_end_with_two(params string[] args) => Assert.Equal(2, CommandLine.Run(args));

    private string[] Lines(params string[] rows) => Run(Office, "id,start,end,target_minutes,pauses\n" + string.Join('\n', rows) + "\n").Lines;

    private (int Code, string[] Lines, string Errors) Run(string calendar, string rows, bool json = true)
    {
        var (calendarFile, rowsFile) = (Path.Combine(_folder.FullName, "calendar.json"), Path.Combine(_folder.FullName, "rows.csv"));
        File.WriteAllText(calendarFile, calendar);
        File.WriteAllText(rowsFile, rows);
        using var output = new MemoryStream();
        var errors = new StringWriter();
        var code = SlaCommand.Run(calendarFile, rowsFile, json, output, errors, TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }

    /// <summary>The sentence behind the path, which is another each time.</summary>
    private (int Code, string Sentence) Refused((int Code, string[] Lines, string Errors) run) =>
        (run.Code, run.Errors.Replace(_folder.FullName, "", StringComparison.Ordinal).TrimEnd() is var text
            ? text[(text.IndexOf(text.Contains("has no", StringComparison.Ordinal) ? "has no" : "The", StringComparison.Ordinal))..] : "");
}
