using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Delivers what waits in the outbox. The call is made outside of any transaction, with the row's key; whoever dies between the
/// call and the save leaves a row that is delivered again, and the key makes that harmless.</summary>
public sealed class PumpOutbox(UnitOfWork work, PortalDbs dbs, Connectors connectors, PumpPace pace)
{
    private const int LongestError = 2000;

    public async Task<PumpCounts> Run(CancellationToken ct)
    {
        // Side by side, so that a connector that hangs does not hold up the others.
        var counts = await Task.WhenAll(connectors.All.Select(c => Drain(c, ct)));
        return counts.Aggregate(await BuryUnroutable(ct), (sum, c) => sum + c);
    }

    private async Task<PumpCounts> Drain(IConnector connector, CancellationToken ct)
    {
        var counts = new PumpCounts();
        while (true)
        {
            var breaker = await connectors.Breaker(connector, ct);
            var (now, state) = (connectors.Now(), breaker.StateAt(connectors.Now()));
            if (state == BreakerState.Open) return counts;
            var until = now + pace.Lease;
            var rows = await Claim(connector, now, until, state == BreakerState.HalfOpen ? 1 : pace.Batch, ct);
            if (rows.Count == 0) return counts;
            counts += await Deliver(connector, breaker, rows, until, ct);
        }
    }

    private async Task<PumpCounts> Deliver(IConnector connector, CircuitBreaker breaker, IReadOnlyList<OutboxRow> rows, Instant until, CancellationToken ct)
    {
        var (counts, calls, met) = (new PumpCounts(), new List<Call>(), 0);
        foreach (var row in rows)
        {
            var (now, state) = (connectors.Now(), breaker.StateAt(connectors.Now()));
            // A lease that could end during the call is not used: its row might be in somebody else's hands by then.
            if (state == BreakerState.Open || now + Duration.FromTimeSpan(pace.Timeout) > until) break;
            var message = new Outbound(row.Type, row.Key, row.SubjectId, row.Body, row.AttemptCount + 1);
            var answer = await connectors.Try(connector, token => connector.Deliver(message, token), ct);
            counts += await Settle(connector, row.Id, until, answer.Value ?? new Delivery.Failed(answer.Call.Error!), state == BreakerState.HalfOpen, ct);
            breaker = breaker.After(answer.Call);
            calls.Add(answer.Call);
            met++;
        }
        await connectors.Note(connector, calls, ct);
        if (met < rows.Count) await GiveBack([.. rows.Skip(met).Select(r => r.Id)], until, ct);
        return counts;
    }

    private async Task<IReadOnlyList<OutboxRow>> Claim(IConnector connector, Instant now, Instant until, int take, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var ids = await db.ClaimOutbox(connector.Delivers, now, until, take, ct);
        return ids.Count == 0 ? [] : await db.Set<OutboxRow>().Where(r => ids.Contains(r.Id)).OrderBy(r => r.NextAttemptAt).ThenBy(r => r.Ordinal).ToListAsync(ct);
    }

    private async Task GiveBack(IReadOnlyList<Guid> ids, Instant until, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        await db.Set<OutboxRow>().Where(r => ids.Contains(r.Id) && r.LeaseUntil == until).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, (Instant?)null), ct);
    }

    private async Task<PumpCounts> Settle(IConnector connector, Guid id, Instant until, Delivery delivery, bool isTrial, CancellationToken ct)
    {
        var counts = new PumpCounts();
        await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var row = await at.Db.Set<OutboxRow>().FirstOrDefaultAsync(r => r.Id == id && r.LeaseUntil == until && r.State == OutboxState.Pending, ct);
            counts = row is null ? default : Settle(at, connector, row, delivery, isTrial);
            return Outcome.Done();
        }, ct);
        return counts;
    }

    private static PumpCounts Settle(WriteScope at, IConnector connector, OutboxRow row, Delivery delivery, bool isTrial)
    {
        row.LeaseUntil = null;
        at.Tell(Topics.Outbox, row.Id);
        switch (delivery)
        {
            case Delivery.Accepted accepted:
                (row.State, row.SentAt, row.Answer, row.LastError, row.AttemptCount) = (OutboxState.Sent, at.Now, accepted.Answer, null, row.AttemptCount + 1);
                using (var answer = JsonDocument.Parse(accepted.Answer))
                    at.Announce($"{row.Type}.answered", row.SubjectId.ToString(), new AnsweredMessage(row.Type, row.Key, row.SubjectId, answer.RootElement.Clone()));
                return new(1, 0, 0);
            case Delivery.Refused refused:
                row.AttemptCount++;
                return Bury(at, connector.Name, row, refused.Sentence, isBusiness: true);
            case Delivery.Failed failed when isTrial:
                // The trial says something about the connector and nothing about this row: it loses no attempt and lets another one try next.
                (row.LastError, row.NextAttemptAt) = (Cut(failed.Error), at.Now + CircuitBreaker.HalfOpenAfter);
                return new(0, 1, 0);
            case Delivery.Failed failed:
                row.AttemptCount++;
                if (RetrySchedule.After(row.AttemptCount, row.Id, failed.RetryAfter) is not { } delay)
                    return Bury(at, connector.Name, row, $"{connector.Title} could not be reached in {row.AttemptCount} attempts: {failed.Error}", isBusiness: false);
                (row.LastError, row.NextAttemptAt) = (Cut(failed.Error), at.Now + delay);
                return new(0, 1, 0);
            default:
                throw new InvalidOperationException($"{delivery} is not a delivery.");
        }
    }

    private static PumpCounts Bury(WriteScope at, string system, OutboxRow row, string sentence, bool isBusiness)
    {
        (row.State, row.LastError) = (OutboxState.Dead, Cut(sentence));
        at.Announce($"{row.Type}.refused", row.SubjectId.ToString(), new RefusedMessage(row.Type, row.Key, row.SubjectId, row.LastError, isBusiness));
        at.AnnounceDead(new DeadMessage(row.Id, MessageBox.Outbox, system, row.Type, row.Key, row.LastError));
        return new(0, 0, 1);
    }

    /// <summary>A message that no connector delivers would wait for ever without anybody knowing.</summary>
    private async Task<PumpCounts> BuryUnroutable(CancellationToken ct)
    {
        await using (var db = dbs.Read(Actor.System))
            if (!await Strays(db).AnyAsync(ct)) return default;
        var counts = new PumpCounts();
        await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            counts = (await Strays(at.Db).OrderBy(r => r.Ordinal).Take(100).ToListAsync(ct))
                .Aggregate(default(PumpCounts), (sum, row) => sum + Bury(at, "portal", row, $"No connector delivers {row.Type}. Set one up, then replay the message.", isBusiness: false));
            return Outcome.Done();
        }, ct);
        return counts;
    }

    private IQueryable<OutboxRow> Strays(PortalDb db) =>
        connectors.All.Aggregate(db.Set<OutboxRow>().Where(r => r.State == OutboxState.Pending), (rows, connector) => rows.Where(r => !r.Type.StartsWith(connector.Delivers)));

    private static string Cut(string text) => text.Length <= LongestError ? text : text[..LongestError];
}
