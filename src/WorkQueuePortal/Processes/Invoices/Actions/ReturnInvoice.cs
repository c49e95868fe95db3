using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Sends the invoice back to the supplier. The work ends; a corrected invoice is a new one.</summary>
public sealed class ReturnInvoice(UnitOfWork work, CaseDesk desk, ExceptionWork exceptions)
{
    public Task<Outcome> Run(AcceptVariance.Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceReturn, ask, new AcceptVariance.Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, _) = taken.Value!;
            if (ResolutionAuthority.Return(at.Actor, ExceptionCode.Of(exception.PrimaryCode)).Refusal is { } no) return no;
            return await exceptions.Resolve(at, invoice, exception, "RETURN_INVOICE", "return", $"Invoice {invoice.Number} goes back to the supplier.", invoice.Return(ask.Reason.Trim(), exception.ItemId, at.Now), ct);
        }, ct);
}
