using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class LiveTests
{
    private readonly Changes _changes = new();
    private readonly ManualTime _time = new();
    private readonly List<IReadOnlySet<Guid>> _heard = [];
    private int _missed;

    [Fact]
    public async Task Changes_of_the_topic_are_gathered_and_told_twice_a_second_at_most()
    {
        await using var ctx = Listening();
        var (a, b) = (NewId.Next(), NewId.Next());

        _changes.Tell([new Change(Topics.Item, a), new Change(Topics.Job, NewId.Next())]);
        _changes.Tell([new Change(Topics.Item, b), new Change(Topics.Item, a)]);
        Assert.Empty(_heard);
        _time.Pass(Live.Pace);

        Assert.Equal(new HashSet<Guid> { a, b }, Assert.Single(_heard));
    }

    [Fact]
    public async Task Without_a_change_nothing_is_told()
    {
        await using var ctx = Listening();

        _changes.Tell([new Change(Topics.Job, NewId.Next())]);
        _time.Pass(TimeSpan.FromMinutes(1));

        Assert.Empty(_heard);
    }

    [Fact]
    public async Task Where_nobody_knows_what_was_missed_everything_is_read_once()
    {
        await using var ctx = Listening();

        _changes.Hear([Change.Anything]);
        _changes.Tell([new Change(Topics.Item, NewId.Next())]);
        _time.Pass(Live.Pace);
        _time.Pass(Live.Pace);

        Assert.Equal((1, 0), (_missed, _heard.Count));
    }

    [Fact]
    public async Task What_another_node_did_is_heard_as_one_s_own()
    {
        await using var ctx = Listening();
        var (a, own) = (NewId.Next(), 0);
        using var subscription = _changes.SubscribeToOwn(_ => own++);

        _changes.Hear([new Change(Topics.Item, a)]);
        _time.Pass(Live.Pace);

        Assert.Equal(new HashSet<Guid> { a }, Assert.Single(_heard));
        Assert.Equal(0, own);
    }

    [Fact]
    public async Task A_page_that_is_gone_hears_nothing()
    {
        var ctx = Listening();
        _changes.Tell([new Change(Topics.Item, NewId.Next())]);
        await ctx.DisposeAsync();

        _changes.Tell([new Change(Topics.Item, NewId.Next())]);
        _time.Pass(Live.Pace);

        Assert.Empty(_heard);
    }

    private UiContext Listening()
    {
        var ctx = new UiContext();
        ctx.Services.AddSingleton(_changes);
        ctx.Services.AddSingleton<TimeProvider>(_time);
        ctx.Render<Live>(p => p.Add(l => l.Topic, Topics.Item).Add(l => l.OnChanged, ids => _heard.Add(ids)).Add(l => l.OnMissed, () => _missed++));
        return ctx;
    }
}
