using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Hands waiting messages to their handlers, each in one transaction that also marks it done. One that fails waits by itself:
/// only those of its own subject stay behind it.</summary>
public sealed class PumpInbox(UnitOfWork work, PortalDbs dbs, IEnumerable<IInboxHandler> handlers, IClock clock, PumpPace pace, ILogger<PumpInbox> log)
{
    private const int LongestError = 2000;
    private readonly ILookup<string, IInboxHandler> _handlers = handlers.ToLookup(h => h.Type);

    public async Task<PumpCounts> Run(CancellationToken ct)
    {
        var counts = new PumpCounts();
        while (true)
        {
            var now = Now();
            var until = now + pace.Lease;
            var claimed = await Claim(now, until, ct);
            if (claimed.Count == 0) return counts;
            foreach (var id in claimed)
            {
                // The rest of the batch comes back by itself when the lease ends.
                if (Now() >= until) break;
                counts += await Handle(id, until, ct);
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> Claim(Instant now, Instant until, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var ids = await db.ClaimInbox(now, until, pace.Batch, ct);
        return ids.Count == 0 ? [] : await db.Set<InboxMessage>().Where(m => ids.Contains(m.Id)).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Ordinal).Select(m => m.Id).ToListAsync(ct);
    }

    private async Task<PumpCounts> Handle(Guid id, Instant until, CancellationToken ct)
    {
        try
        {
            var outcome = await Attempt(id, until, ct);
            return outcome.Refusal switch
            {
                null => new(1, 0, 0),
                { Kind: RefusalKind.Stale } stale => await Later(id, until, stale.Sentence, ct),
                { } refusal => await Bury(id, until, refusal.Sentence, ct),
            };
        }
        catch (JsonException unreadable)
        {
            return await Bury(id, until, $"The message could not be read: {unreadable.Message}", ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(fault, "Message {Message} failed and will be tried again by its schedule.", id);
            return await Later(id, until, fault.GetBaseException().Message, ct);
        }
    }

    private Task<Outcome> Attempt(Guid id, Instant until, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            if (await Mine(at, id, until, ct) is not { } message) return Outcome.Done();
            var hands = _handlers[message.Type].ToList();
            if (hands.Count == 0 && message.Source != Inbox.Internal)
                return new Refusal("no-handler", $"Nothing in the portal handles messages of the type {message.Type}.");
            foreach (var handler in hands)
                if (await handler.Handle(at, message, ct) is { IsDone: false } refused) return refused;
            (message.State, message.DoneAt, message.LeaseUntil, message.LastError, message.AttemptCount) = (InboxState.Done, at.Now, null, null, message.AttemptCount + 1);
            at.Tell(Topics.Inbox, message.Id);
            return Outcome.Done();
        }, ct);

    private async Task<PumpCounts> Later(Guid id, Instant until, string error, CancellationToken ct)
    {
        var counts = new PumpCounts();
        await Settle(id, until, (at, message) =>
        {
            message.AttemptCount++;
            if (RetrySchedule.After(message.AttemptCount, message.Id) is { } delay)
            {
                (message.NextAttemptAt, message.LastError) = (at.Now + delay, Cut(error));
                counts = new(0, 1, 0);
                return;
            }
            counts = Bury(at, message, $"It failed {message.AttemptCount} times: {error}");
        }, ct);
        return counts;
    }

    private async Task<PumpCounts> Bury(Guid id, Instant until, string sentence, CancellationToken ct)
    {
        var counts = new PumpCounts();
        await Settle(id, until, (at, message) =>
        {
            message.AttemptCount++;
            counts = Bury(at, message, sentence);
        }, ct);
        return counts;
    }

    private static PumpCounts Bury(WriteScope at, InboxMessage message, string sentence)
    {
        (message.State, message.LastError) = (InboxState.Dead, Cut(sentence));
        at.AnnounceDead(new DeadMessage(message.Id, MessageBox.Inbox, message.Source, message.Type, message.Subject, message.LastError));
        return new(0, 0, 1);
    }

    /// <summary>Reports a failure in a save of its own: the one of the attempt was rolled back.</summary>
    private Task<Outcome> Settle(Guid id, Instant until, Action<WriteScope, InboxMessage> settle, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            if (await Mine(at, id, until, ct) is not { } message) return Outcome.Done();
            message.LeaseUntil = null;
            settle(at, message);
            at.Tell(Topics.Inbox, message.Id);
            return Outcome.Done();
        }, ct);

    private static Task<InboxMessage?> Mine(WriteScope at, Guid id, Instant until, CancellationToken ct) =>
        at.Db.Set<InboxMessage>().FirstOrDefaultAsync(m => m.Id == id && m.LeaseUntil == until && m.State == InboxState.Pending, ct);

    private Instant Now() => Millisecond.Of(clock.GetCurrentInstant());

    private static string Cut(string text) => text.Length <= LongestError ? text : text[..LongestError];
}
