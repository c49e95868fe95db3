using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Queries;

/// <param name="Subject">A business key of an incoming message; the idempotency key of an outgoing one.</param>
/// <param name="Sentence">Why it is dead.</param>
public sealed record MessageRow(Guid Id, MessageBox Box, string Type, string Subject, Instant At, int AttemptCount, string? Sentence, long Ordinal);

/// <summary>The messages that wait for a person, the newest first.</summary>
public sealed class MessageRows(PortalDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="before">The <see cref="MessageRow.Ordinal"/> of the last row of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<MessageRow>> Dead(MessageBox box, long? before, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var limit = before ?? long.MaxValue;
        return box == MessageBox.Inbox
            ? await db.Set<InboxMessage>().Where(m => m.State == InboxState.Dead && m.Ordinal < limit).OrderByDescending(m => m.Ordinal).Take(PageSize)
                .Select(m => new MessageRow(m.Id, MessageBox.Inbox, m.Type, m.Subject, m.ReceivedAt, m.AttemptCount, m.LastError, m.Ordinal)).ToListAsync(ct)
            : await db.Set<OutboxRow>().Where(r => r.State == OutboxState.Dead && r.Ordinal < limit).OrderByDescending(r => r.Ordinal).Take(PageSize)
                .Select(r => new MessageRow(r.Id, MessageBox.Outbox, r.Type, r.Key, r.CreatedAt, r.AttemptCount, r.LastError, r.Ordinal)).ToListAsync(ct);
    }

    public async Task<(int Inbox, int Outbox)> DeadCounts(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return (await db.Set<InboxMessage>().CountAsync(m => m.State == InboxState.Dead, ct), await db.Set<OutboxRow>().CountAsync(r => r.State == OutboxState.Dead, ct));
    }

    /// <summary>The body of one message, for whoever looks into it.</summary>
    public async Task<string?> Body(MessageBox box, Guid id, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return box == MessageBox.Inbox
            ? await db.Set<InboxMessage>().Where(m => m.Id == id).Select(m => m.Body).FirstOrDefaultAsync(ct)
            : await db.Set<OutboxRow>().Where(r => r.Id == id).Select(r => r.Body).FirstOrDefaultAsync(ct);
    }
}
