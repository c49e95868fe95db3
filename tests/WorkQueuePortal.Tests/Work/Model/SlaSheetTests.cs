using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class SlaSheetTests
{
    private const string Json = """{"kind":"Resolve","target":"4 bh","startsAt":"Received","start":{"priority":["1"],"state":["Queued","Paused"]},"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","2 h left"],"outOfHoursMinutes":15}""";

    [Fact]
    public void A_promise_comes_out_of_the_form_as_it_went_in()
    {
        var sheet = SlaSheet.Of("P1", Json);
        Assert.Equal("priority: 1\nstate: Queued, Paused", sheet[SlaPart.Start]);
        Assert.Equal(("4 bh", "50 %, 2 h left", "15", "StartEnds"), (sheet[SlaPart.Target], sheet[SlaPart.Rungs], sheet[SlaPart.OutOfHoursMinutes], sheet[SlaPart.Cancelling]));
        Assert.Empty(sheet.Faults());
        Assert.Empty(sheet.ChangesTo(SlaSheet.Of("P1", sheet.ToJson())));
    }

    [Fact]
    public void What_is_new_and_what_is_the_houses_own_has_no_fault_but_the_missing_name()
    {
        Assert.Equal([SlaPart.Name], SlaSheet.New.Faults().Select(f => f.Part));
        Assert.All(HouseDefinitions.All, house => Assert.Empty(SlaSheet.Of(house).Faults()));
    }

    [Theory]
    [InlineData(SlaPart.Target, "soon", "\"soon\" is not a target")]
    [InlineData(SlaPart.Zone, "Mars/One", "\"Mars/One\" is not a known zone")]
    [InlineData(SlaPart.Rungs, "half", "\"half\" is not a mark")]
    [InlineData(SlaPart.OutOfHoursMinutes, "many", "Write whole minutes")]
    [InlineData(SlaPart.Start, "paused", "\"paused\" is not a field")]
    [InlineData(SlaPart.Pause, "state: Asleep", "\"Asleep\" is no value of state")]
    [InlineData(SlaPart.Stop, "", "Wherever it would start it also stops")]
    [InlineData(SlaPart.Cancelling, "Condition", "It is to be cancelled by a condition")]
    [InlineData(SlaPart.Resume, "state: Paused", "Wherever it pauses it also resumes")]
    public void S3_each_fault_stands_beside_the_part_that_is_to_be_changed(SlaPart part, string value, string sentence)
    {
        var fault = Assert.Single(SlaSheet.New.With(SlaPart.Name, "Resolve").With(part, value).Faults());
        Assert.Equal(part, fault.Part);
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_versions_are_compared_part_by_part() =>
        Assert.Equal([new SlaChange(SlaPart.Target, "4 bh", "6 bh"), new SlaChange(SlaPart.Pause, "state: Paused", "")], SlaSheet.Of("P1", Json).ChangesTo(SlaSheet.Of("P1", Json).With(SlaPart.Target, "6 bh").With(SlaPart.Pause, "")));
}
