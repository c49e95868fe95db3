using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Mirror;

/// <summary>The kinds of master data, and how a record of the ERP becomes a row of the mirror.</summary>
internal static class MasterFeeds
{
    public static IReadOnlyList<MasterFeed> All { get; } =
    [
        new MasterFeed<ErpSupplier, Supplier>(Feeds.Supplier, new(
            (db, keys) => db.Set<Supplier>().Where(s => keys.Contains(s.Code)), row => row.Code, r => new Supplier { Id = NewId.Next(), Code = r.Code },
            Apply, (row, now) => row.SyncedAt = now, _ => [])),
        new MasterFeed<ErpItem, CatalogItem>(Feeds.Item, new(
            (db, keys) => db.Set<CatalogItem>().Include(i => i.Units).Where(i => keys.Contains(i.Sku)), row => row.Sku, r => new CatalogItem { Id = NewId.Next(), Sku = r.Sku },
            Apply, (row, now) => row.SyncedAt = now, row => row.Units)),
        new MasterFeed<ErpCostCenter, CostCenter>(Feeds.CostCenter, new(
            (db, keys) => db.Set<CostCenter>().Where(c => keys.Contains(c.Code)), row => row.Code, r => new CostCenter { Id = NewId.Next(), Code = r.Code },
            Apply, (row, now) => row.SyncedAt = now, _ => [])),
        new MasterFeed<ErpBudget, Budget>(Feeds.Budget, new(
            (db, keys) => OfCenters(db.Set<Budget>(), keys), row => BudgetKey(row.CostCenter, row.Gl, row.FiscalYear),
            r => new Budget { Id = NewId.Next(), CostCenter = r.CostCenter, Gl = r.Gl, FiscalYear = r.FiscalYear }, Apply, (_, _) => { }, _ => [])),
    ];

    private static string? Apply(Supplier row, ErpSupplier r, Codes codes)
    {
        (row.Name, row.TaxIdLast4, row.Terms, row.Currency, row.Status, row.Screening) = (r.Name, r.TaxIdLast4, r.Terms, r.Currency, r.Status, r.Screening);
        (row.BankLast4, row.BankChangedOn, row.RemitName, row.Email) = (r.BankLast4, r.BankChangedOn, r.RemitName, r.Email);
        return null;
    }

    private static string? Apply(CatalogItem row, ErpItem r, Codes codes)
    {
        (row.Name, row.SupplierCode, row.SupplierPart, row.MfrName, row.MfrPart, row.Gtin, row.Unspsc) = (r.Name, r.SupplierCode, r.SupplierPart, r.MfrName, r.MfrPart, r.Gtin, r.Unspsc);
        (row.Risk, row.Basis, row.TolerancePolicy, row.IsCapital, row.BaseUom, row.Price) = (r.Risk, r.Basis, r.TolerancePolicy, r.IsCapital, r.BaseUom, r.Price);
        (row.ContractCode, row.ContractPrice, row.Criticality) = (r.ContractCode, r.ContractPrice, r.Criticality);
        row.Units.RemoveAll(unit => r.Units.All(u => u.Uom != unit.Uom));
        foreach (var unit in r.Units)
        {
            if (row.Units.FirstOrDefault(u => u.Uom == unit.Uom) is { } known) known.Factor = unit.Factor;
            else row.Units.Add(new ItemUnit { Id = NewId.Next(), ItemId = row.Id, Uom = unit.Uom, Factor = unit.Factor });
        }
        return null;
    }

    private static string? Apply(CostCenter row, ErpCostCenter r, Codes codes)
    {
        if (codes.Facility(r.FacilityCode) is not { } facility) return $"Cost centre {r.Code} belongs to facility {r.FacilityCode}, which the portal does not know.";
        if (codes.Person(r.OwnerCode) is not { } owner) return $"Cost centre {r.Code} is owned by {r.OwnerCode}, whom the portal does not know.";
        (row.Name, row.FacilityId, row.OwnerId, row.GlAccounts, row.IsActive) = (r.Name, facility, owner, string.Join(',', r.GlAccounts), r.IsActive);
        return null;
    }

    /// <summary>What the portal has promised stays: the ERP does not know of it yet.</summary>
    private static string? Apply(Budget row, ErpBudget r, Codes codes)
    {
        (row.Annual, row.Actual, row.Committed, row.AsOf) = (r.Budget, r.Actual, r.Committed, r.AsOf);
        return null;
    }

    private static IQueryable<Budget> OfCenters(IQueryable<Budget> budgets, IReadOnlyList<string> keys)
    {
        var centers = keys.Select(k => k.Split('|')[0]).Distinct().ToList();
        return budgets.Where(b => centers.Contains(b.CostCenter));
    }

    private static string BudgetKey(string center, string gl, int year) => string.Create(CultureInfo.InvariantCulture, $"{center}|{gl}|{year}");
}
