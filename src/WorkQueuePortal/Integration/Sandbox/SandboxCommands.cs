using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>What the sandbox ERP does when it is told to, and when it says no. Its sentences are what an ERP would answer.</summary>
internal static class SandboxCommands
{
    private const long FirstOrder = 4_500_000_001, FirstReceipt = 5_000_000_001, FirstInvoice = 5_100_000_001, FirstAdjustment = 5_200_000_001;

    public static Task<Delivery> Run(SandboxBooks books, Outbound message, CancellationToken ct) => message.Type switch
    {
        ErpCommands.CreateOrder => CreateOrder(books, Read<ErpCreateOrder>(message), ct),
        ErpCommands.CancelOrder => CancelOrder(books, Read<ErpCancelOrder>(message), ct),
        ErpCommands.ConfirmReceipt => ConfirmReceipt(books, Read<ErpConfirmReceipt>(message), ct),
        ErpCommands.CreateReturn => CreateReturn(books, Read<ErpReturnGoods>(message), ct),
        ErpCommands.ParkInvoice => Enter(books, Read<ErpInvoiceCommand>(message), LedgerStatus.Parked, ct),
        ErpCommands.ReleaseInvoice => Enter(books, Read<ErpInvoiceCommand>(message), LedgerStatus.Released, ct),
        ErpCommands.RejectInvoice => Enter(books, Read<ErpInvoiceCommand>(message), LedgerStatus.Rejected, ct),
        ErpCommands.HoldInvoice => Enter(books, Read<ErpInvoiceCommand>(message), LedgerStatus.Held, ct),
        ErpCommands.UnholdInvoice => Enter(books, Read<ErpInvoiceCommand>(message), LedgerStatus.Parked, ct),
        ErpCommands.CreateDebitMemo or ErpCommands.WriteOffDifference => Adjust(books, Read<ErpInvoiceCommand>(message), message.Type, ct),
        _ => Task.FromResult<Delivery>(No($"The ERP does not know the command {message.Type}.")),
    };

    private static async Task<Delivery> CreateOrder(SandboxBooks books, ErpCreateOrder ask, CancellationToken ct)
    {
        if (await SupplierNo(books, ask.SupplierCode, SupplierStatus.HoldOrder, ct) is { } no) return no;
        var number = await books.NextNumber("order", FirstOrder, ct);
        await books.Put(SandboxRecord.Of(new ErpOrder(
            number, ask.SupplierCode, ask.FacilityCode, ask.CostCenter, ask.Currency, ask.Terms, "OPEN", ask.IsFreightPrepaid, ask.PlannedFreight,
            books.Now.InUtc().Date, ask.PromisedOn, ask.CreatedBy, ask.ApprovedBy, ask.Lines)), ct);
        return Yes(books, number, "created");
    }

    private static async Task<Delivery> CancelOrder(SandboxBooks books, ErpCancelOrder ask, CancellationToken ct)
    {
        if (await books.Find<ErpOrder>(Feeds.Order, ask.OrderNumber, ct) is not { } order) return UnknownOrder(ask.OrderNumber);
        if (order.Status == "CLOSED") return No($"Purchase order {order.Number} is closed and cannot be cancelled.");
        await books.Put(SandboxRecord.Of(order with { Status = "CANCELLED" }), ct);
        return Yes(books, order.Number, "cancelled");
    }

    private static async Task<Delivery> ConfirmReceipt(SandboxBooks books, ErpConfirmReceipt ask, CancellationToken ct)
    {
        if (await books.Find<ErpOrder>(Feeds.Order, ask.OrderNumber, ct) is not { } order) return UnknownOrder(ask.OrderNumber);
        if (order.Status == "CANCELLED") return No($"Purchase order {order.Number} is cancelled, so nothing can be received against it.");
        if (ask.Lines.FirstOrDefault(l => order.Lines.All(o => o.Line != l.OrderLine)) is { } stray) return No($"Purchase order {order.Number} has no line {stray.OrderLine}.");
        var number = await books.NextNumber("receipt", FirstReceipt, ct);
        await books.Put(SandboxRecord.Of(new ErpReceipt(number, order.Number, ask.FacilityCode, ask.ReceivedAt, ask.ReceivedBy, ask.Lines)), ct);
        return Yes(books, number, "received");
    }

    private static async Task<Delivery> CreateReturn(SandboxBooks books, ErpReturnGoods ask, CancellationToken ct)
    {
        if (await books.Find<ErpReceipt>(Feeds.Receipt, ask.ReceiptNumber, ct) is not { } receipt) return No($"Goods receipt {ask.ReceiptNumber} does not exist.");
        var lines = receipt.Lines.ToList();
        foreach (var back in ask.Lines)
        {
            var at = lines.FindIndex(l => l.OrderLine == back.OrderLine);
            if (at < 0) return No($"Goods receipt {receipt.Number} has no line for order line {back.OrderLine}.");
            var line = lines[at];
            if (back.Quantity > line.Accepted - line.Returned)
                return No(string.Create(CultureInfo.InvariantCulture, $"Only {line.Accepted - line.Returned:0.####} of order line {back.OrderLine} can still be returned, not {back.Quantity:0.####}."));
            lines[at] = line with { Returned = line.Returned + back.Quantity };
        }
        await books.Put(SandboxRecord.Of(receipt with { Lines = lines }), ct);
        return Yes(books, receipt.Number, "returned");
    }

    private static async Task<Delivery> Enter(SandboxBooks books, ErpInvoiceCommand ask, LedgerStatus status, CancellationToken ct)
    {
        if (await InvoiceNo(books, ask, status is LedgerStatus.Parked or LedgerStatus.Released, ct) is { } no) return no;
        var entry = await books.Find<LedgerEntry>(SandboxRecord.Ledger, SandboxRecord.InvoiceKey(ask.SupplierCode, ask.InvoiceNumber), ct);
        if (entry is { Status: LedgerStatus.Released } && status is not LedgerStatus.Held)
            return No($"Invoice {ask.InvoiceNumber} of supplier {ask.SupplierCode} is already posted as document {entry.Document}.");
        if (entry is { Status: LedgerStatus.Rejected }) return No($"Invoice {ask.InvoiceNumber} of supplier {ask.SupplierCode} was rejected and is closed.");
        var document = entry?.Document ?? await books.NextNumber("invoice", FirstInvoice, ct);
        await books.Put(SandboxRecord.Of(new LedgerEntry(ask.SupplierCode, ask.InvoiceNumber, document, ask.Amount, ask.Currency, status, books.Now)), ct);
        return Yes(books, document, Words.Of(status.ToString()));
    }

    private static async Task<Delivery> Adjust(SandboxBooks books, ErpInvoiceCommand ask, string type, CancellationToken ct)
    {
        if (await InvoiceNo(books, ask, isPosting: true, ct) is { } no) return no;
        var number = await books.NextNumber("adjustment", FirstAdjustment, ct);
        await books.Put(new SandboxRecord(SandboxRecord.Adjustment, number, SandboxRecord.Json(ask)), ct);
        return Yes(books, number, type == ErpCommands.CreateDebitMemo ? "debited" : "written off");
    }

    /// <summary>Only what posts an amount asks for an open period and a supplier that may be paid.</summary>
    private static async Task<Delivery?> InvoiceNo(SandboxBooks books, ErpInvoiceCommand ask, bool isPosting, CancellationToken ct)
    {
        if (isPosting && await SupplierNo(books, ask.SupplierCode, SupplierStatus.HoldPay, ct) is { } no) return no;
        if (ask.OrderNumber is { } number && await books.Find<ErpOrder>(Feeds.Order, number, ct) is null) return UnknownOrder(number);
        if (isPosting && await books.ClosedThrough(ct) is { } closed && ask.PostOn <= closed)
            return No($"Posting date {LocalDatePattern.Iso.Format(ask.PostOn)} lies in a closed period. The first open day is {LocalDatePattern.Iso.Format(closed.PlusDays(1))}.");
        return null;
    }

    private static async Task<Delivery.Refused?> SupplierNo(SandboxBooks books, string code, SupplierStatus hold, CancellationToken ct)
    {
        var supplier = await books.Find<ErpSupplier>(Feeds.Supplier, code, ct);
        if (supplier is null) return No($"Supplier {code} does not exist.");
        if (supplier.Status is SupplierStatus.Blocked or SupplierStatus.Inactive) return No($"Supplier {code} is {Words.Of(supplier.Status.ToString())}.");
        if (supplier.Status != hold) return null;
        return No(hold == SupplierStatus.HoldPay ? $"Supplier {code} is on hold for payment." : $"Supplier {code} is on hold for new orders.");
    }

    private static T Read<T>(Outbound message) =>
        JsonSerializer.Deserialize<T>(message.Body, StoreJson.Options) ?? throw new JsonException($"The body of {message.Type} is empty.");

    private static Delivery.Refused UnknownOrder(string number) => No($"Purchase order {number} does not exist.");
    private static Delivery.Refused No(string sentence) => new(sentence);
    private static Delivery.Accepted Yes(SandboxBooks books, string reference, string status) => new(SandboxRecord.Json(new ErpAnswer(reference, status, books.Now)));
}
