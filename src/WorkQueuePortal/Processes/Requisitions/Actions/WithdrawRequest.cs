using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>Takes a request back before anything was ordered.</summary>
public sealed class WithdrawRequest(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.RequestSubmit, async at =>
        {
            var request = await at.Load<PurchaseRequest>(id, version, ct);
            var item = await desk.Find(at, id, WorkTypes.Approval, ct);
            var decision = request.Withdraw(at.Actor, item?.Item.Id);
            if (decision.Refusal is { } no) return no;
            if (item is not null) decision = decision.And(item.Cancel("The requester withdrew the request.", at.Actor, at.Now));
            at.Tell(Topics.Request, id);
            return at.Carry(decision, $"Request {request.Number} is withdrawn.");
        }, ct);
}
