using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions.Queries;

/// <summary>What the form holds.</summary>
public sealed record RequestForm(string CostCenter, string Gl, LocalDate? NeedBy, string DeliverTo, string Reason, IReadOnlyList<RequestFormLine> Lines);

public sealed record RequestFormLine(string Sku, decimal Quantity, string Uom);

/// <summary>The facts of one form, and the lines as they would be ordered.</summary>
public sealed record RequestReadingResult(RequestFacts Facts, IReadOnlyList<PurchaseRequestLine> Lines, Guid FacilityId);

/// <summary>Gathers what the policy wants to know about a form. The live verdict and the submission read the same way, so they cannot differ.</summary>
public static class RequestReading
{
    private static readonly Duration SplitWindow = Duration.FromDays(10);

    public static async Task<Outcome<RequestReadingResult>> Read(PortalDb db, RequestForm form, Actor asker, Guid? except, Instant now, CancellationToken ct)
    {
        var center = await db.Set<CostCenter>().FirstOrDefaultAsync(c => c.Code == form.CostCenter, ct);
        if (center is null || !asker.Sees(center.FacilityId)) return new Refusal("cost-center", $"Cost centre {form.CostCenter} is not one of yours. Choose another.");

        var skus = form.Lines.Select(l => l.Sku).ToList();
        var items = await db.Set<CatalogItem>().Include(i => i.Units).Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, ct);
        if (skus.Find(s => !items.ContainsKey(s)) is { } unknown) return new Refusal("item", $"Item {unknown} is not in the catalogue.");
        var codes = items.Values.Select(i => i.SupplierCode).Distinct().ToList();
        if (codes.Count > 1) return new Refusal("one-supplier", $"{items[skus[0]].Name} and {items.Values.First(i => i.SupplierCode != items[skus[0]].SupplierCode).Name} come from two suppliers. One request makes one order, so ask for them apart.");
        var suppliers = await db.Set<Supplier>().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, ct);

        var lines = new List<PurchaseRequestLine>();
        foreach (var wanted in form.Lines)
        {
            var item = items[wanted.Sku];
            var factor = wanted.Uom == item.BaseUom ? 1m : item.Units.Find(u => u.Uom == wanted.Uom)?.Factor;
            if (factor is null) return new Refusal("unit", $"{item.Name} is not sold by {wanted.Uom}.");
            lines.Add(new PurchaseRequestLine
            {
                Id = NewId.Next(), Line = lines.Count + 1, Sku = item.Sku, Name = item.Name, SupplierCode = item.SupplierCode, SupplierName = suppliers.TryGetValue(item.SupplierCode, out var s) ? s.Name : item.SupplierCode,
                Quantity = wanted.Quantity, Uom = wanted.Uom, UnitPrice = (item.ContractPrice ?? item.Price) * factor.Value, Unspsc = item.Unspsc,
            });
        }
        var total = Money.Round(lines.Sum(l => l.Quantity * l.UnitPrice));
        var (split, with) = await Split(db, form.CostCenter, asker.Id, codes, lines, except, now, ct);
        var year = FiscalYear.Of(now);
        var budget = await db.Set<Budget>().FirstOrDefaultAsync(b => b.CostCenter == form.CostCenter && b.Gl == form.Gl && b.FiscalYear == year, ct);
        var facts = new RequestFacts(
            asker.Id, total, [.. lines.Select(l => LineFacts(items[l.Sku], suppliers.GetValueOrDefault(l.SupplierCode)))], split, with, center.Code, center.IsActive, center.OwnerId, form.Gl,
            center.GlAccounts.Split(',').Contains(form.Gl), budget is null ? null : new BudgetFacts(budget.Annual, budget.Actual, budget.Committed, budget.PreCommitted, budget.AsOf),
            await Line(db, center.OwnerId, ct), now);
        return new RequestReadingResult(facts, lines, center.FacilityId);
    }

    private static RequestLineFacts LineFacts(CatalogItem item, Supplier? supplier) => new(
        item.Name, true, PriceOff(item), item.ContractPrice is not null, item.Risk,
        item.IsCapital, item.SupplierCode, supplier?.Status ?? Kernel.Canonical.SupplierStatus.Prospect, supplier?.Screening ?? Kernel.Canonical.Screening.Stale);

    /// <summary>A contract binds its price, and without one the catalogue holds what was last paid. Only a contract price without its contract has to prove itself.</summary>
    private static decimal PriceOff(CatalogItem item) =>
        item is { ContractPrice: { } price, ContractCode: null, Price: > 0 } ? (price - item.Price) / item.Price : 0m;

    /// <summary>Requests of ten days by the same cost centre or requester, to the same supplier or for the same family of goods, count as one.</summary>
    private static async Task<(decimal, string?)> Split(PortalDb db, string costCenter, Guid requester, List<string> suppliers, List<PurchaseRequestLine> lines, Guid? except, Instant now, CancellationToken ct)
    {
        var since = now - SplitWindow;
        var families = lines.Where(l => l.Unspsc.Length >= 4).Select(l => l.Unspsc[..4]).Distinct().ToList();
        var recent = await db.Set<PurchaseRequest>().Include(r => r.Lines)
            .Where(r => (r.CostCenter == costCenter || r.RequesterId == requester) && r.SubmittedAt >= since && r.Id != except && r.State != RequestState.Rejected && r.State != RequestState.Cancelled && r.State != RequestState.Returned)
            .ToListAsync(ct);
        var alike = recent.FindAll(r => r.Lines.Any(l => suppliers.Contains(l.SupplierCode) || (l.Unspsc.Length >= 4 && families.Contains(l.Unspsc[..4]))));
        return alike.Count == 0 ? (0m, null) : (alike.Sum(r => r.Total), alike is [var one] ? $"request {one.Number} of {one.RequesterName}" : $"{alike.Count} requests of the last ten days");
    }

    /// <summary>The cost-centre owner and everybody above, with the limit of each.</summary>
    private static async Task<IReadOnlyList<Approver>> Line(PortalDb db, Guid owner, CancellationToken ct)
    {
        var line = new List<Approver>();
        Guid? next = owner;
        while (next is { } id && line.Count < 8)
        {
            var person = await db.Set<Person>().Include(p => p.Roles).FirstOrDefaultAsync(p => p.Id == id, ct);
            if (person is null || line.Exists(a => a.Id == id)) break;
            if (Authority.Of([.. person.Roles.Select(r => r.Role)]) is { } level) line.Add(new Approver(person.Id, person.Name, level.Role, level.Limit, person.IsActive));
            next = person.ManagerId;
        }
        return line;
    }
}
