using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A handler that does what the test says and remembers what it was handed.</summary>
public sealed class StubHandler(string type, Func<WriteScope, InboxMessage, Task<Outcome>> handle) : IInboxHandler
{
    public ConcurrentQueue<string> Handled { get; } = [];
    public string Type => type;

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var outcome = await handle(at, message);
        if (outcome.IsDone) Handled.Enqueue(message.MessageId);
        return outcome;
    }

    public static StubHandler Of(string type, Func<InboxMessage, Outcome>? handle = null) => new(type, (_, message) => Task.FromResult(handle?.Invoke(message) ?? Outcome.Done()));
}

/// <summary>Another system that does what the test says and remembers what it was asked.</summary>
public sealed class StubConnector(string name, string delivers, Func<Outbound, CancellationToken, Task<Delivery>> deliver) : IConnector
{
    public ConcurrentQueue<Outbound> Delivered { get; } = [];
    public string Name => name;
    public string Title => name;
    public string Affects => "tests";
    public string Delivers => delivers;
    public IReadOnlyList<string> Entities => [];

    public Task<FeedPage> Read(string entity, string? cursor, int take, CancellationToken ct) => Task.FromResult(new FeedPage([], cursor ?? "", false));

    public Task<Delivery> Deliver(Outbound message, CancellationToken ct)
    {
        Delivered.Enqueue(message);
        return deliver(message, ct);
    }

    public static StubConnector Of(string delivers, Func<Outbound, Delivery> deliver) => new(delivers.TrimEnd('.'), delivers, (message, _) => Task.FromResult(deliver(message)));

    public static Delivery Yes { get; } = new Delivery.Accepted("{}");
}

public static class StubRegistration
{
    public static void Use(this IServiceCollection services, IInboxHandler handler) => services.AddSingleton(handler);
    public static void Use(this IServiceCollection services, IConnector connector) => services.AddSingleton(connector);
}
