using Bunit;
using Microsoft.AspNetCore.Components;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class LoadedTests
{
    [Fact]
    public async Task The_first_reading_shows_a_skeleton_and_then_the_content()
    {
        await using var ctx = new UiContext();
        var reading = new TaskCompletionSource<string>();
        var loaded = Render(ctx, _ => reading.Task);
        Assert.Equal(6, loaded.FindAll(".skel i").Count);
        Assert.Equal("true", loaded.Find(".loaded").GetAttribute("aria-busy"));

        await loaded.InvokeAsync(() => reading.SetResult("three rows"));

        loaded.WaitForAssertion(() => Assert.Equal("three rows", loaded.Find("p").TextContent));
        Assert.Empty(loaded.FindAll(".skel"));
        Assert.Equal("false", loaded.Find(".loaded").GetAttribute("aria-busy"));
    }

    [Fact]
    public async Task A_fault_stays_in_its_panel_with_a_reference_and_a_second_try()
    {
        await using var ctx = new UiContext();
        var tries = 0;
        var loaded = Render(ctx, _ => ++tries == 1 ? throw new InvalidOperationException("down") : Task.FromResult("the order"));
        Assert.Contains("The order could not be read.", loaded.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Matches("Reference [0-9A-F]{4}-[0-9A-F]{4}", loaded.Find(".ref").TextContent);

        await loaded.Find("button").ClickAsync(new());

        Assert.Equal("the order", loaded.Find("p").TextContent);
    }

    [Fact]
    public async Task What_is_on_screen_stays_while_it_is_read_anew()
    {
        await using var ctx = new UiContext();
        var later = new TaskCompletionSource<string>();
        var reads = 0;
        var loaded = Render(ctx, _ => ++reads == 1 ? Task.FromResult("old") : later.Task);

        loaded.Render(p => p.Add(l => l.Key, 2));

        Assert.Equal("old", loaded.Find("p").TextContent);
        Assert.Equal("true", loaded.Find(".loaded").GetAttribute("aria-busy"));
        Assert.Empty(loaded.FindAll(".skel"));
    }

    [Fact]
    public async Task An_older_answer_that_comes_late_is_dropped()
    {
        await using var ctx = new UiContext();
        var slow = new TaskCompletionSource<string>();
        var reads = 0;
        var loaded = Render(ctx, _ => ++reads == 1 ? slow.Task : Task.FromResult("new"));
        loaded.Render(p => p.Add(l => l.Key, 2));

        await loaded.InvokeAsync(() => slow.SetResult("old"));

        loaded.WaitForAssertion(() => Assert.Equal("new", loaded.Find("p").TextContent));
    }

    [Fact]
    public async Task Nothing_found_is_one_sentence()
    {
        await using var ctx = new UiContext();
        var loaded = Render(ctx, _ => Task.FromResult(""));

        Assert.Equal("Nothing is due.", loaded.Find(".state").TextContent);
    }

    private static IRenderedComponent<Loaded<string>> Render(UiContext ctx, Func<CancellationToken, Task<string>> read) => ctx.Render<Loaded<string>>(p => p
        .Add(l => l.Read, read)
        .Add(l => l.Key, 1)
        .Add(l => l.What, "The order")
        .Add(l => l.IsEmpty, text => text.Length == 0)
        .Add(l => l.Empty, (RenderFragment)(b => b.AddContent(0, "Nothing is due.")))
        .Add(l => l.ChildContent, text => (RenderFragment)(b => b.AddMarkupContent(0, $"<p>{text}</p>"))));
}
