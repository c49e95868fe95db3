using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Releases what is not disputed and debits the supplier for the rest.</summary>
public sealed class ShortPay(UnitOfWork work, CaseDesk desk, ExceptionWork exceptions)
{
    public Task<Outcome> Run(AcceptVariance.Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, ask, new AcceptVariance.Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, _) = taken.Value!;
            var (short_, total) = (taken.Value.Disputed, invoice.Total ?? 0m);
            if (short_ <= 0m || short_ >= total) return new Refusal("nothing-disputed", "There is no part of it that could be paid now.");
            if (ResolutionAuthority.ShortPay(at.Actor, short_, 0m).Refusal is { } no) return no;
            var decision = invoice.PayShort(total - short_, short_, ask.Reason.Trim(), exception.ItemId, at.Now);
            return await exceptions.Resolve(at, invoice, exception, "SHORT_PAY", "short pay", $"{total - short_:N2} goes to {invoice.SupplierName}, and {short_:N2} is debited.", decision, ct);
        }, ct);
}
