using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration;

/// <summary>All connectors, and the one way to call them: with a time limit, and with every failure noted for the breaker that all nodes share.</summary>
public sealed class Connectors(IEnumerable<IConnector> connectors, UnitOfWork work, PortalDbs dbs, IClock clock, PumpPace pace, ILogger<Connectors> log)
{
    private const int NoteAttempts = 3;

    public IReadOnlyList<IConnector> All { get; } = [.. connectors];

    public async Task<CircuitBreaker> Breaker(IConnector connector, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<ConnectorState>().FirstOrDefaultAsync(s => s.Name == connector.Name, ct) is { } state ? state.Breaker : CircuitBreaker.Fresh;
    }

    public Instant Now() => Millisecond.Of(clock.GetCurrentInstant());

    /// <summary>Calls without asking the breaker; the caller has, and notes the calls it made.</summary>
    public async Task<Answer<T>> Try<T>(IConnector connector, Func<CancellationToken, Task<T>> call, CancellationToken ct) where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(pace.Timeout);
        try
        {
            var value = await call(limit.Token);
            return new(value, new Call(Now(), value is Delivery.Failed failed ? failed.Error : null));
        }
        // The program itself is stopping: that says nothing about the other system.
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            var error = fault is OperationCanceledException ? $"{connector.Title} did not answer within {pace.Timeout.TotalSeconds:0} seconds." : fault.GetBaseException().Message;
            log.LogWarning(fault, "{Connector} failed: {Error}", connector.Title, error);
            return new(null, new Call(Now(), error));
        }
    }

    /// <summary>Reads one page if the breaker lets it through, and notes how it went. Null when it was not let through or failed.</summary>
    public async Task<FeedPage?> Read(IConnector connector, string entity, string? cursor, int take, CancellationToken ct)
    {
        if ((await Breaker(connector, ct)).StateAt(Now()) == BreakerState.Open) return null;
        var answer = await Try(connector, token => connector.Read(entity, cursor, take, token), ct);
        await Note(connector, [answer.Call], ct);
        return answer.Value;
    }

    /// <summary>Takes calls into the shared state. Lost after some attempts: the counts are evidence, not books.</summary>
    public async Task Note(IConnector connector, IReadOnlyList<Call> calls, CancellationToken ct)
    {
        if (calls.Count == 0) return;
        for (var attempt = 0; attempt < NoteAttempts; attempt++)
        {
            var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
            {
                var state = await at.Db.Set<ConnectorState>().FirstOrDefaultAsync(s => s.Name == connector.Name, ct);
                if (state is null) at.Add(state = new ConnectorState { Id = NewId.Next(), Name = connector.Name, Since = at.Now });
                var noted = state.Note(calls, at.Now);
                if (noted.Facts.Count > 0) at.Tell(Topics.Connector, state.Id);
                return at.Carry(noted);
            }, ct);
            if (outcome.Refusal?.Kind != RefusalKind.Stale) return;
        }
    }

    /// <param name="Value">Null when the call failed by an exception or ran out of time.</param>
    public readonly record struct Answer<T>(T? Value, Call Call) where T : class;
}
