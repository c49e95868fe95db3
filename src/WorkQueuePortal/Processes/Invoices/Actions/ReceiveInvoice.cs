using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Mirror;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Takes an invoice in from the ERP's feed or from a document, and compares it in the same save. The same document twice makes one invoice.</summary>
public sealed class ReceiveInvoice(string type, ExamineInvoice examine) : IInboxHandler
{
    public const string FromErp = "erp.invoice.v1", FromDocument = "document.invoice.v1";

    public string Type => type;

    public async Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct)
    {
        var document = JsonSerializer.Deserialize<InvoiceDocument>(message.Body, StoreJson.Options);
        if (document is null) return new Refusal("empty", "The message holds no invoice. Ask the sender to send it again.");
        var hash = message.DocumentId is null ? "" : message.MessageId;
        var supplier = await Parties.Supplier(at.Db, document.Supplier, ct);
        var number = Cut(document.Number ?? "", 100);
        var facility = await FindOrder(at.Db, document, ct) ?? await FindFacility(at.Db, document, ct);
        // Who sends it is never taken from the order it names: anybody can write down an order number.
        var invoice = Captured(document, message, at, supplier?.Code, number, hash, facility);
        // The feed may tell of an invoice again: same supplier, number, amount and date from the same source is the same invoice, not a duplicate.
        if (message.DocumentId is null && await at.Db.Set<SupplierInvoice>()
            .AnyAsync(i => i.SupplierCode == invoice.SupplierCode && i.NormKey == invoice.NormKey && i.Number == number && i.TotalCents == invoice.TotalCents && i.InvoiceOn == invoice.InvoiceOn && i.Channel == invoice.Channel, ct))
            return Outcome.Done("Known already.");

        at.Add(invoice);
        at.Record(new InvoiceReceived(invoice.Id, invoice.Number, supplier?.Name ?? invoice.SupplierName, invoice.Channel));
        return await examine.In(at, invoice, "Matched on arrival.", ct);
    }

    private static SupplierInvoice Captured(InvoiceDocument document, InboxMessage message, WriteScope at, string? supplier, string number, string hash, Guid facility)
    {
        var id = NewId.Next();
        var totals = document.Totals;
        var sign = document.Kind == InvoiceKind.CreditNote ? -1m : 1m;
        return new SupplierInvoice
        {
            Id = id, Version = 1, FacilityId = facility, SupplierCode = supplier, SupplierName = Cut(document.Supplier.Name ?? "", 200), Number = number, NormKey = DuplicateKey.Normalise(number), Kind = document.Kind,
            InvoiceOn = document.IssueOn, DueOn = document.DueOn, ReceivedAt = message.ReceivedAt, Channel = ChannelOf(message), Currency = Cut(document.Currency, 12), OrderNumber = Meaningful(document.OrderReference),
            OriginalInvoice = document.OriginalInvoiceReferences is [var first, ..] ? Cut(first, 100) : null, Terms = Cut(document.PaymentTerms, 400), Note = Cut(document.Note, 4000),
            RemitLast4 = document.PayeeAccounts is [var account, ..] ? account.LastFour : null, Subtotal = sign * (totals.LineExtension ?? document.Lines.Sum(l => l.LineExtension ?? 0m)), Freight = sign * document.Freight,
            OtherCharges = sign * (totals.Charges - document.Freight + totals.Rounding - totals.Prepaid), Allowances = sign * totals.Allowances, Tax = totals.Tax is { } tax ? sign * tax : null,
            Total = totals.Payable is { } payable ? sign * payable : null, Prepaid = totals.Prepaid, DocumentHash = hash, DocumentId = message.DocumentId,
            Lines = [.. document.Lines.Select((line, index) => Line(id, line, index, sign))],
        };
    }

    private static SupplierInvoiceLine Line(Guid invoice, InvoiceDocumentLine line, int index, decimal sign) => new()
    {
        Id = NewId.Next(), InvoiceId = invoice, Position = index, Line = Cut(line.LineId ?? $"{index + 1}", 20), OrderNumber = Meaningful(line.OrderReference), OrderLine = Cut(line.OrderLineReference, 20),
        SupplierPart = Cut(line.Item.SupplierItemId, 200), Gtin = Cut(line.Item.StandardItemId, 200), Name = Cut(line.Item.Name ?? "", 200), Quantity = sign * (line.Quantity ?? 0m), Uom = Cut(UnitCode.Ordered(line.UnitCode) ?? "", 12),
        Price = line.UnitPrice ?? 0m, Extension = sign * (line.LineExtension ?? 0m), TaxPercent = line.TaxPercent,
    };

    /// <summary>The site of the order it names.</summary>
    private static async Task<Guid?> FindOrder(PortalDb db, InvoiceDocument document, CancellationToken ct)
    {
        var number = Meaningful(document.OrderReference) ?? document.Lines.Select(l => Meaningful(l.OrderReference)).FirstOrDefault(n => n is not null);
        return number is null ? null : await db.Set<PurchaseOrder>().Where(o => o.Number == number).Select(o => (Guid?)o.FacilityId).FirstOrDefaultAsync(ct);
    }

    /// <summary>The site the document is addressed to, else the shared service that handles what nobody else does.</summary>
    private static async Task<Guid> FindFacility(PortalDb db, InvoiceDocument document, CancellationToken ct)
    {
        var named = await Parties.Facility(db, document.Customer, document.BuyerReference, ct);
        return named?.Id ?? await db.Set<Facility>().OrderBy(f => f.Kind == FacilityKind.SharedService ? 0 : 1).ThenBy(f => f.Code).Select(f => f.Id).FirstAsync(ct);
    }

    private static string ChannelOf(InboxMessage message) => message.DocumentId is null ? "ERP" : message.Source.ToUpperInvariant();

    /// <summary>Some senders write NA where they mean nothing.</summary>
    private static string? Meaningful(string? reference) => string.IsNullOrWhiteSpace(reference) || reference.Trim().ToUpperInvariant() is "NA" or "N/A" or "NONE" ? null : Cut(reference.Trim(), 60);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
