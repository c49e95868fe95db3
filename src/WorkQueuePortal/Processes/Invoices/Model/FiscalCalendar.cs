using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Which fiscal periods may be posted to on a day: the current month, and the one before until the eighth. The ERP has the last word when it posts.</summary>
public static class FiscalCalendar
{
    private const int ClosesOn = 8, KnownMonths = 14;

    /// <param name="on">The day an invoice arrived: later it is no less valid for having waited.</param>
    public static IReadOnlyList<FiscalPeriod> Periods(LocalDate on)
    {
        var month = new LocalDate(on.Year, on.Month, 1);
        var open = on.Day < ClosesOn ? 1 : 0;
        // Next month is known too: an invoice may be dated a day ahead.
        return [.. Enumerable.Range(-1, KnownMonths).Select(back => (First: month.PlusMonths(-back), IsOpen: back <= open)).Select(m => new FiscalPeriod(m.First, m.First.PlusMonths(1).PlusDays(-1), m.IsOpen))];
    }
}
