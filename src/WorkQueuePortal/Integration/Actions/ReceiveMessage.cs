using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>A message as it comes from a source, before anything is known about it.</summary>
public sealed record Envelope(string MessageId, string Type, string Subject, string Body, long? SourceSequence = null);

/// <summary>How far the feed has been read with these messages, for the save that stores them.</summary>
/// <param name="From">Where the page began: a cursor that somebody else has moved on meanwhile stays where it is.</param>
public sealed record CursorMove(string Entity, string? From, string To);

/// <summary>Stores each message once for each source and id, together with the cursor that says it was read.</summary>
public sealed class ReceiveMessage(UnitOfWork work)
{
    /// <returns>How many were new.</returns>
    public Task<Outcome<int>> Run(string source, IReadOnlyList<Envelope> messages, CursorMove? move, CancellationToken ct) =>
        work.As(Actor.System).Write<object, int>(Permissions.System, this, null, async at =>
        {
            var stored = await Stored(at.Db, source, messages, ct);
            foreach (var message in messages)
            {
                if (!stored.Add(message.MessageId)) continue;
                at.Enqueue(new InboxMessage
                {
                    Id = NewId.Next(), Source = source, MessageId = message.MessageId, Type = message.Type, Subject = message.Subject, Body = message.Body,
                    SourceSequence = message.SourceSequence, ReceivedAt = at.Now, NextAttemptAt = at.Now, Ordinal = NewOrdinal.Next(at.Now),
                });
            }
            var added = at.Db.ChangeTracker.Entries<InboxMessage>().Count(e => e.State == EntityState.Added);
            if (move is not null) await at.Move(source, move, new SyncCounts(added, 0, 0, 0), null, ct);
            return added;
        }, ct);

    private static async Task<HashSet<string>> Stored(PortalDb db, string source, IReadOnlyList<Envelope> messages, CancellationToken ct)
    {
        var found = new HashSet<string>();
        foreach (var ids in messages.Select(m => m.MessageId).Chunk(500))
            found.UnionWith(await db.Set<InboxMessage>().Where(m => m.Source == source && ids.Contains(m.MessageId)).Select(m => m.MessageId).ToListAsync(ct));
        return found;
    }
}
