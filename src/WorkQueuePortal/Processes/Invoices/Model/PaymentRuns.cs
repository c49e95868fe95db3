using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>When payments leave: Tuesdays and Fridays at 14:00. What is to be paid by a date must be released before the last run that still makes it.</summary>
public static class PaymentRuns
{
    private static readonly LocalTime Cutoff = new(14, 0);
    private const decimal DiscountWorthIt = 10m;

    /// <summary>The hard deadline of an invoice: one business day before the last run that keeps the discount, if it is worth at least 10, else before
    /// the last run that pays on time. Null without a due date, or where that run is past already.</summary>
    public static Instant? Deadline(LocalDate? discountOn, decimal discount, LocalDate? dueOn, DateTimeZone zone, Instant now, Func<LocalDate, int, LocalDate> addBusinessDays)
    {
        if (discountOn is { } early && discount >= DiscountWorthIt && Before(early) is var saving && saving > now) return saving;
        return dueOn is { } due && Before(due) is var paying && paying > now ? paying : null;

        Instant Before(LocalDate date) => addBusinessDays(LastRun(date), -1).At(Cutoff).InZoneLeniently(zone).ToInstant();
    }

    private static LocalDate LastRun(LocalDate on)
    {
        while (on.DayOfWeek is not (IsoDayOfWeek.Tuesday or IsoDayOfWeek.Friday)) on = on.PlusDays(-1);
        return on;
    }
}
