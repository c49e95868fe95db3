using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Compares an invoice with what is known now, if a person asks for it, or with another order that a buyer names.</summary>
public sealed class MatchAgain(UnitOfWork work, CaseDesk desk, ExamineInvoice examine)
{
    public Task<Outcome> Run(Guid item, int version, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, async at =>
        {
            if (!ResolutionAction.Rematch.IsFor(at.Actor)) return Refusal.NotAllowed("A buyer or an AP specialist matches again.");
            var taken = await desk.Take(at, item, version, ct);
            if (taken.Refusal is { } gone) return gone;
            return Told(taken.Value!.Invoice, await examine.In(at, taken.Value.Invoice, "Matched again, and everything agrees.", ct));
        }, ct);

    /// <param name="order">The number of an order of the same supplier.</param>
    public Task<Outcome> Link(Guid item, int version, string order, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, async at =>
        {
            if (!ResolutionAction.LinkOrder.IsFor(at.Actor)) return Refusal.NotAllowed("A buyer names the order.");
            if (string.IsNullOrWhiteSpace(order)) return Refusal.Shape("Name the order by its number.");
            var taken = await desk.Take(at, item, version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, _) = taken.Value!;
            var number = order.Trim();
            if (await at.Db.Everywhere<PurchaseOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Number == number, ct) is not { } found)
                return new Refusal("order-unknown", $"The portal knows no order {number}. Look the number up in the ERP; a new order arrives within minutes.");
            if (found.SupplierCode != invoice.SupplierCode)
                return new Refusal("other-supplier", $"Order {number} is another supplier's. Name an order of {invoice.SupplierName}.");
            if (at.Carry(invoice.Link(number, exception.ItemId)) is { IsDone: false } no) return no;
            return Told(invoice, await examine.In(at, invoice, $"Linked to order {number}, and everything agrees.", ct));
        }, ct);

    private static Outcome Told(SupplierInvoice invoice, Outcome outcome) => !outcome.IsDone ? outcome : Outcome.Done(invoice.State switch
    {
        InvoiceState.Released => $"Invoice {invoice.Number} agrees now and is released.",
        InvoiceState.AwaitingReceipt => $"Invoice {invoice.Number} waits for its receipt.",
        _ => "Matched again; a difference is left.",
    });
}
