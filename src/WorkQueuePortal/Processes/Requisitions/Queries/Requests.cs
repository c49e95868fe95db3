using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Requisitions.Queries;

/// <summary>What an approver sees of one request.</summary>
public sealed record ApprovalCard(
    Guid Id, int Version, long Number, string Title, string Reason, string Requester, decimal Total, string CostCenter, LocalDate NeedBy, string Explanation, IReadOnlyList<RuleResult> Rules, BudgetFacts? Budget,
    Instant? DueAt, Instant SubmittedAt, Guid? ItemId, int AlikeCount, decimal AlikeAverage);

public sealed record RequestRow(Guid Id, long Number, string Title, decimal Total, RequestState State, string? ApproverName, string? OrderNumber, Instant SubmittedAt, string? Comment, string Requester);

public sealed record RequestDetail(PurchaseRequest Request, string FacilityName, string CostCenterName, IReadOnlyList<RuleResult> Rules, string Explanation, IReadOnlyList<(Instant At, string Actor, string Sentence)> Trail, bool IsMine, bool IsForMe);

/// <summary>What a person may choose in the form.</summary>
public sealed record RequestChoices(IReadOnlyList<CostCenterChoice> CostCenters);

public sealed record CostCenterChoice(string Code, string Name, string Site, IReadOnlyList<(string Code, decimal? Available)> Accounts);

public sealed record ItemChoice(string Sku, string Name, string Supplier, string SupplierPart, string BaseUom, IReadOnlyList<(string Uom, decimal Factor)> Units, decimal Price, string? Contract, string Risk);

public sealed class Requests(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    /// <summary>The verdict on a form that is not sent yet. Read and judged exactly as the submission is.</summary>
    public async Task<Outcome<(RequestVerdict Verdict, BudgetFacts? Budget, decimal Total)>> Verdict(RequestForm form, Guid? except, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var read = await RequestReading.Read(db, form, actor.Id, except, clock.GetCurrentInstant(), ct);
        return read.Refusal is { } no ? no : (RequestPolicy.Evaluate(read.Value!.Facts), read.Value.Facts.Budget, read.Value.Facts.Total);
    }

    public async Task<RequestChoices> Choices(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var year = FiscalYear.Of(clock.GetCurrentInstant());
        var facilities = await db.Set<Facility>().ToDictionaryAsync(f => f.Id, ct);
        var centers = (await db.Set<CostCenter>().Where(c => c.IsActive).OrderBy(c => c.Code).ToListAsync(ct)).FindAll(c => actor.Sees(c.FacilityId));
        var budgets = (await db.Set<Budget>().Where(b => b.FiscalYear == year).ToListAsync(ct)).ToLookup(b => b.CostCenter);
        return new RequestChoices([.. centers.Select(c => new CostCenterChoice(c.Code, c.Name, facilities[c.FacilityId].Name,
            [.. c.GlAccounts.Split(',').Select(gl => (gl, budgets[c.Code].FirstOrDefault(b => b.Gl == gl)?.Available))]))]);
    }

    public async Task<IReadOnlyList<ItemChoice>> Items(string text, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var like = $"%{text.Trim()}%";
        var items = await db.Set<CatalogItem>().Include(i => i.Units).Where(i => EF.Functions.Like(i.Name, like) || EF.Functions.Like(i.Sku, like) || EF.Functions.Like(i.SupplierPart, like)).OrderBy(i => i.Name).Take(12).ToListAsync(ct);
        var codes = items.Select(i => i.SupplierCode).Distinct().ToList();
        var names = await db.Set<Supplier>().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, s => s.Name, ct);
        return [.. items.Select(i => new ItemChoice(i.Sku, i.Name, names.GetValueOrDefault(i.SupplierCode, i.SupplierCode), i.SupplierPart, i.BaseUom, [(i.BaseUom, 1m), .. i.Units.Where(u => u.Uom != i.BaseUom).Select(u => (u.Uom, u.Factor))],
            i.ContractPrice ?? i.Price, i.ContractCode, i.Risk))];
    }

    public async Task<IReadOnlyList<ApprovalCard>> ForMe(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var requests = await db.Set<PurchaseRequest>().Include(r => r.Lines).Where(r => r.ApproverId == actor.Id && r.State == RequestState.PendingApproval).OrderBy(r => r.SubmittedAt).Take(50).ToListAsync(ct);
        var ids = requests.ConvertAll(r => r.Id);
        var decisions = await db.Set<PolicyDecision>().Where(d => ids.Contains(d.SubjectId)).ToListAsync(ct);
        var items = await db.Set<WorkItem>().Where(i => ids.Contains(i.SubjectId) && i.Standing != Standing.Closed).Select(i => new { i.Id, i.SubjectId, i.EffectiveDueAt }).ToListAsync(ct);
        var cards = new List<ApprovalCard>();
        foreach (var request in requests)
        {
            var decision = decisions.Find(d => d.Id == request.DecisionId);
            var item = items.Find(i => i.SubjectId == request.Id);
            var year = FiscalYear.Of(request.SubmittedAt);
            var budget = await db.Set<Budget>().FirstOrDefaultAsync(b => b.CostCenter == request.CostCenter && b.Gl == request.Gl && b.FiscalYear == year, ct);
            var sku = request.Lines[0].Sku;
            var alike = await db.Set<PurchaseRequest>().Where(r => r.Id != request.Id && r.CostCenter == request.CostCenter && r.State != RequestState.Rejected && r.Lines.Any(l => l.Sku == sku)).Select(r => r.Total).ToListAsync(ct);
            cards.Add(new ApprovalCard(
                request.Id, request.Version, request.Number, request.Title, request.Reason, request.RequesterName, request.Total, request.CostCenter, request.NeedBy, decision?.Explanation ?? "", Rules(decision),
                budget is null ? null : new BudgetFacts(budget.Annual, budget.Actual, budget.Committed, budget.PreCommitted, budget.AsOf), item?.EffectiveDueAt, request.SubmittedAt, item?.Id, alike.Count, alike.Count == 0 ? 0m : alike.Average()));
        }
        return [.. cards.OrderBy(c => c.DueAt)];
    }

    public async Task<IReadOnlyList<RequestRow>> Mine(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db.Set<PurchaseRequest>().Where(r => r.RequesterId == actor.Id), ct);
    }

    /// <summary>What this person decided lately.</summary>
    public async Task<IReadOnlyList<RequestRow>> Decided(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db.Set<PurchaseRequest>().Where(r => r.ApproverId == actor.Id && r.DecidedAt != null), ct);
    }

    public async Task<RequestDetail?> Of(Guid id, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var request = await db.Set<PurchaseRequest>().Include(r => r.Lines).FirstOrDefaultAsync(r => r.Id == id, ct);
        if (request is null) return null;
        var decision = request.DecisionId is { } d ? await db.Set<PolicyDecision>().FirstOrDefaultAsync(p => p.Id == d, ct) : null;
        var trail = await db.Set<FactRow>().Where(f => f.SubjectId == id).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Select(f => new { f.At, f.ActorName, f.Sentence }).ToListAsync(ct);
        return new RequestDetail(
            request, await db.Set<Facility>().Where(f => f.Id == request.FacilityId).Select(f => f.Name).FirstAsync(ct), await db.Set<CostCenter>().Where(c => c.Code == request.CostCenter).Select(c => c.Name).FirstOrDefaultAsync(ct) ?? request.CostCenter,
            Rules(decision), decision?.Explanation ?? "", [.. trail.Select(t => (t.At, t.ActorName, t.Sentence))], request.RequesterId == actor.Id, request.ApproverId == actor.Id);
    }

    private static Task<List<RequestRow>> Rows(IQueryable<PurchaseRequest> requests, CancellationToken ct) => requests.OrderByDescending(r => r.SubmittedAt).Take(100)
        .Select(r => new RequestRow(r.Id, r.Number, r.Title, r.Total, r.State, r.ApproverName, r.OrderNumber, r.SubmittedAt, r.Comment, r.RequesterName)).ToListAsync(ct);

    private static List<RuleResult> Rules(PolicyDecision? decision) => decision is null ? [] : JsonSerializer.Deserialize<List<RuleResult>>(decision.Rules, StoreJson.Options) ?? [];
}
