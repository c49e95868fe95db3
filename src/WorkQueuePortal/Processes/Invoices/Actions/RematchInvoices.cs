using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>An order or one of its receipts changed: every open invoice of that order is compared again.</summary>
public sealed class RematchInvoices(ExamineInvoice examine) : IInboxHandler
{
    public string Type => "mirror.order.changed.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var order = message.Subject;
        // Three short index ranges; one predicate over all of them would read every open invoice, and most orders have none.
        var known = at.Db.Set<SupplierInvoice>().Where(i => i.State == InvoiceState.AwaitingReceipt || i.State == InvoiceState.Exception);
        var lines = at.Db.Set<SupplierInvoiceLine>();
        var ids = await known.Where(i => i.OrderNumber == order).Select(i => i.Id)
            .Union(lines.Where(l => l.MatchedOrder == order).Select(l => l.InvoiceId)).Union(lines.Where(l => l.OrderNumber == order).Select(l => l.InvoiceId)).ToListAsync(ct);
        var invoices = ids.Count == 0 ? [] : await known.Include(i => i.Lines).Where(i => ids.Contains(i.Id)).OrderBy(i => i.ReceivedAt).ToListAsync(ct);
        foreach (var invoice in invoices)
        {
            if (await examine.In(at, invoice, $"Order {order} changed and everything agrees now.", ct) is { Refusal: { } no }) return no;
            // The next one must find less: one receipt never covers two invoices.
            await at.Save(ct);
        }
        return Outcome.Done(Words.Count(invoices.Count, "invoice") + " compared again.");
    }
}

/// <summary>Compares invoices whose grace for a receipt is over: waiting becomes a person's work.</summary>
public sealed class SweepGrace(UnitOfWork work, PortalDbs dbs, ExamineInvoice examine, IClock clock)
{
    private const int Batch = 200;

    public async Task<string> Run(CancellationToken ct)
    {
        // A day behind UTC nobody's day has ended later; the comparison itself asks the site's own calendar.
        var today = clock.GetCurrentInstant().InUtc().Date;
        var count = 0;
        List<Guid> due;
        await using (var db = dbs.Read(Actor.System))
            due = await db.Set<SupplierInvoice>().Where(i => i.State == InvoiceState.AwaitingReceipt && i.GraceEndsOn < today).OrderBy(i => i.GraceEndsOn).Select(i => i.Id).Take(Batch).ToListAsync(ct);
        foreach (var id in due)
        {
            var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
            {
                var invoice = await at.Db.Set<SupplierInvoice>().Include(i => i.Lines).FirstAsync(i => i.Id == id, ct);
                return invoice.State == InvoiceState.AwaitingReceipt ? await examine.In(at, invoice, "The receipt came.", ct) : Outcome.Done();
            }, ct);
            if (outcome.IsDone) count++;
        }
        return Words.Count(count, "invoice") + " whose grace is over";
    }
}
