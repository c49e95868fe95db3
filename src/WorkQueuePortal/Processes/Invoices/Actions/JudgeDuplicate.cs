using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>A person says whether a suspected duplicate is one.</summary>
public sealed class JudgeDuplicate(UnitOfWork work, CaseDesk desk, ExceptionWork exceptions, ExamineInvoice examine)
{
    public sealed record Ask(Guid Item, int Version, bool IsDuplicate, string Reason);

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, context) = taken.Value!;
            if (ask.IsDuplicate)
            {
                if (ResolutionAuthority.MarkDuplicate(at.Actor, false).Refusal is { } no) return no;
                var original = (context.Header.Others.FirstOrDefault() ?? (context.Header.Near is [var near, ..] ? near.Invoice : null))?.Number ?? "an earlier invoice";
                return await exceptions.Resolve(at, invoice, exception, "MARK_DUPLICATE", "duplicate", $"Invoice {invoice.Number} is voided as a duplicate.", invoice.Void(original, exception.ItemId, at.Now), ct);
            }
            if (string.IsNullOrWhiteSpace(ask.Reason)) return Refusal.Shape("Say why it is not a duplicate.");
            if (ResolutionAuthority.NotDuplicate(at.Actor, 0).Refusal is { } above) return above;
            at.Record(new DuplicateDismissed(invoice.Id, exception.ItemId, ask.Reason.Trim()));
            var outcome = await examine.In(at, invoice, "It is no duplicate, and everything else agrees.", ct, duplicateDismissed: true);
            return outcome.IsDone ? Outcome.Done(invoice.State == InvoiceState.Released ? $"Invoice {invoice.Number} is released." : "Matched again; another difference is left.") : outcome;
        }, ct);
}
