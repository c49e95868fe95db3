using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror.Actions;

/// <summary>Notes on the orders what a supplier says is on its way. It is no receipt: only the dock's word changes what can be paid.</summary>
public sealed class NoteDespatch : IInboxHandler
{
    public string Type => "document.despatch.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize<DespatchDocument>(message.Body, StoreJson.Options) is not { } despatch) return Refusal.Shape("The message holds no despatch advice.");
        var numbers = despatch.Lines.Select(l => l.OrderReference).Append(despatch.OrderReference).OfType<string>().Distinct().ToList();
        var orders = await at.Db.Set<PurchaseOrder>().Where(o => numbers.Contains(o.Number)).Select(o => new { o.Id, o.Number }).ToListAsync(ct);
        if (orders.Count == 0)
            return new Refusal("order-unknown", $"Despatch advice {message.Subject} names no order that the portal knows. Replay the message when the order has arrived, or discard it.");
        foreach (var order in orders)
        {
            var lines = despatch.Lines.Count(l => (l.OrderReference ?? despatch.OrderReference) == order.Number);
            at.Record(new DespatchAnnounced(order.Id, order.Number, message.Subject, lines, despatch.ExpectedOn, despatch.TrackingId));
        }
        return Outcome.Done();
    }
}

public sealed record DespatchAnnounced(Guid OrderId, string OrderNumber, string Despatch, int LineCount, LocalDate? ExpectedOn, string? TrackingId) : Fact(OrderId, null)
{
    public override string Sentence =>
        $"The supplier announced {Words.Count(LineCount, "line")} of order {OrderNumber}{(ExpectedOn is { } day ? $" for {LocalDatePattern.Iso.Format(day)}" : "")} (despatch advice {Despatch}).";

    public override bool IsTouch => false;
}
