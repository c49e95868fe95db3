using NodaTime;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class DisplayTests
{
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];

    [Theory]
    [InlineData("1234.5", "1,234.50", "+1,234.50")]
    [InlineData("-312", "−312.00", "−312.00")]
    [InlineData("0", "0.00", "0.00")]
    [InlineData("-0.004", "0.00", "0.00")]
    [InlineData("0.005", "0.01", "+0.01")]
    public void Money_has_two_decimals_a_real_minus_and_a_plus_on_over_charges(string amount, string plain, string difference)
    {
        var value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((plain, difference), (Display.Amount(value), Display.Difference(value)));
    }

    [Theory]
    [InlineData(22, "22 min", "0 h 22 m")]
    [InlineData(130, "2 h 10 m", "2 h 10 m")]
    [InlineData(120, "2 h", "2 h 00 m")]
    [InlineData(2969, "2 d 1 h", "49 h 29 m")]
    public void Durations_take_at_most_two_units_and_sums_stay_in_hours(int minutes, string lasting, string hours) =>
        Assert.Equal((lasting, hours), (Display.Lasting(Duration.FromMinutes(minutes)), Display.Hours(Duration.FromMinutes(minutes))));

    [Theory]
    [InlineData(12, 18, "13:00")]
    [InlineData(13, 18, "Fri")]
    [InlineData(26, 17, "26 Mar")]
    [InlineData(11, 18, "11 Mar")]
    public void A_due_time_is_a_clock_today_a_weekday_this_week_else_a_date(int day, int utcHour, string said) =>
        Assert.Equal(said, Display.When(Instant.FromUtc(2026, 3, day, utcHour, 0), UiContext.Now, Chicago));

    [Fact]
    public void The_day_is_that_of_the_viewer()
    {
        var lateEvening = Instant.FromUtc(2026, 3, 13, 4, 30);

        Assert.Equal("23:30", Display.When(lateEvening, UiContext.Now, Chicago));
        Assert.Equal("Fri", Display.When(lateEvening, UiContext.Now, DateTimeZone.Utc));
    }

    [Theory]
    [InlineData("Maya Okafor", "MO")]
    [InlineData("Joon-ho de la Park", "JP")]
    [InlineData("System", "SY")]
    [InlineData("", "?")]
    public void Initials_come_from_the_first_and_the_last_name(string name, string initials) => Assert.Equal(initials, Display.Initials(name));

    [Fact]
    public void A_page_state_is_one_address_and_back()
    {
        var state = PageState.Of("http://host/queue/ap?view=late&page=2").With("item", "7").With("page", null);

        Assert.Equal("/queue/ap?item=7&view=late", state.Address);
        Assert.Equal("late", PageState.Of(state.Address)["view"]);
    }

    [Theory]
    [InlineData("/approvals?x=1", "/approvals?x=1")]
    [InlineData("//evil.example", "/queue")]
    [InlineData("/\\evil.example", "/queue")]
    [InlineData("https://evil.example", "/queue")]
    [InlineData(null, "/queue")]
    public void After_sign_in_one_stays_on_this_site(string? asked, string taken) => Assert.Equal(taken, Links.Local(asked));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Not/AZone", "America/Chicago")]
    [InlineData(null, "America/Chicago")]
    public void The_viewers_zone_is_used_when_it_is_known(string? told, string used)
    {
        var clock = new ViewerClock(new NodaTime.Testing.FakeClock(UiContext.Now), new PortalSettings());

        clock.Use(told);

        Assert.Equal(used, clock.Zone.Id);
    }
}
