namespace WorkQueuePortal.Work.Model;

/// <summary>The priority score: clinical need, statutory deadlines, value at risk, waiting, supply. At most 100.</summary>
public static class PriorityScore
{
    public const int Clinical = 40, ClinicalSoon = 20, StatutoryOneDay = 30, StatutoryThreeDays = 15, SupplyStop = 10;
    private const int MostForWaiting = 20, MostForValue = 20;

    /// <summary>At most 20 points, four for each power of ten hundreds at risk.</summary>
    public static int ForValue(decimal valueAtRisk) =>
        valueAtRisk <= 0 ? 0 : Math.Min(MostForValue, (int)Math.Round(4 * Math.Log10(1 + (double)valueAtRisk / 100), MidpointRounding.AwayFromZero));

    /// <summary>Whole points, in integer arithmetic, so that the recalculation in SQL comes to the same.</summary>
    public static int ForWaiting(long elapsedSeconds, long targetSeconds) =>
        targetSeconds <= 0 ? MostForWaiting : (int)Math.Clamp(MostForWaiting * elapsedSeconds / targetSeconds, 0, MostForWaiting);

    public static int Total(int baseScore, long elapsedSeconds, long targetSeconds) => Math.Min(100, baseScore + ForWaiting(elapsedSeconds, targetSeconds));

    public static int Band(int score) => score switch { >= 70 => 1, >= 50 => 2, >= 25 => 3, _ => 4 };
}

/// <summary>How long work has been open, in business days of its calendar.</summary>
/// <param name="Name">As charts show it.</param>
/// <param name="FromDays">Included.</param>
public sealed record AgeBucket(string Name, int FromDays)
{
    public static IReadOnlyList<AgeBucket> All { get; } =
        [new("0–1 bd", 0), new("1–2", 1), new("2–5", 2), new("5–10", 5), new("10–30", 10), new("over 30", 30)];

    public static int IndexOf(long ageSeconds, long dayseconds)
    {
        var index = 0;
        while (index + 1 < All.Count && ageSeconds >= All[index + 1].FromDays * dayseconds) index++;
        return index;
    }
}
