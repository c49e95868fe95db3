using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>What the ERP is told to order. Everything it needs is looked up here, so that nobody types it again.</summary>
public static class OrderCommand
{
    public static async Task<ErpCreateOrder> For(WriteScope at, PurchaseRequest request, Guid? approver, CancellationToken ct)
    {
        var supplierCode = request.Lines[0].SupplierCode;
        var supplier = await at.Db.Set<Supplier>().FirstAsync(s => s.Code == supplierCode, ct);
        var skus = request.Lines.ConvertAll(l => l.Sku);
        var items = await at.Db.Set<CatalogItem>().Include(i => i.Units).Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, ct);
        var facility = await at.Db.Set<Facility>().Where(f => f.Id == request.FacilityId).Select(f => f.Code).FirstAsync(ct);
        var people = await at.Db.Set<Person>().Where(p => p.Id == request.RequesterId || p.Id == approver).ToDictionaryAsync(p => p.Id, p => p.Code, ct);
        return new ErpCreateOrder(
            $"REQ {request.Number}", supplierCode, facility, request.CostCenter, supplier.Currency, supplier.Terms, false, null, request.NeedBy, people.GetValueOrDefault(request.RequesterId),
            approver is { } id ? people.GetValueOrDefault(id) : null, [.. request.Lines.OrderBy(l => l.Line).Select(l => Line(l, items[l.Sku]))]);
    }

    private static ErpOrderLine Line(PurchaseRequestLine line, CatalogItem item)
    {
        var factor = line.Uom == item.BaseUom ? 1m : item.Units.Find(u => u.Uom == line.Uom)?.Factor ?? 1m;
        return new ErpOrderLine(
            line.Line, line.Sku, item.SupplierPart, item.Gtin, line.Name, item.Unspsc, line.Quantity, line.Uom, line.UnitPrice, item.Basis, item.TolerancePolicy,
            item.ContractPrice is { } price ? price * factor : null, false);
    }
}
