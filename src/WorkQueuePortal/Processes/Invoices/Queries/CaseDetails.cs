using Microsoft.EntityFrameworkCore;
using NodaTime;
using System.Text.Json;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Invoices.Queries;

/// <summary>One line of the three columns: what was ordered, received, billed and agreed, and whether they differ.</summary>
public sealed record CaseLine(
    string Line, string Name, string Detail, decimal? OrderQuantity, decimal? OrderPrice, decimal? Received, decimal Billed, string Uom, decimal BilledPrice, decimal Amount, decimal? ContractPrice, decimal Difference,
    string Verdict, bool PriceDiffers, bool QuantityDiffers, bool ReceiptDiffers, bool Agrees, string Why, string? OrderNumber, int? OrderLine, string OrderUom);

/// <summary>What the item page shows of an invoice exception.</summary>
public sealed record CaseDetail(
    SupplierInvoice Invoice, InvoiceException Exception, string SupplierName, string? OrderNumber, string? Terms, LocalDate? DiscountOn, decimal Discount, LocalDate? DueOn, string Cause, IReadOnlyList<CaseLine> Lines,
    IReadOnlyList<CaseOption> Options, IReadOnlyList<MatchCheck> Checks, decimal Disputed, string Letter, IReadOnlyList<DuplicateRow> Earlier, int DifferingCells, decimal? PlannedFreight, string SiteName);

/// <summary>An earlier invoice that this one may repeat.</summary>
public sealed record DuplicateRow(string Number, LocalDate? InvoiceOn, decimal? Total, string State);

public sealed class CaseDetails(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    public async Task<CaseDetail?> Of(Guid invoiceId, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var invoice = await db.Set<SupplierInvoice>().Include(i => i.Lines).FirstOrDefaultAsync(i => i.Id == invoiceId, ct);
        if (invoice is null) return null;
        var exception = await db.Set<InvoiceException>().Where(e => e.InvoiceId == invoiceId).OrderByDescending(e => e.OpenedAt).FirstOrDefaultAsync(ct);
        if (exception is null) return null;
        var context = await InvoiceReading.Read(db, invoice, clock.GetCurrentInstant(), ct);
        var disputed = CaseQuestions.Disputed(exception, invoice);
        var supplier = context.Supplier?.Name ?? invoice.SupplierName;
        var terms = TermsText.Read(invoice.Terms) ?? context.Header.OrderTerms;
        var discountOn = terms is { DiscountPercent: > 0m } && invoice.InvoiceOn is { } on ? (LocalDate?)on.PlusDays(terms.DiscountDays) : null;
        var lines = invoice.Lines.OrderBy(l => l.Position).Select(l => Line(l, context)).ToList();
        var near = context.Header.Near.Select(n => n.Invoice.Number).ToList();
        var earlier = await db.Set<SupplierInvoice>().Where(o => o.Id != invoice.Id && o.SupplierCode == invoice.SupplierCode && (o.NormKey == invoice.NormKey || near.Contains(o.Number)))
            .OrderBy(o => o.ReceivedAt).Take(5).Select(o => new DuplicateRow(o.Number, o.InvoiceOn, o.Total, o.State.ToString())).ToListAsync(ct);
        return new CaseDetail(
            invoice, exception, supplier, context.Orders.FirstOrDefault(o => o.Number == invoice.OrderNumber)?.Number ?? invoice.OrderNumber, terms?.ToString(), discountOn,
            terms is { DiscountPercent: > 0m } ? Money.Round((invoice.Total ?? 0m) * terms.DiscountPercent / 100m) : 0m,
            invoice.DueOn ?? (invoice.InvoiceOn is { } dated && terms is not null ? dated.PlusDays(terms.NetDays) : null), CauseName(exception.RootCause), lines,
            exception.IsOpen ? CaseActions.For(actor, CaseQuestions.Of(exception, invoice, context.Duties, context.Orders.Sum(o => o.Total), supplier, disputed)) : [],
            JsonSerializer.Deserialize<List<MatchCheck>>(exception.Checks, StoreJson.Options) ?? [], disputed, CreditLetter.For(invoice, exception, disputed), earlier,
            lines.Sum(l => (l.PriceDiffers ? 1 : 0) + (l.QuantityDiffers ? 1 : 0) + (l.ReceiptDiffers ? 1 : 0)), context.Orders.Count > 0 ? context.Orders[0].PlannedFreight : null, context.Facility.Name);
    }

    private static CaseLine Line(SupplierInvoiceLine line, InvoiceContext context)
    {
        var ordered = line.MatchedOrder is { } order && line.MatchedLine is { } number ? context.Book.Find(new OrderKey(order, number.ToString(System.Globalization.CultureInfo.InvariantCulture))) : null;
        var codes = line.Codes.Length == 0 ? [] : line.Codes.Split(',');
        var received = ordered is null || ordered.Order.Basis == Kernel.Canonical.MatchBasis.TwoWay ? (decimal?)null : ordered.Receipts.Accepted - ordered.Receipts.Returned;
        return new CaseLine(
            line.Line, line.Name, $"{line.Line} · {line.Uom}{(line.SupplierPart is { Length: > 0 } part ? $" · {part}" : "")}", ordered?.Order.Quantity, ordered?.Order.Price, received, line.Quantity, line.Uom, line.Price, line.Extension,
            ordered?.Order.ContractPrice, line.Variance + line.Uncovered, VerdictOf(line, codes, ordered?.Prior.Net ?? 0m, received),
            codes.Contains(Codes.PriceOver) || codes.Contains(Codes.Unit), codes.Any(c => c is Codes.OverOrder or Codes.OverReceipt or Codes.NoReceipt), codes.Any(c => c is Codes.OverReceipt or Codes.NoReceipt or Codes.Inspection) && !(received >= line.Quantity && ordered?.Prior.Net > 0m),
            codes.Length == 0, line.Why, line.MatchedOrder, line.MatchedLine, ordered?.Order.Unit ?? line.Uom);
    }

    /// <summary>What is wrong with the line in few words. Where an earlier invoice holds the goods, the three numbers agree and only this says why they stop.</summary>
    private static string VerdictOf(SupplierInvoiceLine line, string[] codes, decimal before, decimal? received) => codes switch
    {
        [] => line.Verdict == MatchVerdict.MatchedTol ? "within tolerance" : "agrees",
        [Codes.OverOrder or Codes.OverReceipt or Codes.NoReceipt, ..] when before > 0m => $"{before:#,##0.##} billed before",
        [Codes.OverReceipt, ..] when line.Quantity > received => $"{line.Quantity - received:#,##0.##} not received",
        [var first, ..] => ExceptionCode.NameOf(first),
    };

    private static string CauseName(string code) => new[] { RootCause.IntegrationSync, RootCause.ReceiptDelay, RootCause.ApprovalBlock, RootCause.PriceFile, RootCause.ItemMaster, RootCause.SupplierBilling, RootCause.BuyingBehaviour, RootCause.Capture }
        .FirstOrDefault(c => c.Code == code)?.Name ?? "Not known";
}
