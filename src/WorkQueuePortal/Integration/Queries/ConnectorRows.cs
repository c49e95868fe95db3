using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Queries;

/// <param name="Since">Since when it is in this health; null while nothing has been called yet.</param>
/// <param name="Affects">What waits while it is down.</param>
/// <param name="WaitingCount">Messages to be delivered, and those of its feeds to be handled.</param>
/// <param name="OldestWaitingAt">The oldest of those, for the alert on what has not gone out.</param>
public sealed record ConnectorRow(
    string Name, string Title, string Affects, Health Health, BreakerState Breaker, Instant? Since, Instant? LastOkAt, string? LastError,
    int WaitingCount, int DeadCount, Instant? OldestWaitingAt, IReadOnlyList<FeedRow> Feeds);

public sealed record FeedRow(string Entity, Instant SyncedAt, int NewCount, int ChangedCount, int UnchangedCount, int RefusedCount, string? LastError);

/// <summary>How the connectors are, and what waits for them.</summary>
public sealed class ConnectorRows(PortalDbs dbs, IEnumerable<IConnector> connectors, IClock clock, SharedReads shared)
{
    public Task<IReadOnlyList<ConnectorRow>> Run(CancellationToken ct) => shared.Read(nameof(ConnectorRows), All, ct);

    private async Task<IReadOnlyList<ConnectorRow>> All(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var now = clock.GetCurrentInstant();
        var states = await db.Set<ConnectorState>().ToDictionaryAsync(s => s.Name, ct);
        var cursors = (await db.Set<FeedCursor>().OrderBy(c => c.Entity).ToListAsync(ct)).ToLookup(c => c.Source);
        var rows = new List<ConnectorRow>();
        foreach (var connector in connectors)
        {
            var state = states.GetValueOrDefault(connector.Name);
            var breaker = state?.Breaker ?? CircuitBreaker.Fresh;
            var outbox = db.Set<OutboxRow>().Where(r => r.Type.StartsWith(connector.Delivers));
            var inbox = db.Set<InboxMessage>().Where(m => m.Source == connector.Name);
            var waiting = outbox.Where(r => r.State == OutboxState.Pending);
            rows.Add(new ConnectorRow(
                connector.Name, connector.Title, connector.Affects, breaker.HealthAt(now), breaker.StateAt(now), state?.Since, state?.LastOkAt, state?.LastError,
                await waiting.CountAsync(ct) + await inbox.CountAsync(m => m.State == InboxState.Pending, ct),
                await outbox.CountAsync(r => r.State == OutboxState.Dead, ct) + await inbox.CountAsync(m => m.State == InboxState.Dead, ct),
                await waiting.MinAsync(r => (Instant?)r.CreatedAt, ct),
                [.. cursors[connector.Name].Select(c => new FeedRow(c.Entity, c.SyncedAt, c.NewCount, c.ChangedCount, c.UnchangedCount, c.RefusedCount, c.LastError))]));
        }
        return rows;
    }
}
