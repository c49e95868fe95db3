using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Queries;

/// <summary>A document as it arrived.</summary>
public sealed record StoredDocument(string Name, byte[] Content);

public sealed class StoredDocuments(PortalDbs dbs, ICurrentActor current)
{
    /// <summary>Null unless an invoice of a facility that this person sees came with it: documents themselves belong to no facility.</summary>
    public async Task<StoredDocument?> Of(Guid id, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        if (!await db.Set<SupplierInvoice>().AnyAsync(i => i.DocumentId == id, ct)) return null;
        return await db.Set<DocumentRow>().Where(d => d.Id == id).Select(d => new StoredDocument(d.Name, d.Content)).FirstOrDefaultAsync(ct);
    }
}
