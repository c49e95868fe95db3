using NodaTime;

namespace WorkQueuePortal.Integration.Model;

/// <summary>When a message that failed is tried again: five times, farther and farther apart, spread by a fifth so that a crowd does not come back at once.</summary>
public static class RetrySchedule
{
    private const int SpreadPercent = 20;

    private static readonly Duration[] Delays =
        [Duration.FromSeconds(2), Duration.FromSeconds(10), Duration.FromSeconds(60), Duration.FromMinutes(5), Duration.FromMinutes(30)];

    public static int Retries => Delays.Length;

    /// <summary>The delay before the next attempt, or null when the attempts are spent.</summary>
    /// <param name="failures">How often it has failed, this time included: 1 or more.</param>
    /// <param name="message">Decides the spread, so that the same message is always planned alike.</param>
    /// <param name="retryAfter">What the other side asked for; waited for even where the schedule is sooner.</param>
    public static Duration? After(int failures, Guid message, Duration? retryAfter = null)
    {
        if (failures > Delays.Length) return null;
        var delay = Delays[failures - 1] * (1 + Spread(message, failures));
        var planned = Duration.FromMilliseconds(Math.Round(delay.TotalMilliseconds));
        return retryAfter is { } asked && asked > planned ? asked : planned;
    }

    /// <summary>Between -0.20 and +0.20.</summary>
    private static double Spread(Guid message, int failures) => (StableHash.Of(message, failures) % (2 * SpreadPercent + 1) - SpreadPercent) / 100.0;
}
