namespace WorkQueuePortal.Store;

/// <summary>The rhythm of a node among others.</summary>
/// <param name="Poll">How often the change log is read: 50 to 1,000 ms.</param>
/// <param name="Drain">How long a node that was told to stop goes on serving the pages that are open: 0 to 10 minutes.</param>
public sealed record NodePace(TimeSpan Poll, TimeSpan Drain)
{
    public static NodePace Of(IConfiguration configuration) => new(
        TimeSpan.FromMilliseconds(Math.Clamp(configuration.GetValue("Node:PollMilliseconds", 300), 50, 1000)),
        TimeSpan.FromSeconds(Math.Clamp(configuration.GetValue("Node:DrainSeconds", 30), 0, 600)));
}
