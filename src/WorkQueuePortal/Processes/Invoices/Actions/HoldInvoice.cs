using FluentValidation;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Stops payment of an invoice until a review date. The case stays open and its clock runs: a hold is no pause.</summary>
public sealed class HoldInvoice(UnitOfWork work, CaseDesk desk, Calendars calendars)
{
    private const int MostDays = 10;

    public sealed record Ask(Guid Item, int Version, string Reason, LocalDate ReviewOn);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).NotEmpty().WithMessage("Say why it is put on hold.").MaximumLength(500);
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceHold, ask, new Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, _, context) = taken.Value!;
            var latest = new BusinessDays(await calendars.Get(context.Facility.CalendarCode, ct)).Add(context.Header.Today, MostDays);
            if (ask.ReviewOn < context.Header.Today || ask.ReviewOn > latest) return Refusal.Shape($"The review day is between today and {latest.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}.");
            return at.Carry(invoice.Hold(at.Actor, ask.Reason.Trim(), ask.ReviewOn, exception.ItemId, at.Now), $"Invoice {invoice.Number} is on hold.");
        }, ct);
}
