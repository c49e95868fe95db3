using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Actions;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>Submits a supply request: straight to the ERP where the policy needs nobody, else to the first qualified approver.</summary>
public sealed class SubmitRequest(UnitOfWork work, WorkDesk desk)
{
    /// <param name="Id">A returned request that is submitted again; null for a new one.</param>
    public sealed record Ask(RequestForm Form, Guid? Id = null, int Version = 0);

    /// <param name="Explanation">What happens next, and why.</param>
    public sealed record Submitted(Guid Id, long Number, RequestRoute Route, string Explanation);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Form.Lines).NotEmpty().WithMessage("Choose at least one item.");
            RuleForEach(a => a.Form.Lines).Must(l => l.Quantity is > 0 and < 1_000_000).WithMessage("Every quantity is above zero.");
            RuleFor(a => a.Form.CostCenter).NotEmpty().WithMessage("Choose the cost centre.");
            RuleFor(a => a.Form.Gl).NotEmpty().WithMessage("Choose the account.");
            RuleFor(a => a.Form.NeedBy).NotNull().WithMessage("Say by when it is needed.");
            RuleFor(a => a.Form.DeliverTo).NotEmpty().WithMessage("Say where it is to be delivered.").MaximumLength(200).WithMessage("The place has at most 200 characters.");
            RuleFor(a => a.Form.Reason).NotEmpty().WithMessage("Say in a sentence why it is needed.").MaximumLength(1000).WithMessage("The reason has at most 1,000 characters.");
        }
    }

    public Task<Outcome<Submitted>> Run(Ask ask, CancellationToken ct) =>
        work.Write<Ask, Submitted>(Permissions.RequestSubmit, ask, new Shape(), async at =>
        {
            if (ask.Form.NeedBy < at.Now.InUtc().Date.PlusDays(-1)) return Refusal.Shape("The day by which it is needed is past.");
            if ((PatientText.Find(ask.Form.Reason) ?? PatientText.Find(ask.Form.DeliverTo)) is { } found) return found;
            if (await RequestReading.Read(at.Db, ask.Form, at.Actor, ask.Id, at.Now, ct) is var read && read.Refusal is { } no) return no;
            var (facts, lines, facility) = read.Value!;
            var verdict = RequestPolicy.Evaluate(facts);
            if (verdict.Route == RequestRoute.Refused) return new Refusal("policy", verdict.Explanation);

            var request = await Request(at, ask, facility, lines, ct);
            if (request.Refusal is { } stale) return stale;
            var decision = RecordDecision.In(at, request.Value!.Id, verdict.RuleSet, verdict.Route.ToString(), verdict.Explanation, facts, verdict.Rules);
            var outcome = verdict.Route == RequestRoute.AutoApproved
                ? request.Value.SubmitApproved(decision, verdict.Explanation, await OrderCommand.For(at, request.Value, null, ct), at.Now)
                : request.Value.SubmitForApproval(decision, verdict.Approver!.Id, verdict.Approver.Name, verdict.Explanation, at.Now);
            if (at.Carry(outcome).Refusal is { } refused) return refused;

            if (verdict.Route == RequestRoute.AutoApproved) await BudgetMoves.PreCommit(at, request.Value, ct);
            else await desk.Open(at, Approval(request.Value, verdict), ct);
            at.Tell(Topics.Request, request.Value.Id);
            return new Submitted(request.Value.Id, request.Value.Number, verdict.Route, verdict.Explanation);
        }, ct);

    private static async Task<Outcome<PurchaseRequest>> Request(WriteScope at, Ask ask, Guid facility, IReadOnlyList<PurchaseRequestLine> lines, CancellationToken ct)
    {
        PurchaseRequest request;
        if (ask.Id is { } id)
        {
            request = await at.Load<PurchaseRequest>(id, ask.Version, ct);
            if (!request.IsEditable || request.RequesterId != at.Actor.Id) return new Refusal("not-editable", "Only a request that was returned to you can be submitted again.");
            await at.Db.Entry(request).Collection(r => r.Lines).LoadAsync(ct);
            at.Db.RemoveRange(request.Lines);
        }
        else
        {
            request = new PurchaseRequest { Id = NewId.Next(), Version = 1, Number = at.NextNumber(Numbers.Request), FacilityId = facility, RequesterId = at.Actor.Id, RequesterName = at.Actor.Name };
            at.Add(request);
        }
        var title = lines is [var only] ? $"{only.Quantity:0.##} {only.Uom} {only.Name}" : $"{lines[0].Name} and {Words.Count(lines.Count - 1, "more item")}";
        request.Fill(title.Length > 200 ? title[..200] : title, ask.Form.Reason.Trim(), ask.Form.DeliverTo.Trim(), ask.Form.NeedBy!.Value, ask.Form.CostCenter, ask.Form.Gl, lines);
        // Their keys are made by the program, so a line that is only hung on a tracked request would be taken for an existing row.
        if (ask.Id is not null) at.Db.AddRange(request.Lines);
        return request;
    }

    private static NewWork Approval(PurchaseRequest request, RequestVerdict verdict) => new(
        WorkTypes.Approval, request.Id, request.FacilityId, "Q-APPR", "Approve", $"REQ {request.Number}", request.RequesterName, request.Total, Money.Ledger, "", "Needs your decision",
        verdict.Explanation, PriorityScore.ForValue(request.Total), request.Total, ResolveMinutes: request.Total <= 10_000m ? 540 : 1_080, OwnerId: verdict.Approver!.Id,
        Exclude: [(request.RequesterId, "made this request")]) { RequesterId = request.RequesterId };
}

public static class WorkTypes
{
    public const string Approval = "request.approval", OrderFailed = "request.order-failed";
}
