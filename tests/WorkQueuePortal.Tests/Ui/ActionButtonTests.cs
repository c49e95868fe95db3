using Bunit;
using Microsoft.AspNetCore.Components;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class ActionButtonTests
{
    [Fact]
    public async Task A_second_press_while_the_first_runs_does_nothing()
    {
        await using var ctx = new UiContext();
        var running = new TaskCompletionSource<Outcome>();
        var runs = 0;
        var button = ctx.Render<ActionButton>(p => p.Add(b => b.Run, _ => { runs++; return running.Task; }));

        var first = button.Find("button").ClickAsync(new());
        await button.Find("button").ClickAsync(new());
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        running.SetResult(Outcome.Done());
        await first;

        Assert.Equal(1, runs);
        Assert.False(button.Find("button").HasAttribute("aria-busy"));
    }

    [Fact]
    public async Task A_refusal_is_said_with_its_rule_where_it_was_asked()
    {
        await using var ctx = new UiContext();
        Outcome? came = null;
        var refusal = new Refusal("S-04", "You created this supplier, so you cannot release its bank account. Rule S-04.");
        var note = ctx.Render<OutcomeNote>(p => p.AddChildContent<ActionButton>(b => b
            .Add(x => x.Run, _ => Task.FromResult<Outcome>(refusal))
            .Add(x => x.OnOutcome, (Outcome o) => came = o)));

        await note.Find("button.btn").ClickAsync(new());

        Assert.Contains(refusal.Sentence, note.Find("[aria-live=polite] .outcome.refused").TextContent, StringComparison.Ordinal);
        Assert.Same(refusal, came!.Refusal);
    }

    [Theory]
    [InlineData(RefusalKind.Stale, "stale")]
    [InlineData(RefusalKind.Shape, "refused")]
    public async Task Stale_and_malformed_are_told_apart(RefusalKind kind, string css)
    {
        await using var ctx = new UiContext();
        var note = ctx.Render<OutcomeNote>();

        await note.InvokeAsync(() => note.Instance.Show(new Refusal("x", "Luis changed this 20 s ago.", kind)));

        Assert.NotNull(note.Find($".outcome.{css}"));
    }

    [Fact]
    public async Task A_fault_leaves_the_button_usable_and_goes_to_the_boundary()
    {
        await using var ctx = new UiContext();
        var button = ctx.Render<ActionButton>(p => p.Add(b => b.Run, _ => throw new InvalidOperationException("boom")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => button.Find("button").ClickAsync(new()));

        Assert.False(button.Find("button").HasAttribute("aria-busy"));
    }

    [Fact]
    public async Task The_key_is_shown_and_told()
    {
        await using var ctx = new UiContext();
        var button = ctx.Render<ActionButton>(p => p.Add(b => b.Run, _ => Task.FromResult(Outcome.Done())).Add(b => b.Key, "C").AddChildContent("Request credit")).Find("button");

        Assert.Equal(("C", "C"), (button.GetAttribute("data-key"), button.GetAttribute("aria-keyshortcuts")));
        Assert.Equal("C", button.QuerySelector("kbd")!.TextContent);
    }

    [Fact]
    public async Task Leaving_the_page_cancels_what_runs()
    {
        var ctx = new UiContext();
        CancellationToken given = default;
        var button = ctx.Render<ActionButton>(p => p.Add(b => b.Run, ct => { given = ct; return new TaskCompletionSource<Outcome>().Task; }));
        _ = button.Find("button").ClickAsync(new());

        await ctx.DisposeAsync();

        Assert.True(given.IsCancellationRequested);
    }
}
