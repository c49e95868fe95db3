using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions.Queries;

public sealed record RequestRow(Guid Id, long Number, string Title, decimal Total, RequestState State, string? ApproverName, string? OrderNumber, Instant SubmittedAt, string? Comment, string Requester);

/// <param name="Budget">As the decision saw it.</param>
public sealed record RequestDetail(PurchaseRequest Request, string FacilityName, string CostCenterName, IReadOnlyList<RuleResult> Rules, string Explanation, BudgetFacts? Budget, IReadOnlyList<TrailLine> Trail, bool IsMine, bool IsForMe);

public sealed record TrailLine(Instant At, string Actor, string Sentence);

/// <summary>What a person may choose in the form.</summary>
/// <param name="Last">Where their last request went, so that the same need not be chosen again.</param>
public sealed record RequestChoices(IReadOnlyList<CostCenterChoice> CostCenters, LastChoice? Last);

public sealed record CostCenterChoice(string Code, string Name, IReadOnlyList<AccountChoice> Accounts);

/// <param name="Available">What is left of the year's budget; null where no budget line is known.</param>
public sealed record AccountChoice(string Code, decimal? Available);

public sealed record LastChoice(string CostCenter, string Gl, string DeliverTo);

/// <param name="Price">For one base unit.</param>
public sealed record ItemChoice(string Sku, string Name, string Supplier, string SupplierPart, string BaseUom, IReadOnlyList<UnitChoice> Units, decimal Price, string? Contract);

/// <param name="Factor">How many base units it holds.</param>
public sealed record UnitChoice(string Uom, decimal Factor);

/// <summary>A form as the policy judges it now.</summary>
/// <param name="SplitWith">The earlier requests that count as one with this; null where there are none.</param>
public sealed record JudgedForm(RequestVerdict Verdict, BudgetFacts? Budget, decimal Total, decimal SplitTotal = 0m, string? SplitWith = null);

public sealed class Requests(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    /// <summary>The verdict on a form that is not sent yet. Read and judged exactly as the submission is.</summary>
    public async Task<Outcome<JudgedForm>> Verdict(RequestForm form, Guid? except, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var read = await RequestReading.Read(db, form, actor, except, clock.GetCurrentInstant(), ct);
        return read.Refusal is { } no ? no : new JudgedForm(RequestPolicy.Evaluate(read.Value!.Facts), read.Value.Facts.Budget, read.Value.Facts.Total, read.Value.Facts.SplitTotal, read.Value.Facts.SplitWith);
    }

    public async Task<RequestChoices> Choices(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var year = FiscalYear.Of(clock.GetCurrentInstant());
        var centers = (await db.Set<CostCenter>().Where(c => c.IsActive).OrderBy(c => c.Code).ToListAsync(ct)).FindAll(c => actor.Sees(c.FacilityId));
        var budgets = (await db.Set<Budget>().Where(b => b.FiscalYear == year).ToListAsync(ct)).ToLookup(b => b.CostCenter);
        var last = await db.Set<PurchaseRequest>().Where(r => r.RequesterId == actor.Id).OrderByDescending(r => r.SubmittedAt).Select(r => new LastChoice(r.CostCenter, r.Gl, r.DeliverTo)).FirstOrDefaultAsync(ct);
        return new RequestChoices([.. centers.Select(c => new CostCenterChoice(c.Code, c.Name, [.. c.GlAccounts.Split(',').Select(gl => new AccountChoice(gl, budgets[c.Code].FirstOrDefault(b => b.Gl == gl)?.Available))]))], last);
    }

    public Task<IReadOnlyList<ItemChoice>> Items(string text, CancellationToken ct)
    {
        // Each store compares upper and lower case in its own way, unless there is only one of them.
        var part = text.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The store lowers and looks, and knows no culture.
        return Items(items => items.Where(i => i.Name.ToLower().Contains(part) || i.Sku.ToLower().Contains(part) || i.SupplierPart.ToLower().Contains(part)).OrderBy(i => i.Name).Take(12), ct);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>The items of a draft or of a request that came back.</summary>
    public Task<IReadOnlyList<ItemChoice>> Items(IReadOnlyCollection<string> skus, CancellationToken ct) => Items(items => items.Where(i => skus.Contains(i.Sku)), ct);

    private async Task<IReadOnlyList<ItemChoice>> Items(Func<IQueryable<CatalogItem>, IQueryable<CatalogItem>> narrow, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var items = await narrow(db.Set<CatalogItem>().Include(i => i.Units)).ToListAsync(ct);
        var codes = items.Select(i => i.SupplierCode).Distinct().ToList();
        var names = await db.Set<Supplier>().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, s => s.Name, ct);
        return [.. items.Select(i => new ItemChoice(i.Sku, i.Name, names.GetValueOrDefault(i.SupplierCode, i.SupplierCode), i.SupplierPart, i.BaseUom,
            [new UnitChoice(i.BaseUom, 1m), .. i.Units.Where(u => u.Uom != i.BaseUom).Select(u => new UnitChoice(u.Uom, u.Factor))], i.ContractPrice ?? i.Price, i.ContractCode))];
    }

    public async Task<IReadOnlyList<RequestRow>> Mine(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db.Set<PurchaseRequest>().Where(r => r.RequesterId == actor.Id), ct);
    }

    /// <summary>One row anew, after a change.</summary>
    public async Task<RequestRow?> Row(Guid id, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return (await Rows(db.Set<PurchaseRequest>().Where(r => r.Id == id && (r.RequesterId == actor.Id || r.ApproverId == actor.Id)), ct)).SingleOrDefault();
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
            Verdicts.Rules(decision), decision?.Explanation ?? "", Verdicts.Budget(decision), [.. trail.Select(t => new TrailLine(t.At, t.ActorName, t.Sentence))], request.RequesterId == actor.Id, request.ApproverId == actor.Id);
    }

    private static Task<List<RequestRow>> Rows(IQueryable<PurchaseRequest> requests, CancellationToken ct) => requests.OrderByDescending(r => r.SubmittedAt).Take(100)
        .Select(r => new RequestRow(r.Id, r.Number, r.Title, r.Total, r.State, r.ApproverName, r.OrderNumber, r.SubmittedAt, r.Comment, r.RequesterName)).ToListAsync(ct);
}
