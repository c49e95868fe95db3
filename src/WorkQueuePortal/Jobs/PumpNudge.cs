using System.Threading.Channels;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

/// <summary>Runs the pumps as soon as a save has left a message, instead of at the next minute. Many notices are one run, and a notice that is
/// lost costs seconds: it also looks by itself. Two nodes may do this at once, because the rows are leased.</summary>
public sealed class PumpNudge(Changes changes, IServiceScopeFactory scopes, JobPace pace, ILogger<PumpNudge> log) : BackgroundService
{
    private readonly Channel<bool> _nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.SubscribeToOwn(Note);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Pump(stoppingToken);
            await Next(stoppingToken);
        }
    }

    private void Note(IReadOnlyList<Change> told)
    {
        if (told.Any(c => c.Topic is Topics.Outbox or Topics.Inbox)) _nudges.Writer.TryWrite(true);
    }

    private async Task Pump(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // Answers to what goes out come in as messages, so the inbox is second.
            await scope.ServiceProvider.GetRequiredService<PumpOutbox>().Run(ct);
            await scope.ServiceProvider.GetRequiredService<PumpInbox>().Run(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.LogError(fault, "The pumps failed and will run again in {Seconds} seconds.", pace.PumpSeconds);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("The pumps stop with the program.");
        }
    }

    private async Task Next(CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(TimeSpan.FromSeconds(pace.PumpSeconds));
        try
        {
            await _nudges.Reader.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody said anything for a while: look anyway.
        }
    }
}
