using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror.Actions;

/// <summary>Mirrors an order that came as a document. It never changes one that is known: the ERP's word is better, and replaces this one.</summary>
public sealed class MirrorOrderDocument : IInboxHandler
{
    public string Type => "document.order.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize<OrderDocument>(message.Body, StoreJson.Options) is not { Number: { } number } document) return Refusal.Shape("The message holds no order with a number.");
        if (await at.Db.Set<PurchaseOrder>().AnyAsync(o => o.Number == number, ct)) return Outcome.Done($"Order {number} was known already.");
        if (await Parties.Supplier(at.Db, document.Supplier, ct) is not { } supplier)
            return new Refusal("supplier-unknown", $"Order {number} names the supplier {document.Supplier.Name ?? "of no name"}, which is not one supplier on file. Add the supplier, then replay the message.");
        if (await Parties.Facility(at.Db, document.Buyer, document.BuyerReference, ct) is not { } facility)
            return new Refusal("facility-unknown", $"Order {number} was placed by {document.Buyer.Name ?? "a buyer of no name"}, which is not one of the facilities. Add the facility, then replay the message.");
        return await MirrorOrder.Apply(at, OrderFromDocument.Map(document, supplier.Code, facility.Code, at.Now.InUtc().Date), sequence: 0, ct);
    }
}
