using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Opens a resolved case again because something new is known. It counts as rework, and its clock goes on where it stopped.</summary>
public sealed class ReopenCase(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Item, int Version, string Reason);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).NotEmpty().WithMessage("Say what is new.").MaximumLength(500);
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceReopen, ask, new Shape(), async at =>
        {
            var item = await desk.Take(at, ask.Item, ask.Version, ct);
            if (await desk.MayTake(at, item.Item, at.Actor, ct) is { } no) return no;
            var exception = await at.Db.Set<InvoiceException>().FirstOrDefaultAsync(e => e.ItemId == ask.Item, ct);
            if (exception is null) return Refusal.NotFound("The case");
            var decision = exception.Reopen(ask.Reason.Trim(), at.Now).And(item.Reopen(ask.Reason.Trim(), at.Now));
            return at.Carry(decision, $"Item {item.Item.Number} is open again.");
        }, ct);
}
