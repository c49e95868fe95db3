using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>A receiver of the site says what came. The ERP books the receipt; when it comes back by the feed, the invoice is compared again.</summary>
public sealed class ConfirmReceipt(UnitOfWork work, CaseDesk desk)
{
    /// <param name="PackingSlip">The paper the quantities were read from.</param>
    public sealed record Ask(Guid Item, int Version, string PackingSlip, IReadOnlyList<ReceivedLine> Lines);

    public sealed record ReceivedLine(string OrderNumber, int OrderLine, decimal Accepted, decimal Rejected);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.PackingSlip).NotEmpty().WithMessage("Name the packing slip or delivery note.");
            RuleFor(a => a.Lines).Must(l => l.Any(x => x.Accepted > 0m || x.Rejected > 0m)).WithMessage("Enter what came for at least one line.");
            RuleForEach(a => a.Lines).Must(l => l.Accepted >= 0m && l.Rejected >= 0m).WithMessage("Quantities are not below zero.");
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.ReceiptConfirm, ask, new Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, held, context) = taken.Value!;
            var decision = Decision.Of();
            foreach (var (number, lines) in ask.Lines.Where(l => l.Accepted + l.Rejected > 0m).GroupBy(l => l.OrderNumber).Select(g => (g.Key, g.ToList())))
            {
                if (context.Orders.FirstOrDefault(o => o.Number == number) is not { } order) return new Refusal("no-order", $"Order {number} is not one of this invoice.");
                if (context.Duties.AgainstReceiving(at.Actor, order.Total) is { } no) return no;
                var receiver = await at.Db.Set<Person>().Where(p => p.Id == at.Actor.Id).Select(p => p.Code).FirstOrDefaultAsync(ct);
                var what = string.Join(", ", lines.Select(l => $"line {l.OrderLine}: {l.Accepted:0.##}{(l.Rejected > 0m ? $" and {l.Rejected:0.##} rejected" : "")}"));
                decision = decision.And(Decision.Of(new ReceiptConfirmed(invoice.Id, exception.ItemId, number, what)).Send(new Outgoing(
                    ErpCommands.ConfirmReceipt, $"goods-receipt.confirm:{invoice.Id}:{number}:{held.Item.Version}", invoice.Id,
                    new ErpConfirmReceipt(number, context.Facility.Code, at.Now, receiver, [.. lines.Select(l => new ErpReceiptLine(l.OrderLine, l.Accepted, l.Rejected, 0m, null))]))));
            }
            return at.Carry(decision, "Receipt sent to the ERP. The invoice is matched again when it comes back.");
        }, ct);
}
