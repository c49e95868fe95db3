using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror.Actions;

/// <summary>Keeps the mirror of a goods receipt, also of one whose order has not been heard of yet.</summary>
public sealed class MirrorReceipt : IInboxHandler
{
    public string Type => "erp.receipt.v1";

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        if (JsonSerializer.Deserialize<ErpReceipt>(message.Body, StoreJson.Options) is not { } told) return Refusal.Shape("The message holds no receipt.");
        var receipt = await at.Db.Set<GoodsReceipt>().Include(r => r.Lines).FirstOrDefaultAsync(r => r.Number == told.Number, ct);
        var sequence = message.SourceSequence ?? 0;
        if (receipt is not null && sequence <= receipt.SourceSequence) return Outcome.Done($"Receipt {told.Number} was known already.");

        var codes = await Codes.Of(at.Db, told.FacilityCode, told.ReceivedBy, null, ct);
        if (codes.Facility(told.FacilityCode) is not { } facility)
            return new Refusal("facility-unknown", $"Receipt {told.Number} names the facility {told.FacilityCode}, which the portal does not know. Add the facility, then replay the message.");
        if (receipt is null) at.Add(receipt = new GoodsReceipt { Id = NewId.Next(), Number = told.Number, OrderNumber = told.OrderNumber });
        (receipt.FacilityId, receipt.ReceivedAt, receipt.ReceivedById, receipt.SourceSequence) = (facility, Millisecond.Of(told.ReceivedAt), codes.Person(told.ReceivedBy), sequence);
        receipt.Lines.RemoveAll(line => told.Lines.All(l => l.OrderLine != line.OrderLine));
        foreach (var line in told.Lines)
        {
            var row = receipt.Lines.FirstOrDefault(l => l.OrderLine == line.OrderLine);
            if (row is null) receipt.Lines.Add(row = new GoodsReceiptLine { Id = NewId.Next(), ReceiptId = receipt.Id, OrderLine = line.OrderLine });
            (row.Accepted, row.Rejected, row.Returned, row.Inspected) = (line.Accepted, line.Rejected, line.Returned, line.Inspected);
        }
        at.Announce(MirrorOrderChanged.Type, receipt.OrderNumber, new MirrorOrderChanged(receipt.OrderNumber));
        return Outcome.Done();
    }
}
