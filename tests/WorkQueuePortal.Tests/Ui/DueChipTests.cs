using Bunit;
using NodaTime;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class DueChipTests
{
    [Theory]
    [InlineData(199, "normal", "3h 19m", "due in 3 hours 19 minutes")]
    [InlineData(60, "soon", "1h", "due in 1 hour, soon")]
    [InlineData(42, "soon", "42m", "due in 42 minutes, soon")]
    [InlineData(30, "urgent", "30m", "due in 30 minutes, urgent")]
    [InlineData(0, "breached", "−0s", "overdue by 0 seconds")]
    [InlineData(-65, "breached", "−1h 05m", "overdue by 1 hour 5 minutes")]
    [InlineData(1560, "normal", "1d 2h", "due in 1 day 2 hours")]
    public async Task A_running_clock_says_its_state_by_class_text_and_voice(int minutes, string css, string text, string aloud)
    {
        await using var ctx = new UiContext();
        var due = UiContext.Now + Duration.FromMinutes(minutes);

        var chip = ctx.Render<DueChip>(p => p.Add(c => c.DueAt, due).Add(c => c.Share, .74)).Find(".sla");

        Assert.Equal($"sla {css}", chip.ClassName);
        Assert.Equal(text, chip.QuerySelector(".t")!.TextContent);
        Assert.Equal(aloud, chip.QuerySelector(".sr")!.TextContent);
        Assert.Equal("--u:74%", chip.GetAttribute("style"));
        Assert.Equal($"{due.ToUnixTimeMilliseconds()}", chip.GetAttribute("data-due"));
    }

    [Fact]
    public async Task A_paused_clock_keeps_what_is_left_and_does_not_tick()
    {
        await using var ctx = new UiContext();

        var chip = ctx.Render<DueChip>(p => p
            .Add(c => c.DueAt, UiContext.Now - Duration.FromHours(5))
            .Add(c => c.State, ClockState.Paused)
            .Add(c => c.Left, Duration.FromHours(2))
            .Add(c => c.FollowUpAt, Instant.FromUtc(2026, 3, 16, 14, 0))).Find(".sla");

        Assert.Equal("sla paused", chip.ClassName);
        Assert.Equal("2h left", chip.QuerySelector(".t")!.TextContent);
        Assert.Equal("paused, 2 hours left, follow-up 16 March", chip.QuerySelector(".sr")!.TextContent);
        Assert.False(chip.HasAttribute("data-due"));
    }

    [Fact]
    public async Task Work_without_a_due_time_has_no_chip()
    {
        await using var ctx = new UiContext();

        Assert.Empty(ctx.Render<DueChip>(p => p.Add(c => c.DueAt, null)).FindAll(".sla"));
    }

    [Fact]
    public void Below_five_minutes_the_seconds_are_told() => Assert.Equal("4m 09s", DueTime.Text(Duration.FromSeconds(249)));
}
