using System.Collections.Concurrent;

namespace WorkQueuePortal.Store;

/// <summary>What a committed save touched, by name and id only: whoever cares reads the rows again, narrowed to what he may see.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
public sealed record Change(string Topic, Guid Id);

public static class Topics
{
    public const string Item = "item", Outbox = "outbox", Inbox = "inbox", Request = "request", Job = "job", Connector = "connector";
}

/// <summary>Tells open pages and pumps what has just been committed. A subscriber is called on the thread of the writer and must only take note;
/// a notice that is lost costs freshness, never correctness, because everybody also reads on a period.</summary>
public sealed class Changes
{
    private readonly ConcurrentDictionary<object, Action<IReadOnlyList<Change>>> _subscribers = new();

    public IDisposable Subscribe(Action<IReadOnlyList<Change>> note)
    {
        var subscription = new Subscription(this);
        _subscribers[subscription] = note;
        return subscription;
    }

    public void Tell(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0) return;
        foreach (var note in _subscribers.Values) note(changes);
    }

    private sealed class Subscription(Changes changes) : IDisposable
    {
        public void Dispose() => changes._subscribers.TryRemove(this, out _);
    }
}
