using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Processes.Invoices.Actions;

/// <summary>Compares an invoice with what is known now and does what follows: release, wait for the receipt, or open or change the exception.
/// Runs on arrival and again whenever an order, a receipt or a hold changes.</summary>
public sealed class ExamineInvoice(ExceptionWork work, Calendars calendars)
{
    /// <param name="because">What happened, for the trail of an exception that clears itself.</param>
    /// <param name="duplicateDismissed">Somebody has said that it is not a duplicate.</param>
    public async Task<Outcome> In(WriteScope at, SupplierInvoice invoice, string because, CancellationToken ct, bool duplicateDismissed = false)
    {
        var context = await InvoiceReading.Read(at.Db, invoice, at.Now, ct);
        var calendar = await calendars.Get(context.Facility.CalendarCode, ct);
        var days = new BusinessDays(calendar);
        var grace = GraceOf(invoice, context, days);
        var order = context.Orders.Count > 0 ? context.Orders[0] : null;
        if (duplicateDismissed) invoice.DismissDuplicate();
        var header = invoice.IsNoDuplicate ? context.Header with { Others = [], Near = [] } : context.Header;
        var judgement = InvoiceJudgement.Of(
            invoice, InvoiceReading.Facts(invoice), InvoiceReading.HeaderOf(invoice, context), header, context.Book, TolerancePolicy.Std, order?.PlannedFreight ?? 0m,
            order?.IsFreightPrepaid ?? false, Grace.IsOpen(header.Today, grace));
        invoice.Examined(judgement.Match, at.Now);
        if (judgement.Primary is null) return await Release(at, invoice, judgement, because, ct);
        if (judgement.OnlyWaits)
        {
            var waits = at.Carry(invoice.Await(grace));
            return waits.IsDone ? await work.Clear(at, invoice, "Waits for its receipt.", ct) : waits;
        }
        invoice.IsException();
        RecordDecision.In(at, invoice.Id, TolerancePolicy.Std.Name, judgement.Primary, judgement.Why, new { invoice.Number, invoice.Total, judgement.Variance }, judgement.Checks.Where(c => !c.Passed));
        return await work.Describe(at, invoice, judgement, context, calendar, days, ct);
    }

    private async Task<Outcome> Release(WriteScope at, SupplierInvoice invoice, InvoiceJudgement judgement, string because, CancellationToken ct)
    {
        var words = judgement.Match.Verdict == MatchVerdict.MatchedTol ? $"Matched within tolerance of {TolerancePolicy.Std.Name}." : "Matched.";
        var exception = await work.Open(at, invoice, ct);
        if (at.Carry(invoice.Release(invoice.Total ?? 0m, words, exception?.ItemId, at.Now)) is { IsDone: false } no) return no;
        return exception is null ? Outcome.Done() : await work.Clear(at, invoice, exception, because, ct);
    }

    private static LocalDate GraceOf(SupplierInvoice invoice, InvoiceContext context, BusinessDays days)
    {
        var zone = DateTimeZoneProviders.Tzdb[context.Facility.Zone];
        return Grace.EndsOn(invoice.ReceivedAt.InZone(zone).Date, context.Orders.Count > 0 ? context.Orders[0].PromisedOn : null, invoice.DueOn, days.Add);
    }
}

/// <summary>Whole business days of a calendar, forward and back.</summary>
public sealed class BusinessDays(BusinessCalendar calendar)
{
    public LocalDate Add(LocalDate date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.PlusDays(step);
            if (IsOpen(date)) left--;
        }
        return date;
    }

    private bool IsOpen(LocalDate date) => calendar.OpenIntervals(date.AtStartOfDayInZone(calendar.Zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(calendar.Zone).ToInstant()).Any();
}
