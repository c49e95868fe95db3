using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror.Actions;

/// <summary>Keeps the mirror of an order at the newest version heard of, and tells the processes that it changed.</summary>
public sealed class MirrorOrder : IInboxHandler
{
    public string Type => "erp.order.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize<ErpOrder>(message.Body, StoreJson.Options) is not { } told) return Refusal.Shape("The message holds no order.");
        return await Apply(at, told, message.SourceSequence ?? 0, ct);
    }

    /// <summary>Makes the mirror say what was told, unless it knows something at least as new.</summary>
    internal static async Task<Outcome> Apply(WriteScope at, ErpOrder told, long sequence, CancellationToken ct)
    {
        var order = await at.Db.Set<PurchaseOrder>().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Number == told.Number, ct);
        if (order is not null && sequence <= order.SourceSequence) return Outcome.Done($"Order {told.Number} was known already.");

        var codes = await Codes.Of(at.Db, told.FacilityCode, told.CreatedBy, told.ApprovedBy, ct);
        if (codes.Facility(told.FacilityCode) is not { } facility)
            return new Refusal("facility-unknown", $"Order {told.Number} names the facility {told.FacilityCode}, which the portal does not know. Add the facility, then replay the message.");
        if (order is null) at.Add(order = new PurchaseOrder { Id = NewId.Next(), Number = told.Number });
        Apply(order, told, facility, codes);
        (order.SourceSequence, order.SyncedAt) = (sequence, at.Now);
        at.Announce(MirrorOrderChanged.Type, told.Number, new MirrorOrderChanged(told.Number));
        return Outcome.Done();
    }

    private static void Apply(PurchaseOrder order, ErpOrder told, Guid facility, Codes codes)
    {
        (order.FacilityId, order.SupplierCode, order.CostCenter, order.Currency, order.Terms, order.Status) = (facility, told.SupplierCode, told.CostCenter, told.Currency, told.Terms, told.Status);
        (order.IsFreightPrepaid, order.PlannedFreight, order.OrderedOn, order.PromisedOn) = (told.IsFreightPrepaid, told.PlannedFreight, told.OrderedOn, told.PromisedOn);
        (order.CreatedById, order.ApprovedById) = (codes.Person(told.CreatedBy), codes.Person(told.ApprovedBy));
        order.Lines.RemoveAll(line => told.Lines.All(l => l.Line != line.Line));
        foreach (var line in told.Lines)
        {
            var row = order.Lines.FirstOrDefault(l => l.Line == line.Line);
            if (row is null) order.Lines.Add(row = new PurchaseOrderLine { Id = NewId.Next(), OrderId = order.Id, Line = line.Line });
            Apply(row, line);
        }
    }

    private static void Apply(PurchaseOrderLine row, ErpOrderLine line)
    {
        (row.Sku, row.SupplierPart, row.Gtin, row.Name, row.Unspsc) = (line.Sku, line.SupplierPart, line.Gtin, line.Name, line.Unspsc);
        (row.Quantity, row.Uom, row.Price, row.Basis, row.TolerancePolicy) = (line.Quantity, line.Uom, line.Price, line.Basis, line.TolerancePolicy);
        (row.ContractPrice, row.IsClosed) = (line.ContractPrice, line.IsClosed);
    }
}
