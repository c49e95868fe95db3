using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>On which workday before today an invoice arrives. Mondays and Tuesdays bring most; open exceptions are mostly fresh.</summary>
internal sealed class Arrivals(OpenHours hours, Draw draw)
{
    /// <summary>The oldest arrival. With delivery and order before it, everything lies within ninety days, holidays included.</summary>
    private const int Oldest = 46;

    private static readonly double[] Fresh = [0.62, 0.26, 0.08, 0.04];

    public int Of(DemoScenario scenario, bool older) => scenario switch
    {
        { Exception: "" } when older => Between(6, Oldest),
        _ when older => Between(10, Oldest),
        // A missing receipt becomes work only when its grace is over: two workdays after the invoice.
        { Exception: "NO_RECEIPT" or "QTY_OVER_RECEIPT" } => Between(3, 4),
        { Play: "AWAITING" } => Between(0, 1),
        // The credit comes a workday after the invoice it gives back.
        { Play: "REBATE" or "CREDIT_ALONE" or "CREDIT_TOO_LARGE" } => Between(1, 4),
        { Exception: "" } => Between(0, 5),
        _ => draw.One([.. Enumerable.Range(0, Fresh.Length)], b => Fresh[b] * Weight(b)),
    };

    private int Between(int newest, int oldest) => draw.One([.. Enumerable.Range(newest, oldest - newest + 1)], Weight);

    private double Weight(int back) => hours.Back(back).DayOfWeek switch
    {
        IsoDayOfWeek.Monday => 1.25,
        IsoDayOfWeek.Tuesday => 1.2,
        IsoDayOfWeek.Thursday => 0.95,
        IsoDayOfWeek.Friday => 0.8,
        _ => 1,
    };
}
