using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Keeps an invoice's exception and its work item in step with what the last comparison found.</summary>
public sealed class ExceptionWork(WorkDesk desk)
{
    public const string Type = "invoice.exception";

    /// <summary>The open exception of an invoice. One that arrives in this very save has none yet, and most invoices never get one.</summary>
    public async Task<InvoiceException?> Open(WriteScope at, SupplierInvoice invoice, CancellationToken ct) => at.Db.Entry(invoice).State == EntityState.Added ? null
        : await at.Db.Set<InvoiceException>().FirstOrDefaultAsync(e => e.InvoiceId == invoice.Id && e.ResolvedAt == null, ct);

    /// <summary>Opens the exception, or changes it and moves its work where the new code belongs. The clock never starts again.</summary>
    public async Task<Outcome> Describe(WriteScope at, SupplierInvoice invoice, InvoiceJudgement found, InvoiceContext context, BusinessCalendar calendar, BusinessDays days, CancellationToken ct)
    {
        var code = ExceptionCode.Of(found.Primary!);
        var exception = await Open(at, invoice, ct);
        var isNew = exception is null;
        if (exception is null) at.Add(exception = new InvoiceException { Id = NewId.Next(), Version = 1, InvoiceId = invoice.Id, FacilityId = invoice.FacilityId, OpenedAt = at.Now });
        var worst = found.Match.Lines.Where(l => l.Order is not null).MaxBy(l => l.VarianceAmount);
        var cause = RootCause.Of(new RootCauseFacts
        {
            Today = context.Header.Today, OrderPrice = worst?.Order?.Price, ContractPrice = worst?.Order?.ContractPrice, BilledPrice = worst?.Line.Price,
            IsUnitFactorWrong = code.Code == Codes.Unit, LacksRequiredOrder = code.Code == Codes.NonPoNoPolicy,
        }, days.Add);
        var changed = exception.Describe(code.Code, [.. found.Codes.Skip(1)], Cut(found.Sentence, 500), Cut(found.Why, 1000), JsonSerializer.Serialize(found.Checks, StoreJson.Options), found.Variance, found.VariancePercent, cause.Code);
        if (!isNew && !changed) return Outcome.Done();

        if (isNew)
        {
            var item = await desk.Open(at, New(invoice, found, code, context, calendar, days, at.Now), ct);
            exception.ItemId = item.Id;
        }
        else
        {
            var held = await desk.Take(at, exception.ItemId, ct);
            held.Item.Describe(code.Name, found.Difference, Short(found, code), Cut(found.Why, 1000));
            if (!held.Item.IsClosed) at.Carry(held.Item.Weigh(Weight(invoice, context), IsFirst(code, context), $"It is now {code.Name.ToLowerInvariant()}."));
            var queue = await at.Db.Set<WorkQueue>().FirstAsync(q => q.Code == code.Queue, ct);
            if (queue.Id != held.Item.QueueId)
            {
                var (from, fromQueue) = (held.Item.OwnerId, held.Item.QueueId);
                if (at.Carry(held.Item.MoveTo(queue, $"It is now {code.Name.ToLowerInvariant()}.", Actor.System)).Refusal is { } no) return no;
                await desk.HandOff(at, held.Item, from, fromQueue, Handoff.ByRule, ct);
            }
        }
        at.Record(new ExceptionFound(invoice.Id, exception.ItemId, code.Code, Cut(found.Why, 900)));
        return Outcome.Done();
    }

    /// <summary>Nothing is left to do for a person: the item closes by itself, its clock stopped.</summary>
    public async Task<Outcome> Clear(WriteScope at, SupplierInvoice invoice, string because, CancellationToken ct)
    {
        return await Open(at, invoice, ct) is { } exception ? await Clear(at, invoice, exception, because, ct) : Outcome.Done();
    }

    public Task<Outcome> Clear(WriteScope at, SupplierInvoice invoice, InvoiceException exception, string because, CancellationToken ct) =>
        Resolve(at, invoice, exception, "CLEARED", "rule", because, Decision.Of(new ClearedByItself(invoice.Id, exception.ItemId, because)), ct);

    /// <summary>Ends exception, item and clock in one save with the decision that caused it.</summary>
    public async Task<Outcome> Resolve(WriteScope at, SupplierInvoice invoice, InvoiceException exception, string resolution, string authority, string words, Decision decision, CancellationToken ct)
    {
        if (decision.Refusal is { } no) return no;
        var item = await desk.Take(at, exception.ItemId, ct);
        var whole = exception.Resolve(resolution, authority, at.Actor, at.Now).And(decision);
        if (!item.Item.IsClosed) whole = whole.And(item.Close(words, at.Actor, at.Now));
        return at.Carry(whole, words);
    }

    private static NewWork New(SupplierInvoice invoice, InvoiceJudgement found, ExceptionCode code, InvoiceContext context, BusinessCalendar calendar, BusinessDays days, Instant now)
    {
        var value = Math.Abs(invoice.Total ?? 0m);
        var terms = found.Header.Terms;
        var discount = terms is { DiscountPercent: > 0m } && invoice.InvoiceOn is { } on ? (On: (LocalDate?)on.PlusDays(terms.DiscountDays), Worth: Money.Round(value * terms.DiscountPercent / 100m)) : (null, 0m);
        var due = invoice.DueOn ?? (invoice.InvoiceOn is { } dated && terms is not null ? dated.PlusDays(terms.NetDays) : null);
        var duties = context.Duties;
        List<(Guid, string)> barred = [.. duties.OrderApprovedBy.Select(p => (p, "approved this order")), .. duties.ReceivedBy.Select(p => (p, "confirmed its receipt")).Where(_ => code.Queue.StartsWith("Q-AP", StringComparison.Ordinal))];
        if (duties.OrderCreatedBy is { } creator && code.Queue.StartsWith("Q-AP", StringComparison.Ordinal)) barred.Add((creator, "created this order"));
        return new NewWork(
            Type, invoice.Id, invoice.FacilityId, code.Queue, code.Name, NameOf(invoice), context.Supplier?.Name ?? invoice.SupplierName,
            invoice.Total ?? 0m, (invoice.Currency ?? Money.Ledger) is { Length: 3 } currency ? currency : Money.Ledger, found.Difference, Short(found, code), Cut(found.Why, 1000),
            Weight(invoice, context), value,
            PaymentRuns.Deadline(discount.Item1, discount.Item2, due, calendar.Zone, now, days.Add), IsFirst(code, context),
            Minutes(code.Target, calendar), null, null, [.. barred.DistinctBy(b => b.Item1)]);
    }

    /// <summary>What care, the value and the screening of the supplier add to its priority.</summary>
    private static int Weight(SupplierInvoice invoice, InvoiceContext context)
    {
        var criticality = context.Orders.SelectMany(o => o.Lines).Select(l => l.Sku is { } sku && context.Items.TryGetValue(sku, out var item) ? item.Criticality : "C").DefaultIfEmpty("C").Min()!;
        return (criticality is "A" or "B" ? PriorityScore.ClinicalSoon : 0) + PriorityScore.ForValue(Math.Abs(invoice.Total ?? 0m)) + (context.Supplier?.Screening == Screening.Hit ? PriorityScore.StatutoryOneDay : 0);
    }

    private static bool IsFirst(ExceptionCode code, InvoiceContext context) => context.Supplier?.Screening == Screening.Hit && code.Code == Codes.SupplierBlocked;

    private static int Minutes(ResolveTarget target, BusinessCalendar calendar) => target.BusinessMinutes ?? target.BusinessDays!.Value * (int)calendar.DayLength.TotalMinutes;

    /// <summary>At most 24 characters for the list.</summary>
    private static string Short(InvoiceJudgement found, ExceptionCode code) => code.Code switch
    {
        Codes.PriceOver => $"{found.VariancePercent:0.##} % above order",
        Codes.NoReceipt => "Grace for receipt over",
        Codes.OverReceipt or Codes.OverOrder when Uncovered(found, code) is { } line => $"{line.UncoveredQuantity:#,##0.##} {line.Order?.Unit} too many",
        Codes.Unit => "A pack for a piece?",
        Codes.Unlinked => "No order line fits",
        Codes.MissingData => "A field is missing",
        Codes.Unbalanced => "Parts miss total",
        Codes.Freight => "Above the plan",
        Codes.TaxVariance => found.Variance > 0m ? "More tax than computed" : "Less tax than computed",
        Codes.CreditIncomplete => "Cites no open invoice",
        Codes.NonPoNoPolicy => "No order fits",
        Codes.Inspection => "Not inspected yet",
        Codes.SupplierBlocked => "Compliance decides",
        Codes.PhiSuspect => "May name a patient",
        Codes.OrderNotValid => "Order cannot be billed",
        Codes.TaxExempt => "Site is exempt",
        Codes.DuplicateExact => "Same number and amount",
        Codes.DuplicateSuspect => "Same number, new amount",
        Codes.BankRisk => "Account not confirmed",
        Codes.BudgetPeriod => "Period closed",
        Codes.AmountLarge => "Second person looks",
        _ => code.Name.Length <= 24 ? code.Name : code.Name[..24],
    };

    private static LineMatch? Uncovered(InvoiceJudgement found, ExceptionCode code) => found.Match.Lines.FirstOrDefault(l => l.Codes.Contains(code.Code));

    /// <summary>"INV 88213", "CM 4410": a number that says so itself is not told twice.</summary>
    private static string NameOf(SupplierInvoice invoice)
    {
        var kind = invoice.IsCredit ? "CM" : "INV";
        return Cut(invoice.Number.StartsWith(kind, StringComparison.OrdinalIgnoreCase) ? invoice.Number : $"{kind} {invoice.Number}", 80);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
