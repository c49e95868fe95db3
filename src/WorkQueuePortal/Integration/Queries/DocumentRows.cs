using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Queries;

/// <summary>A document that came, whichever way, and how far it is.</summary>
/// <param name="State">Null when it has no message, as after a restore.</param>
public sealed record DocumentLine(Guid Id, string Name, Instant ArrivedAt, int Size, string? Type, string? Number, InboxState? State, string? Sentence);

/// <summary>What a file that was sent through the browser came to.</summary>
public sealed record UploadLine(Guid Batch, string Name, bool WasTaken, string Answer, Instant At, string By);

/// <summary>What has come in lately: documents, and the answers that their senders got in the browser.</summary>
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

    /// <summary>The last answers, the newest first.</summary>
    public async Task<IReadOnlyList<UploadLine>> Uploads(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var facts = await db.Set<FactRow>().Where(f => f.SubjectId == UploadDoor.Id).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(Most).Select(f => new { f.At, f.ActorName, f.Values }).ToListAsync(ct);
        return [.. facts.Select(f => Line(f.At, f.ActorName, JsonDocument.Parse(f.Values).RootElement))];
    }

    private static UploadLine Line(Instant at, string by, JsonElement values) => new(
        values.GetProperty("batch").GetGuid(), values.GetProperty("name").GetString()!, values.GetProperty("wasTaken").GetBoolean(), values.GetProperty("answer").GetString()!, at, by);
}
