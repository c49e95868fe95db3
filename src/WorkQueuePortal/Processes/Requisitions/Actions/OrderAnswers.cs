using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>The ERP made the order: its number comes back to the request.</summary>
public sealed class OrderMade(WorkDesk desk) : IInboxHandler
{
    public string Type => $"{ErpCommands.CreateOrder}.answered";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var answered = JsonSerializer.Deserialize<AnsweredMessage>(message.Body, StoreJson.Options)!;
        var request = await at.Db.Set<PurchaseRequest>().FirstOrDefaultAsync(r => r.Id == answered.Subject, ct);
        if (request is null || request.State is not (RequestState.Ordering or RequestState.OrderFailed)) return Outcome.Done();
        var answer = answered.Answer.Deserialize<ErpAnswer>(StoreJson.Options)!;
        var outcome = at.Carry(request.Ordered(answer.ErpRef));
        await BudgetMoves.Commit(at, request, ct);
        if (await desk.Find(at, request.Id, WorkTypes.OrderFailed, ct) is { } failed) at.Carry(failed.Close($"Order {answer.ErpRef} was made.", at.Actor, at.Now));
        at.Tell(Topics.Request, request.Id);
        return outcome;
    }
}

/// <summary>The ERP refused the order, or could not be reached: integration operations gets it, with the ERP's own words.</summary>
public sealed class OrderRefused(WorkDesk desk) : IInboxHandler
{
    public string Type => $"{ErpCommands.CreateOrder}.refused";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var refused = JsonSerializer.Deserialize<RefusedMessage>(message.Body, StoreJson.Options)!;
        var request = await at.Db.Set<PurchaseRequest>().FirstOrDefaultAsync(r => r.Id == refused.Subject, ct);
        if (request is null) return Outcome.Done();
        var outcome = at.Carry(request.OrderRefused(refused.Sentence));
        if (await desk.Find(at, request.Id, WorkTypes.OrderFailed, ct) is null)
            await desk.Open(at, new NewWork(
                WorkTypes.OrderFailed, request.Id, request.FacilityId, "Q-INT", "Order not made", $"REQ {request.Number}", request.RequesterName, request.Total, Money.Ledger, "", "ERP said no", refused.Sentence,
                PriorityScore.ForValue(request.Total), request.Total) { RequesterId = request.RequesterId }, ct);
        at.Tell(Topics.Request, request.Id);
        return outcome;
    }
}
