using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>A document that could be read.</summary>
/// <param name="Kind">invoice, order or despatch: it names the message.</param>
/// <param name="CanonicalJson">The canonical record, which becomes the message's body.</param>
/// <param name="Sha256">Of the bytes, in lower-case hexadecimal.</param>
public sealed record ReadDocument(string Kind, string Number, string CanonicalJson, string Sha256);

/// <summary>What became of a document that arrived.</summary>
/// <param name="WasHere">The same bytes had arrived before, so nothing new was stored.</param>
public sealed record ArrivedDocument(Guid DocumentId, string Kind, string Number, bool WasHere, string Sentence);

/// <summary>Takes a document in, whichever way it comes: the bytes are kept once for each content, and one message asks the processes to look at it.</summary>
/// <param name="read">Reads the bytes, or says in a sentence why they are no document.</param>
public sealed class ReceiveDocument(UnitOfWork work, Func<ReadOnlyMemory<byte>, Outcome<ReadDocument>> read)
{
    /// <summary>The source of document messages: one for all ways in, so that the same bytes are the same message whichever way they come.</summary>
    public const string Source = "document";

    /// <param name="Way">"api", "upload" or "drop".</param>
    public sealed record Ask(string Name, string ContentType, ReadOnlyMemory<byte> Content, string Way);

    /// <summary>For the person or client that is signed in.</summary>
    public Task<Outcome<ArrivedDocument>> Run(Ask ask, CancellationToken ct) => Run(work, ask, ct);

    /// <summary>For the program itself, as the sweep of the drop folder.</summary>
    public Task<Outcome<ArrivedDocument>> RunAsSystem(Ask ask, CancellationToken ct) => Run(work.As(Actor.System), ask, ct);

    private async Task<Outcome<ArrivedDocument>> Run(UnitOfWork by, Ask ask, CancellationToken ct)
    {
        // Reading costs time and needs no row, so it stays outside of the transaction.
        var outcome = read(ask.Content);
        if (outcome.Refusal is { } unreadable) return unreadable;
        var document = outcome.Value!;
        return await by.Write<Ask, ArrivedDocument>(Permissions.InvoiceUpload, ask, null, at => Store(at, ask, document, ct), ct);
    }

    private static async Task<Outcome<ArrivedDocument>> Store(WriteScope at, Ask ask, ReadDocument document, CancellationToken ct)
    {
        var known = await at.Db.Set<DocumentRow>().Where(d => d.Sha256 == document.Sha256).Select(d => new { d.Id, d.Name }).FirstOrDefaultAsync(ct);
        if (known is not null)
            return new ArrivedDocument(known.Id, document.Kind, document.Number, WasHere: true, $"This {document.Kind} {document.Number} had arrived before as {known.Name}. Nothing was added.");

        var row = new DocumentRow { Id = NewId.Next(), Sha256 = document.Sha256, Name = ask.Name, ContentType = ask.ContentType, Content = ask.Content.ToArray(), ArrivedAt = at.Now };
        at.Add(row);
        at.Enqueue(new InboxMessage
        {
            Id = NewId.Next(), Source = Source, MessageId = document.Sha256, Type = $"document.{document.Kind}.v1", Subject = document.Number, Body = document.CanonicalJson,
            DocumentId = row.Id, ReceivedAt = at.Now, NextAttemptAt = at.Now, Ordinal = NewOrdinal.Next(at.Now),
        });
        at.Record(new DocumentArrived(row.Id, document.Kind, document.Number, ask.Name, ask.Way));
        return new ArrivedDocument(row.Id, document.Kind, document.Number, WasHere: false, $"Received the {document.Kind} {document.Number}.");
    }
}

public sealed record DocumentArrived(Guid DocumentId, string Kind, string Number, string Name, string Way) : Fact(DocumentId, null)
{
    public override string Sentence => $"Received the {Kind} {Number} as {Name} by {Way}.";
    public override bool IsTouch => false;
}
