using NodaTime;

namespace WorkQueuePortal.Jobs;

/// <summary>The rhythm of the jobs.</summary>
/// <param name="Lease">How long a dead node keeps a job; a living one renews in time.</param>
/// <param name="FeedSeconds">How often feeds and the drop folder are read: 1 to 60.</param>
/// <param name="PumpSeconds">How often the pumps look by themselves, besides being told of new messages.</param>
public sealed record JobPace(Duration Lease, int FeedSeconds, int PumpSeconds)
{
    public static JobPace Of(IConfiguration configuration) => new(
        Duration.FromSeconds(configuration.GetValue("Jobs:LeaseSeconds", 120)),
        Math.Clamp(configuration.GetValue("Jobs:FeedSeconds", 60), 1, 60),
        Math.Clamp(configuration.GetValue("Jobs:PumpSeconds", 5), 1, 60));

    /// <summary>Every so many seconds, as cron. A minute has no more of them than sixty, so sixty is every minute.</summary>
    public string FeedCron => FeedSeconds == 60 ? "* * * * *" : $"*/{FeedSeconds} * * * * *";
}
