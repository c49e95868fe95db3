using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class CalendarDefinitionTests
{
    private const string Full = """{"zone":"America/New_York","weekly":{"Mon":["08:00-12:00","13:00-17:00"],"friday":["22:00-06:00"]},"holidays":["2026-07-06"],"rules":["us-federal"],"exceptions":{"2026-12-21":["08:00-12:00"],"2026-12-28":[]}}""";

    [Fact]
    public void A_definition_becomes_a_calendar()
    {
        var calendar = Calendars.Read(Full);
        Assert.Equal("America/New_York", calendar.Zone.Id);
        Assert.Equal(["08:00-12:00", "13:00-17:00"], Slots(2026, 3, 16));
        Assert.Equal(["22:00-06:00"], Slots(2026, 3, 20));
        Assert.Equal(["08:00-12:00"], Slots(2026, 12, 21));
        Assert.Empty(Slots(2026, 12, 28));
        Assert.Empty(Slots(2026, 7, 6));
        Assert.Empty(Slots(2026, 7, 3));
        Assert.Empty(Slots(2026, 3, 17));

        IEnumerable<string> Slots(int year, int month, int day) => calendar.Hours.SlotsOn(new LocalDate(year, month, day)).Select(slot => slot.ToString());
    }

    [Fact]
    public void What_is_stored_is_what_was_read() => Assert.Equal(Full, CalendarDefinition.Parse(Full).Value!.ToJson());

    [Theory]
    [InlineData("""{"weekly":{"Mon":["08:00-17:00"]}}""", "The calendar names no zone. Name an IANA zone such as America/New_York.")]
    [InlineData("""{"zone":"Mars/Base","weekly":{"Mon":["08:00-17:00"]}}""", "\"Mars/Base\" is not a known zone. Name an IANA zone such as America/New_York.")]
    [InlineData("""{"zone":"UTC"}""", "The calendar never opens. Give at least one weekday a slot such as 08:00-17:00.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":[]}}""", "The calendar never opens. Give at least one weekday a slot such as 08:00-17:00.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mo":["08:00-17:00"]}}""", "\"Mo\" is not a weekday. Write Mon, Tue, Wed, Thu, Fri, Sat or Sun.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-17:00"],"Monday":["18:00-19:00"]}}""", "\"Monday\" is given twice. Put its slots into one list.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["8am-5pm"]}}""", "Mon: \"8am-5pm\" is not a slot. Write one as 08:00-17:00.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-12:00","11:00-17:00"]}}""", "Monday 08:00-12:00 overlaps Monday 11:00-17:00. Join the two or move one of them.")]
    [InlineData("""{"zone":"UTC","weekly":{"Sun":["22:00-06:00"],"Mon":["05:00-09:00"]}}""", "Sunday 22:00-06:00 overlaps Monday 05:00-09:00. Join the two or move one of them.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["22:00-06:00"]},"exceptions":{"2026-03-17":["05:00-09:00"]}}""", "2026-03-16 22:00-06:00 overlaps 2026-03-17 05:00-09:00. Join the two or move one of them.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["05:00-09:00"]},"exceptions":{"2026-03-15":["22:00-06:00"]}}""", "2026-03-15 22:00-06:00 overlaps 2026-03-16 05:00-09:00. Join the two or move one of them.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]},"holidays":["07/04/2026"]}""", "\"07/04/2026\" is not a date. Write holidays as 2026-12-24.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]},"exceptions":{"soon":[]}}""", "\"soon\" is not a date. Write exceptions as 2026-12-24.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]},"holidays":["2026-12-24"],"exceptions":{"2026-12-24":["08:00-12:00"]}}""", "2026-12-24 is both a holiday and an exception. Keep one of them.")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]},"rules":["bank"]}""", "\"bank\" is not a known holiday rule. The one rule is us-federal.")]
    [InlineData("null", "The calendar is empty. Write an object with zone and weekly.")]
    public void Every_mistake_has_a_sentence(string json, string sentence) => Assert.Equal(sentence, CalendarDefinition.Read(json).Sentence);

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":"08:00-17:00"}}""", "line 1 (weekly.Mon)")]
    [InlineData("{\"zone\":\"UTC\",\n\"holiday\":[]}", "line 2 (holiday)")]
    [InlineData("""{"zone":"UTC","weekly":{"Mon":["08:00-12:00"],"Mon":["13:00-17:00"]}}""", "line 1 (weekly.Mon)")]
    public void What_cannot_be_read_is_refused_with_its_place(string json, string place)
    {
        var refusal = CalendarDefinition.Read(json).Refusal!;
        Assert.Equal(RefusalKind.Shape, refusal.Kind);
        Assert.StartsWith($"The calendar cannot be read at {place}. It is a JSON object of zone,", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Slots_that_touch_are_fine() =>
        Assert.Equal(Duration.FromHours(30), Calendars.Read("""{"zone":"UTC","weekly":{"Mon":["00:00-08:00","08:00-24:00"],"Tue":["00:00-06:00"]}}""")
            .Between(Instant.FromUtc(2026, 3, 16, 0, 0), Instant.FromUtc(2026, 3, 18, 0, 0)));
}
