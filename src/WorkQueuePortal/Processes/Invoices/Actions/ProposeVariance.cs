using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Hands a case above one's limit to a lead, with what one found out. It is a handoff and counts as one.</summary>
public sealed class ProposeVariance(UnitOfWork work, CaseDesk desk, WorkDesk items)
{
    public Task<Outcome> Run(AcceptVariance.Ask ask, CancellationToken ct) =>
        work.Write(Permissions.InvoiceResolve, ask, new AcceptVariance.Shape(), async at =>
        {
            var taken = await desk.Take(at, ask.Item, ask.Version, ct);
            if (taken.Refusal is { } gone) return gone;
            var (exception, invoice, held, context) = taken.Value!;
            var leads = await at.Db.Set<Person>().Include(p => p.Roles).Where(p => p.IsActive && p.Roles.Any(r => r.Role == Roles.ApLead) && p.Id != at.Actor.Id).OrderBy(p => p.Name).ToListAsync(ct);
            var lead = leads.Find(l => context.Duties.AgainstAccepting(l.AsActor()) is null);
            if (lead is null) return new Refusal("no-lead", "No AP lead may decide this one. Ask your supervisor.");
            var from = held.Item.OwnerId;
            var decision = Decision.Of(new VarianceProposed(invoice.Id, exception.ItemId, taken.Value.Disputed, invoice.Currency ?? Money.Ledger, ask.Reason.Trim(), lead.Name))
                .And(held.Item.Assign(lead.Id, lead.Name, Actor.System, at.Now));
            if (decision.Refusal is { } no) return no;
            await items.HandOff(at, held.Item, from, held.Item.QueueId, Handoff.ByHand, ct);
            return at.Carry(decision, $"{lead.Name} has it now and sees your reason.");
        }, ct);
}
