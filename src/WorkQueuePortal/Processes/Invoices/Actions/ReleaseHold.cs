using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Takes an invoice off hold. It is compared again at once, and only a clean match is released.</summary>
public sealed class ReleaseHold(UnitOfWork work, CaseDesk desk, ExamineInvoice examine)
{
    public Task<Outcome> Run(Guid item, int version, CancellationToken ct) =>
        work.Write(Permissions.InvoiceHold, async at =>
        {
            if (!at.Actor.HasAny(ResolutionAction.Release.Roles)) return Refusal.NotAllowed("An AP lead, compliance or treasury takes it off hold.");
            var taken = await desk.Take(at, item, version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, context) = taken.Value!;
            if ((context.Duties with { HeldBy = invoice.HeldById }).AgainstReleasing(at.Actor, exception.PrimaryCode is Codes.SupplierBlocked or Codes.BankRisk) is { } no) return no;
            if (at.Carry(invoice.Unhold(exception.ItemId, at.Now)) is { IsDone: false } refused) return refused;
            var outcome = await examine.In(at, invoice, "Off hold, and everything agrees.", ct);
            return outcome.IsDone ? Outcome.Done(invoice.State == InvoiceState.Released ? $"Invoice {invoice.Number} is off hold and released." : $"Invoice {invoice.Number} is off hold; the exception stays.") : outcome;
        }, ct);
}
