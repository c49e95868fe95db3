using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>Sends a refused order once more, after somebody has mended what the ERP minded. The work item stays open until the ERP answers with a number.</summary>
public sealed class OrderAgain(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.JobsRun, async at =>
        {
            var request = await at.Load<PurchaseRequest>(id, version, ct);
            await at.Db.Entry(request).Collection(r => r.Lines).LoadAsync(ct);
            var item = await desk.Find(at, id, WorkTypes.OrderFailed, ct);
            var decision = request.OrderAgain(await OrderCommand.For(at, request, request.ApproverId, ct), item?.Item.Id);
            if (decision.Refusal is { } no) return no;
            at.Tell(Topics.Request, id);
            return at.Carry(decision, $"The order of request {request.Number} is on its way to the ERP again.");
        }, ct);
}
