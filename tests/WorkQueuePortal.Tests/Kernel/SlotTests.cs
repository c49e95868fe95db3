using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class SlotTests
{
    [Theory]
    [InlineData("08:00-17:00", 480, 1020, false)]
    [InlineData("22:00-06:00", 1320, 1800, true)]
    [InlineData("00:00-24:00", 0, 1440, false)]
    [InlineData("20:00-00:00", 1200, 1440, false)]
    [InlineData("22:00-24:00", 1320, 1440, false)]
    [InlineData(" 8:00 - 9:30 ", 480, 570, false)]
    public void A_slot_is_read_in_minutes_of_its_first_day(string text, int start, int end, bool crosses)
    {
        var slot = Slot.Parse(text).Value;
        Assert.Equal((start, end, crosses), (slot.StartMinute, slot.EndMinute, slot.CrossesMidnight));
    }

    [Theory]
    [InlineData("08:00-17:00")]
    [InlineData("22:00-06:00")]
    [InlineData("00:00-24:00")]
    public void A_slot_is_written_as_it_was_read(string text) => Assert.Equal(text, Slot.Parse(text).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("8-17")]
    [InlineData("08:00")]
    [InlineData("08:00-25:00")]
    [InlineData("24:00-06:00")]
    [InlineData("08:00-12:00-17:00")]
    public void What_is_not_a_slot_is_refused_with_an_example(string text) =>
        Assert.Equal($"\"{text}\" is not a slot. Write one as 08:00-17:00.", Slot.Parse(text).Sentence);

    [Fact]
    public void A_slot_without_length_is_refused() =>
        Assert.Equal("The slot 08:00-08:00 has no length. Write 00:00-24:00 for a whole day.", Slot.Parse("08:00-08:00").Sentence);
}
