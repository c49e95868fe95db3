using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Which fiscal periods may still be posted to: the current month and the two before it. The ERP has the last word when it posts.</summary>
public static class FiscalCalendar
{
    private const int OpenMonths = 3, KnownMonths = 14;

    public static IReadOnlyList<FiscalPeriod> Periods(LocalDate today)
    {
        var month = new LocalDate(today.Year, today.Month, 1);
        // Next month is known too: an invoice may be dated a day ahead.
        return [.. Enumerable.Range(-1, KnownMonths).Select(back => month.PlusMonths(-back)).Select((first, index) => new FiscalPeriod(first, first.PlusMonths(1).PlusDays(-1), index <= OpenMonths))];
    }
}
