using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class SlaDefinitionTests
{
    [Theory]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":["Done"]},"stop":{"state":["Done","Cancelled"]}}""", "Wherever it would start it also stops, so it never starts. Narrow stop.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":["Paused"]},"stop":{"state":["Done"]},"pause":{"state":["Paused","Claimed"]}}""", "Wherever it runs it is also paused, so it never counts. Narrow pause.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":["Queued","Claimed"]},"stop":{"state":["Done"]},"pause":{"pausedFor":["WAIT_SUPPLIER"]}}""", "Start ends where pause begins, so it is cancelled instead of paused. Widen start, or set cancelling to Never.")]
    [InlineData("""{"kind":"Team","target":"hard deadline","start":{},"stop":{"state":["Done"]},"pause":{"state":["Paused"]}}""", "A pause does not move a date that was agreed. Leave pause out, or promise an amount of time.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"priority":["1"]},"stop":{"state":["Done"]},"cancel":{"priority":["1","2"]}}""", "Wherever it would start it is also cancelled, so it never starts. Narrow cancel.")]
    [InlineData("""{"kind":"Response","target":"1 bh","start":{"answered":["no"]},"stop":{"answered":["yes"]},"pause":{"state":["Paused"]}}""", "A response never pauses: whoever waits is still unanswered. Leave pause out.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":["Queued"]},"stop":{"state":["Done"]},"reset":{"state":["Claimed"]}}""", "Reset and start never hold together, so it never starts anew. Widen start or reset.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{},"stop":{"state":["Done"]},"pause":{"state":["Paused"]},"resume":{}}""", "Wherever it pauses it also resumes, so it never stands still. Narrow resume.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{},"stop":{"state":["Done"]},"resume":{"state":["Queued"]}}""", "It has a condition to resume and none to pause. Give both or neither.")]
    [InlineData("""{"kind":"Response","target":"1 bh","startsAt":"Received","start":{"unanswered":["yes"]},"stop":{"unanswered":["no"]}}""", "It starts with each word from outside, so it cannot count from when the work came. Let it count from when it first applies.")]
    [InlineData("""{"kind":"Update","target":"1 bh","startsAt":"Received","start":{"answered":["yes"]},"stop":{"state":["Done"]}}""", "It starts anew with each word of ours, so it cannot count from when the work came. Let it count from when it first applies.")]
    public void S3_what_would_do_something_else_than_was_meant_is_refused(string json, string sentence) =>
        Assert.Equal($"OWN: {sentence}", SlaDefinitionText.Read("OWN", 1, "Own", json).Sentence);

    [Theory]
    [InlineData("""{"kind":"Team","target":"2 days","start":{},"stop":{}}""", "\"2 days\" is not a target.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"colour":["red"]},"stop":{"state":["Done"] } }""", "\"colour\" is not a field.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":["Sleeping"]},"stop":{"state":["Done"] } }""", "\"Sleeping\" is no value of state.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{"state":[]},"stop":{"state":["Done"] } }""", "\"state\" has no values, so the condition never holds.")]
    [InlineData("""{"kind":"Race","target":"1 bh","start":{},"stop":{"state":["Done"] } }""", "\"Race\" is no kind.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{},"stop":{"state":["Done"]},"zone":"Mars"}""", "\"Mars\" is not a known zone.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{},"stop":{"state":["Done"]},"rungs":["soon"]}""", "\"soon\" is not a mark.")]
    [InlineData("""{"kind":"Team","target":"1 bh","start":{}}""", "Start and stop are missing.")]
    [InlineData("""{"kind":"Team","goal":"1 bh"}""", "The definition cannot be read at line 1 (goal).")]
    public void What_cannot_be_read_says_why(string json, string sentence) =>
        Assert.StartsWith(sentence, SlaDefinitionText.Read("OWN", 1, "Own", json).Sentence, StringComparison.Ordinal);

    [Fact]
    public void The_houses_own_promises_have_no_fault() => Assert.All(HouseDefinitions.All, sla => Assert.Empty(SlaLint.Of(sla)));

    [Theory]
    [InlineData("2 bd", "2026-03-18T15:00")]
    [InlineData("48 bh", "2026-03-24T09:00")]
    [InlineData("90 min", "2026-03-16T16:30")]
    [InlineData("2 cd", "2026-03-18T15:00")]
    [InlineData("end of next business day", "2026-03-17T17:00")]
    [InlineData("next business day by 16:00", "2026-03-17T16:00")]
    public void S7_and_V12_the_unit_is_part_of_the_promise(string target, string due)
    {
        var sla = Promises.Read("OWN", $$"""{"kind":"Team","target":"{{target}}","start":{},"stop":{"state":["Done"] } }""");
        var item = new LivingItem(Promises.Book(sla), Calendars.NewYork.At("2026-03-16T15:00"));
        Assert.Equal((target, due), (sla.Target.Text, Calendars.NewYork.Local(item.Clock("OWN").DueAt)));
    }

    [Fact]
    public void S7_calendar_days_keep_the_time_of_day_when_clocks_change()
    {
        var sla = Promises.Read("OWN", """{"kind":"Team","target":"2 cd","start":{},"stop":{"state":["Done"] } }""");
        var item = new LivingItem(Promises.Book(sla), Calendars.Chicago.At("2026-03-07T15:00"));
        Assert.Equal(("2026-03-09T15:00", 47 * 60), (Calendars.Chicago.Local(item.Clock("OWN").DueAt), item.Clock("OWN").TargetMinutes));
    }

    [Theory]
    [InlineData("2026-03-20T10:00", "end of next business day", "2026-03-23T17:00")]
    [InlineData("2026-07-02T10:00", "next business day by 09:30", "2026-07-06T09:30")]
    [InlineData("2026-07-02T10:00", "hard deadline", "2026-07-02T10:00")]
    public void S8_relative_targets_pass_over_days_that_are_closed(string start, string target, string due)
    {
        var sla = Promises.Read("OWN", $$"""{"kind":"Team","target":"{{target}}","start":{},"stop":{"state":["Done"] } }""");
        var clock = new LivingItem(Promises.Book(sla), Calendars.NewYork.At(start)).Clock("OWN");
        Assert.True(clock.IsAgreed);
        Assert.Equal(due, Calendars.NewYork.Local(clock.DueAt));
        Assert.True(clock.DueAt > clock.StartAt);
    }

    [Fact]
    public void Two_conditions_are_compared_before_any_item_is_there()
    {
        var paused = SlaCondition.Where((SlaField.PausedFor, [PauseReasons.WaitSupplier]));
        var waits = SlaCondition.Where((SlaField.State, ["Paused"]));
        var open = SlaCondition.Where((SlaField.State, ["Queued", "Claimed"]));
        Assert.True(paused.IsWithin(waits) && !waits.IsWithin(paused));
        Assert.True(paused.Excludes(open) && open.Excludes(paused) && !waits.Excludes(paused));
        Assert.False(open.IsWithin(SlaCondition.Where((SlaField.Queue, ["Q-ONE"]))));
    }
}
