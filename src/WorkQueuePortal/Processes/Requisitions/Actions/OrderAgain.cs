using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>Sends an order once more, after somebody has mended what the ERP minded. The work item stays open until the ERP answers with a number.</summary>
public sealed class OrderAgain(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.JobsRun, async at =>
        {
            var request = await at.Load<PurchaseRequest>(id, version, ct);
            var item = (await desk.Find(at, id, WorkTypes.OrderFailed, ct))?.Item.Id;
            // A no was the ERP's last word on that command, so a mended order is a new one. An order whose answer never came
            // may have arrived all the same, and only its own key keeps the ERP from making it a second time.
            var decision = await WasRefused(at, id, ct) ? await New(at, request, item, ct) : request.WaitAgain(item);
            if (decision.Refusal is { } no) return no;
            if (decision.Messages.Count == 0) await Revive(at, id, ct);
            at.Tell(Topics.Request, id);
            return at.Carry(decision, $"The order of request {request.Number} is on its way to the ERP again.");
        }, ct);

    private static async Task<Decision> New(WriteScope at, PurchaseRequest request, Guid? item, CancellationToken ct)
    {
        await at.Db.Entry(request).Collection(r => r.Lines).LoadAsync(ct);
        return request.OrderAgain(await OrderCommand.For(at, request, request.ApproverId, ct), item);
    }

    private static async Task<bool> WasRefused(WriteScope at, Guid id, CancellationToken ct)
    {
        var (subject, type) = (id.ToString(), $"{ErpCommands.CreateOrder}.refused");
        var body = await at.Db.Set<InboxMessage>().Where(m => m.Subject == subject && m.Type == type).OrderByDescending(m => m.Ordinal).Select(m => m.Body).FirstOrDefaultAsync(ct);
        return body is not null && JsonSerializer.Deserialize<RefusedMessage>(body, StoreJson.Options)!.IsBusiness;
    }

    private static async Task Revive(WriteScope at, Guid id, CancellationToken ct)
    {
        var row = await at.Db.Set<OutboxRow>().Where(r => r.SubjectId == id && r.Type == ErpCommands.CreateOrder && r.State == OutboxState.Dead).OrderByDescending(r => r.Ordinal).FirstOrDefaultAsync(ct);
        // Integration operations may have put it back in line already.
        if (row is null) return;
        (row.State, row.AttemptCount, row.NextAttemptAt, row.LeaseUntil) = (OutboxState.Pending, 0, at.Now, null);
        at.Tell(Topics.Outbox, row.Id);
    }
}
