using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime.Testing;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The part of a node that tells and hears of changes: its own notices and its own feed, over a store that others use too.</summary>
public sealed class FeedNode : IDisposable
{
    private readonly ChangeFeed _feed;
    private readonly Numbers _numbers;
    private readonly UnitOfWork _work;

    /// <param name="time">Where the node reads by itself, once it is started; else time stands still and the test says when it reads.</param>
    public FeedNode(PortalDbs dbs, TimeProvider? time = null)
    {
        _feed = new ChangeFeed(dbs, Changes, new NodePace(TimeSpan.FromMilliseconds(300), TimeSpan.Zero), time ?? Time, Log);
        _numbers = new Numbers(dbs);
        _work = new UnitOfWork(dbs, new FakeClock(TestPortal.Morning), _numbers, Changes, new Acting(Actor.System));
        Changes.Subscribe(told => Heard.AddRange(told.Select(c => c.Id)));
    }

    public Changes Changes { get; } = new();
    public ManualTime Time { get; } = new();
    public KeptLog<ChangeFeed> Log { get; } = new();

    /// <summary>In the order in which it was told; zero stands for "read everything again".</summary>
    public List<Guid> Heard { get; } = [];

    public void Dispose()
    {
        _feed.Dispose();
        _numbers.Dispose();
    }

    public Task Start() => _feed.StartAsync(TestPortal.Ct);

    public Task Stop() => _feed.StopAsync(TestPortal.Ct);

    public Task Look() => _feed.Look(TestPortal.Ct);

    /// <summary>A change by this node.</summary>
    public Task Write(Guid item) => Write(at =>
    {
        at.Tell(Topics.Item, item);
        return Task.CompletedTask;
    });

    public async Task Write(Func<WriteScope, Task> body)
    {
        var outcome = await _work.Write(Permissions.System, async at =>
        {
            await body(at);
            return Outcome.Done();
        }, TestPortal.Ct);
        Assert.True(outcome.IsDone, outcome.Sentence);
    }
}

/// <summary>Keeps what was logged.</summary>
public sealed class KeptLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Text)> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));
}
