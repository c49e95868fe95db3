using FluentValidation;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Asks the supplier for a credit: a letter goes out, the ERP holds the invoice, and the clock pauses until the follow-up day.</summary>
public sealed class RequestCredit(UnitOfWork work, CaseDesk desk)
{
    public sealed record Ask(Guid Item, int Version, string Letter, LocalDate FollowUpOn);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Letter).NotEmpty().WithMessage("The letter is empty.").MaximumLength(4000).WithMessage("The letter has at most 4,000 characters.");
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, ask, new Shape(), async at =>
        {
            if (!at.Actor.HasAny(ResolutionAction.RequestCredit.Roles)) return Refusal.NotAllowed("Credits are asked for by an AP specialist.");
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, held, _) = taken.Value!;
            if (taken.Value.Disputed <= 0m) return new Refusal("nothing-disputed", "There is no amount to ask a credit for.");
            var asked = invoice.AskForCredit(taken.Value.Disputed, ask.Letter.Trim(), exception.ItemId, at.Now);
            var paused = held.Pause(new PauseRequest(PauseReasons.WaitSupplier, ask.FollowUpOn, $"credit-request:{invoice.Id}:{invoice.Version}", at.Actor.Has(Roles.Supervisor)), at.Actor, at.Now);
            return at.Carry(asked.And(paused), $"Credit of {taken.Value.Disputed:N2} requested. The clock is paused.");
        }, ct);
}
