using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

internal static class DemoBudgets
{
    private const decimal InvoicedShare = 0.78m;

    /// <summary>The fiscal year begins on 1 July and bears the number of the year in which it ends.</summary>
    public static IReadOnlyList<DemoBudgetState> Of(DemoData data, Instant now)
    {
        var today = now.InUtc().Date;
        var year = today.Month >= 7 ? today.Year + 1 : today.Year;
        var elapsed = Period.DaysBetween(new LocalDate(year - 1, 7, 1), today) / 365m;
        return [.. data.Budgets.Select(b =>
        {
            var used = b.AnnualBudget * elapsed * b.SpentShare;
            var actual = Math.Round(used * InvoicedShare, 2);
            return new DemoBudgetState(b.CostCentre, b.Gl, year, b.AnnualBudget, actual, Math.Round(used, 2) - actual);
        })];
    }
}
