using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class BusinessTimeTests
{
    [Theory]
    [InlineData("15 min", 15, "15 min")]
    [InlineData("4 bh", 240, "4 business hours")]
    [InlineData("1 bh", 60, "1 business hour")]
    [InlineData("2 bd", 1080, "2 business days")]
    [InlineData("1 bd", 540, "1 business day")]
    public void Each_unit_has_its_minutes_in_a_calendar(string text, int minutes, string words)
    {
        var time = BusinessTime.Parse(text).Value;
        Assert.Equal(minutes, time.MinutesOn(Calendars.NewYork));
        Assert.Equal(words, time.ToString());
    }

    [Fact]
    public void A_day_of_a_round_the_clock_calendar_is_twenty_four_hours() => Assert.Equal(Duration.FromHours(48), BusinessTime.Days(2).On(BusinessCalendar.Always));

    [Theory]
    [InlineData("2 days")]
    [InlineData("0 bd")]
    [InlineData("-1 bh")]
    [InlineData("bd")]
    public void Other_units_are_refused(string text) =>
        Assert.Equal($"\"{text}\" is not a business time. Write 15 min, 4 bh (business hours) or 2 bd (business days).", BusinessTime.Parse(text).Sentence);
}
