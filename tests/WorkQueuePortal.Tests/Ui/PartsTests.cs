using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class PartsTests
{
    [Fact]
    public async Task A_clock_bar_that_adds_up_is_shown_with_its_sums()
    {
        await using var ctx = new UiContext();
        var bar = Clock(ctx, total: 2969);

        Assert.Equal("5 h 29 m", bar.FindAll("tr.t td")[0].TextContent);
        Assert.Equal("49 h 29 m", bar.FindAll("tr.t td")[1].TextContent);
        Assert.StartsWith("49 h 29 m: In queue 1 h 06 m", bar.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_bar_that_does_not_add_up_is_not_shown()
    {
        await using var ctx = new UiContext();

        Assert.Empty(Clock(ctx, total: 3000).Markup.Trim());
    }

    [Theory]
    [InlineData(1716, "left 23,284")]
    [InlineData(30000, "5,000 over")]
    public async Task A_budget_bar_says_what_is_left_or_over(int asked, string said)
    {
        await using var ctx = new UiContext();
        var bar = ctx.Render<BudgetBar>(p => p.Add(b => b.Total, 96000m).Add(b => b.Spent, 61200m).Add(b => b.Ordered, 9800m).Add(b => b.This, (decimal)asked));

        Assert.Equal(said, bar.Find(".lf").TextContent);
        Assert.EndsWith(said, bar.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_can_be_read_as_a_table()
    {
        await using var ctx = new UiContext();
        var bars = ctx.Render<Bars>(p => p.Add(b => b.Finding, "Most items are fresh").Add(b => b.Items, [new("0–1 bd", 176, "176"), new("over 30", 4, "4", Tone: "hot")]));

        Assert.Equal(["width:100%", "width:2%"], bars.FindAll(".bar").Select(b => b.GetAttribute("style")));
        Assert.Equal(["176", "4"], bars.FindAll("details td").Select(c => c.TextContent));
    }

    [Fact]
    public void Every_icon_is_one_path() => Assert.All(Drawings.Names, name => Assert.Matches("^M[0-9A-Za-z .-]+$", Drawings.Of(name)));

    [Fact]
    public async Task The_last_thing_done_can_be_taken_back_once()
    {
        await using var ctx = new UiContext();
        var undo = ctx.Services.GetRequiredService<Undo>();
        var taken = new List<string>();
        var bar = ctx.Render<UndoBar>();

        await bar.InvokeAsync(() => undo.Offer("Snoozed.", _ => Back("first")));
        await bar.InvokeAsync(() => undo.Offer("Assigned to you.", _ => Back("second")));
        await bar.Find("button[data-key=Z]").ClickAsync(new());

        Assert.Equal(["second"], taken);
        Assert.Contains("Taken back.", bar.Markup, StringComparison.Ordinal);
        Assert.Null(undo.Current);

        Task<Outcome> Back(string which)
        {
            taken.Add(which);
            return Task.FromResult(Outcome.Done());
        }
    }

    private static IRenderedComponent<ClockBar> Clock(UiContext ctx, int total) => ctx.Render<ClockBar>(p => p
        .Add(c => c.Total, Duration.FromMinutes(total))
        .Add(c => c.Parts, [
            new("In queue", Duration.FromMinutes(66), ClockBar.PartKind.Waiting), new("With AP", Duration.FromMinutes(133), ClockBar.PartKind.Work),
            new("With receiving", Duration.FromMinutes(130), ClockBar.PartKind.Elsewhere), new("Paused", Duration.FromMinutes(840), ClockBar.PartKind.Paused),
            new("Closed hours", Duration.FromMinutes(1800), ClockBar.PartKind.Closed)]));
}
