using System.Collections.Concurrent;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>What a committed save touched, by name and id only: whoever cares reads the rows again, narrowed to what he may see.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
public sealed record Change(string Topic, Guid Id)
{
    /// <summary>Nobody knows what was missed: whoever shows anything reads it again.</summary>
    public static readonly Change Anything = new("*", Guid.Empty);

    public bool Concerns(string topic) => Topic == topic || this == Anything;
}

public static class Topics
{
    public const string Item = "item", Outbox = "outbox", Inbox = "inbox", Request = "request", Job = "job", Connector = "connector", Look = "look", Queue = "queue", Offer = "offer";
}

/// <summary>Tells open pages and pumps what has just been committed. A subscriber is called on the thread of the writer and must only take note;
/// a notice that is lost costs freshness, never correctness, because everybody also reads on a period.</summary>
public sealed class Changes
{
    private readonly ConcurrentDictionary<object, Subscription> _subscriptions = new();

    /// <summary>This process in the change log, so that it does not hear there what it has told already.</summary>
    public Guid Node { get; } = NewId.Next();

    /// <summary>What any node committed.</summary>
    public IDisposable Subscribe(Action<IReadOnlyList<Change>> note) => Add(note, ownOnly: false);

    /// <summary>What this node committed: for work that the node which began it goes on with.</summary>
    public IDisposable SubscribeToOwn(Action<IReadOnlyList<Change>> note) => Add(note, ownOnly: true);

    /// <summary>Of this node, right after the commit.</summary>
    public void Tell(IReadOnlyList<Change> own) => Pass(own, isOwn: true);

    /// <summary>Of another node, from the change log.</summary>
    public void Hear(IReadOnlyList<Change> others) => Pass(others, isOwn: false);

    private void Pass(IReadOnlyList<Change> changes, bool isOwn)
    {
        if (changes.Count == 0) return;
        foreach (var subscription in _subscriptions.Values)
            if (isOwn || !subscription.OwnOnly) subscription.Note(changes);
    }

    private Subscription Add(Action<IReadOnlyList<Change>> note, bool ownOnly)
    {
        var subscription = new Subscription(this, note, ownOnly);
        _subscriptions[subscription] = subscription;
        return subscription;
    }

    private sealed class Subscription(Changes changes, Action<IReadOnlyList<Change>> note, bool ownOnly) : IDisposable
    {
        public Action<IReadOnlyList<Change>> Note => note;
        public bool OwnOnly => ownOnly;

        public void Dispose() => changes._subscriptions.TryRemove(this, out _);
    }
}
