using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Requisitions.Queries;

/// <summary>What an approver sees of one request.</summary>
/// <param name="AlikeCount">Requests of twelve months by the same cost centre for the same item, besides this one.</param>
public sealed record ApprovalCard(
    Guid Id, int Version, long Number, string Title, string Reason, string Requester, decimal Total, string CostCenter, string Gl, LocalDate NeedBy, RequestState State, string? Comment, string? OrderNumber,
    bool IsForMe, string? Approver, string Explanation, IReadOnlyList<RuleResult> Rules, BudgetFacts? Budget, Instant? DueAt, Instant SubmittedAt, Guid? ItemId, int AlikeCount, decimal AlikeAverage);

/// <summary>Requests with all that a decision needs, so that nothing has to be opened to decide.</summary>
public sealed class ApprovalCards(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    private const int Most = 50;
    private static readonly Duration Year = Duration.FromDays(365);

    /// <summary>What waits for this person, the most urgent first.</summary>
    public async Task<IReadOnlyList<ApprovalCard>> ForMe(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var cards = await Cards(db, actor, Waiting(db, actor).OrderBy(r => r.SubmittedAt).Take(Most), ct);
        return [.. cards.OrderBy(c => c.DueAt ?? Instant.MaxValue)];
    }

    /// <summary>How many wait for this person.</summary>
    public async Task<int> CountForMe(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Waiting(db, actor).CountAsync(ct);
    }

    public async Task<ApprovalCard?> Of(Guid request, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return (await Cards(db, actor, db.Set<PurchaseRequest>().Where(r => r.Id == request), ct)).SingleOrDefault();
    }

    private static IQueryable<PurchaseRequest> Waiting(PortalDb db, Actor actor) => db.Set<PurchaseRequest>().Where(r => r.ApproverId == actor.Id && r.State == RequestState.PendingApproval);

    private async Task<List<ApprovalCard>> Cards(PortalDb db, Actor actor, IQueryable<PurchaseRequest> wanted, CancellationToken ct)
    {
        var requests = await wanted.Include(r => r.Lines).ToListAsync(ct);
        var ids = requests.ConvertAll(r => r.Id);
        var decisions = requests.ConvertAll(r => r.DecisionId);
        var verdicts = await db.Set<PolicyDecision>().Where(d => decisions.Contains(d.Id)).ToDictionaryAsync(d => d.SubjectId, ct);
        var items = await db.Set<WorkItem>().Where(i => ids.Contains(i.SubjectId) && i.Standing != Standing.Closed).Select(i => new { i.Id, i.SubjectId, i.EffectiveDueAt }).ToListAsync(ct);
        var centers = requests.Select(r => r.CostCenter).Distinct().ToList();
        var budgets = await db.Set<Budget>().Where(b => centers.Contains(b.CostCenter)).ToListAsync(ct);
        var since = clock.GetCurrentInstant() - Year;
        var earlier = await db.Set<PurchaseRequest>().Where(r => centers.Contains(r.CostCenter) && r.SubmittedAt >= since && r.State != RequestState.Rejected && r.State != RequestState.Cancelled)
            .Select(r => new { r.Id, r.CostCenter, r.Total, Skus = r.Lines.Select(l => l.Sku).ToList() }).ToListAsync(ct);

        return requests.ConvertAll(request =>
        {
            var verdict = verdicts.GetValueOrDefault(request.Id);
            var item = items.Find(i => i.SubjectId == request.Id);
            var year = FiscalYear.Of(request.SubmittedAt);
            var budget = budgets.Find(b => b.CostCenter == request.CostCenter && b.Gl == request.Gl && b.FiscalYear == year);
            var alike = earlier.FindAll(r => r.Id != request.Id && r.CostCenter == request.CostCenter && r.Skus.Intersect(request.Lines.Select(l => l.Sku)).Any());
            return new ApprovalCard(
                request.Id, request.Version, request.Number, request.Title, request.Reason, request.RequesterName, request.Total, request.CostCenter, request.Gl, request.NeedBy, request.State, request.Comment, request.OrderNumber,
                request.ApproverId == actor.Id, request.ApproverName, verdict?.Explanation ?? "", Verdicts.Rules(verdict), Verdicts.Budget(budget), item?.EffectiveDueAt, request.SubmittedAt, item?.Id,
                alike.Count, alike.Count == 0 ? 0m : alike.Average(r => r.Total));
        });
    }
}

/// <summary>A decision as it was written, read back for a screen.</summary>
internal static class Verdicts
{
    public static IReadOnlyList<RuleResult> Rules(PolicyDecision? decision) => decision is null ? [] : JsonSerializer.Deserialize<List<RuleResult>>(decision.Rules, StoreJson.Options) ?? [];

    /// <summary>The budget as the decision saw it.</summary>
    public static BudgetFacts? Budget(PolicyDecision? decision) => decision is null ? null : JsonSerializer.Deserialize<Seen>(decision.Inputs, StoreJson.Options)?.Budget;

    public static BudgetFacts? Budget(Budget? budget) => budget is null ? null : new(budget.Annual, budget.Actual, budget.Committed, budget.PreCommitted, budget.AsOf);

    private sealed record Seen(BudgetFacts? Budget);
}
