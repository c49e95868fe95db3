using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror.Actions;

/// <summary>Keeps what a despatch advice says was delivered as a receipt, until the ERP tells of its own for the same order line.</summary>
public sealed class ReceiveDespatch : IInboxHandler
{
    private const int LongestNumber = 60;

    public string Type => "document.despatch.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize<DespatchDocument>(message.Body, StoreJson.Options) is not { } despatch) return Refusal.Shape("The message holds no despatch advice.");
        var lines = despatch.Lines.Select(l => (Order: l.OrderReference ?? despatch.OrderReference, Line: l)).Where(l => l.Order is not null).ToList();
        var numbers = lines.Select(l => l.Order!).Distinct().ToList();
        var orders = await at.Db.Set<PurchaseOrder>().Include(o => o.Lines).Where(o => numbers.Contains(o.Number)).ToListAsync(ct);
        if (orders.Count == 0)
            return new Refusal("order-unknown", $"Despatch advice {message.Subject} names no order that the portal knows. Replay the message when the order has arrived, or discard it.");
        foreach (var order in orders)
        {
            // Two suppliers may use one number, and a careless one may use it twice: the order makes it clear which is meant.
            var number = $"DA {message.Subject} / {order.Number}";
            if (number.Length > LongestNumber) return Refusal.Shape($"The number of despatch advice {message.Subject} is too long: with its order {order.Number} it has {number.Length} characters, and at most {LongestNumber} fit. Ask the sender for a shorter one.");
            if (await at.Db.Set<GoodsReceipt>().AnyAsync(r => r.Number == number, ct)) continue;
            var receipt = new GoodsReceipt { Id = NewId.Next(), Number = number, OrderNumber = order.Number, FacilityId = order.FacilityId, ReceivedAt = at.Now, IsDespatch = true };
            receipt.Lines.AddRange(lines.Where(l => l.Order == order.Number).Select(l => Line(receipt.Id, l.Line)).OfType<GoodsReceiptLine>());
            at.Add(receipt);
            at.Record(new DespatchReceived(order.Id, order.Number, message.Subject, receipt.Lines.Count));
            at.Announce(MirrorOrderChanged.Type, order.Number, new MirrorOrderChanged(order.Number));
        }
        return Outcome.Done();
    }

    private static GoodsReceiptLine? Line(Guid receipt, DespatchDocumentLine line) =>
        int.TryParse(line.OrderLineReference, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && line.DeliveredQuantity is > 0m and var delivered
            ? new GoodsReceiptLine { Id = NewId.Next(), ReceiptId = receipt, OrderLine = number, Accepted = delivered }
            : null;
}

public sealed record DespatchReceived(Guid OrderId, string OrderNumber, string Despatch, int LineCount) : Fact(OrderId, null)
{
    public override string Sentence => $"Despatch advice {Despatch} told of {Words.Count(LineCount, "delivered line")} of order {OrderNumber}.";

    public override bool IsTouch => false;
}
