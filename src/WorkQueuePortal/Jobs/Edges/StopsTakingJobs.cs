using Hangfire;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>When this node leaves, Hangfire takes no further job at once, although pages are served for a while: what recurs meanwhile runs on the other nodes.</summary>
public sealed class StopsTakingJobs(Departure departure, BackgroundJobServerHostedService server) : IHostedService
{
    private CancellationTokenRegistration _told;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _told = departure.Token.Register(() => _ = server.StopAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await _told.DisposeAsync();
}
