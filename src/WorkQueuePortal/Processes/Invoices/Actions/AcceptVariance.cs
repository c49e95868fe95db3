using FluentValidation;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Lets the difference through, within the person's authority, and releases the invoice.</summary>
public sealed class AcceptVariance(UnitOfWork work, CaseDesk desk, ExceptionWork exceptions)
{
    public sealed record Ask(Guid Item, int Version, string Reason);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).NotEmpty().WithMessage("Say why the difference is right.").MaximumLength(500).WithMessage("The reason has at most 500 characters.");
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, ask, new Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, context) = taken.Value!;
            var code = ExceptionCode.Of(exception.PrimaryCode);
            var isReview = code.Actions.Contains(ResolutionAction.SecondReview);
            if (!isReview && !code.Actions.Contains(ResolutionAction.AcceptVariance)) return new Refusal("not-offered", $"{code.Name} is not settled by accepting a difference.");
            var authority = isReview
                ? at.Actor.Has(Roles.ApLead) ? Authority.Allowed() : new Refusal("above-authority", "A lead looks as the second person.")
                : ResolutionAuthority.AcceptVariance(at.Actor, CaseActions.VarianceOf(taken.Value.Question), context.Duties);
            if (authority.Refusal is { } no) return no;

            foreach (var line in invoice.Lines) line.Take();
            var used = string.Join(", ", at.Actor.Roles.Select(r => Roles.Names[r]).Order());
            var accepted = Decision.Of(new VarianceAccepted(invoice.Id, exception.ItemId, taken.Value.Disputed, invoice.Currency ?? Money.Ledger, ask.Reason.Trim(), used));
            var decision = accepted.And(invoice.Release(invoice.Total ?? 0m, "The difference was accepted.", exception.ItemId, at.Now));
            return await exceptions.Resolve(at, invoice, exception, "ACCEPT_VARIANCE", used, $"Difference of {taken.Value.Disputed:N2} accepted. Invoice {invoice.Number} goes to the ERP.", decision, ct);
        }, ct);
}
