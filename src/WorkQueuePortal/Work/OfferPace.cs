namespace WorkQueuePortal.Work;

/// <summary>How many offers one cycle makes at most; the key <c>Work:OffersPerCycle</c>. Whoever is left gets the next in order in the cycle after it.</summary>
public sealed record OfferPace(int Most)
{
    public const int Usual = 200;

    /// <param name="configuration">Null for a program that reads none.</param>
    public static OfferPace Of(IConfiguration? configuration) => new(Math.Clamp(configuration?.GetValue("Work:OffersPerCycle", Usual) ?? Usual, 1, 10_000));
}
