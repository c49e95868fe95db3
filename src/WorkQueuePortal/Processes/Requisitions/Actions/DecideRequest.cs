using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

public enum Verdict
{
    Approve,
    Return,
    Reject,
}

/// <summary>The approver's word on a request. Return and rejection want a reason; an approval sends the order in the same save.</summary>
public sealed class DecideRequest(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Id, int Version, Verdict Verdict, string? Reason = null);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).NotEmpty().When(a => a.Verdict != Verdict.Approve).WithMessage("Say why, so that the requester knows what to do.");
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.RequestApprove, ask, new Shape(), async at =>
        {
            if (PatientText.Find(ask.Reason) is { } found) return found;
            var request = await at.Load<PurchaseRequest>(ask.Id, ask.Version, ct);
            await at.Db.Entry(request).Collection(r => r.Lines).LoadAsync(ct);
            var item = await desk.Find(at, request.Id, WorkTypes.Approval, ct);
            var decision = ask.Verdict switch
            {
                Verdict.Approve => request.Approve(at.Actor, Authority.Of([.. at.Actor.Roles])?.Limit ?? 0m, await OrderCommand.For(at, request, at.Actor.Id, ct), item?.Item.Id, at.Now),
                Verdict.Return => request.Return(at.Actor, ask.Reason!.Trim(), item?.Item.Id, at.Now),
                _ => request.Reject(at.Actor, ask.Reason!.Trim(), item?.Item.Id, at.Now),
            };
            if (decision.Refusal is { } no) return no;
            if (ask.Verdict == Verdict.Approve) await BudgetMoves.PreCommit(at, request, ct);
            if (item is not null) decision = decision.And(item.Close(Past(ask.Verdict), at.Actor, at.Now));
            at.Tell(Topics.Request, request.Id);
            return at.Carry(decision, Said(ask.Verdict, request));
        }, ct);

    private static string Past(Verdict verdict) => verdict switch { Verdict.Approve => "Approved.", Verdict.Return => "Returned.", _ => "Rejected." };

    private static string Said(Verdict verdict, PurchaseRequest request) => verdict switch
    {
        Verdict.Approve => $"Approved. {request.Title}, {request.Total:N2}. Sending to the ERP now.",
        Verdict.Return => $"Returned to {request.RequesterName} with your question.",
        _ => $"Rejected. {request.RequesterName} sees your reason.",
    };
}
