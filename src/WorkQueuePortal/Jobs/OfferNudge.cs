using System.Threading.Channels;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Jobs;

/// <summary>Offers work as soon as something changed that may matter to it, instead of at the next minute: new or returned work, a mark of a clock, somebody who came, answered, finished something,
/// or may do more than before. Many notices are one run, and a notice that is lost costs seconds: it also looks by itself, so that an offer that is over goes on. Several nodes may do this at once.</summary>
public sealed class OfferNudge(Changes changes, IServiceScopeFactory scopes, ILogger<OfferNudge> log) : BackgroundService
{
    /// <summary>How long notices are gathered, and how long it waits for one.</summary>
    private static readonly TimeSpan Gathered = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.SubscribeToOwn(told =>
        {
            if (told.Any(c => c.Topic is Topics.Item or Topics.Offer)) _nudges.Writer.TryWrite(true);
        });
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Next(stoppingToken);
                await Task.Delay(Gathered, stoppingToken);
                await Offer(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Offers stop with the program.");
        }
    }

    private async Task Offer(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OfferWork>().Run(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.LogError(fault, "Work could not be offered; it is tried again within {Seconds} seconds.", Patience.TotalSeconds);
        }
    }

    private async Task Next(CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(Patience);
        try
        {
            await _nudges.Reader.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody said anything for a while: look anyway.
        }
    }
}
