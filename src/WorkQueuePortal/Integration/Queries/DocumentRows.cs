using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Queries;

/// <summary>A document that came, whichever way, and how far it is.</summary>
/// <param name="State">Null when it has no message, as after a restore.</param>
public sealed record DocumentLine(Guid Id, string Name, Instant ArrivedAt, int Size, string? Type, string? Number, InboxState? State, string? Sentence)
{
    /// <summary>"invoice", "order" or "despatch".</summary>
    public string Kind => Type?.Split('.') is [_, var kind, ..] ? kind : "document";

    /// <summary>What became of it, in words.</summary>
    public string Fate => State switch
    {
        InboxState.Done => "taken in",
        InboxState.Pending => Sentence is null ? "waits to be read" : $"is tried again: {Sentence}",
        InboxState.Dead => Sentence ?? "could not be taken in",
        InboxState.Discarded => "discarded",
        _ => "kept",
    };
}

/// <summary>What has come in lately, whichever way.</summary>
public sealed class DocumentRows(PortalDbs dbs, ICurrentActor current)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<DocumentLine>> Recent(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await (
            from d in db.Set<DocumentRow>().OrderByDescending(d => d.ArrivedAt).Take(Most)
            join m in db.Set<InboxMessage>().Where(m => m.Source == "document") on d.Sha256 equals m.MessageId into messages
            from m in messages.DefaultIfEmpty()
            orderby d.ArrivedAt descending, d.Id descending
            select new DocumentLine(d.Id, d.Name, d.ArrivedAt, d.Content.Length, m!.Type, m.Subject, (InboxState?)m.State, m.LastError)).ToListAsync(ct);
    }
}
