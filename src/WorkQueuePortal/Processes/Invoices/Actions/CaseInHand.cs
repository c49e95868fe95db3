using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>An exception somebody is about to decide: exception, invoice, item and clocks, at the version the person saw.</summary>
public sealed record CaseInHand(InvoiceException Exception, SupplierInvoice Invoice, ItemWithClocks Work, InvoiceContext Context)
{
    public decimal Disputed => CaseQuestions.Disputed(Exception, Invoice);

    public CaseQuestion Question => CaseQuestions.Of(Exception, Invoice, Context.Duties, Context.Orders.Sum(o => o.Total), Context.Supplier?.Name ?? Invoice.SupplierName, Disputed);
}

/// <summary>Takes a case in hand, if it is this person's to decide.</summary>
public sealed class CaseDesk(WorkDesk desk)
{
    public async Task<Outcome<CaseInHand>> Take(WriteScope at, Guid item, int version, CancellationToken ct)
    {
        var work = await desk.Take(at, item, version, ct);
        var exception = await at.Db.Set<InvoiceException>().FirstOrDefaultAsync(e => e.ItemId == item && e.ResolvedAt == null, ct);
        if (exception is null) return new Refusal("resolved", "This exception is resolved already.");
        if (work.Item.OwnerId is null && await desk.MayTake(at, work.Item, at.Actor, ct) is null)
        {
            // Deciding an item nobody has takes it: the person should not have to press two keys.
            at.Carry(work.Item.Assign(at.Actor.Id, at.Actor.Name, at.Actor, at.Now));
        }
        if (work.Item.MayAct(at.Actor, at.Now) is { } no) return no;
        var invoice = await at.Db.Set<SupplierInvoice>().Include(i => i.Lines).FirstAsync(i => i.Id == exception.InvoiceId, ct);
        work.Touch(at.Actor, at.Now);
        return new CaseInHand(exception, invoice, work, await InvoiceReading.Read(at.Db, invoice, at.Now, ct));
    }
}
