namespace WorkQueuePortal.Store;

/// <summary>What people do most in a room, done once before they come: the first of each kind compiles what every later one finds ready, and would keep a person waiting for it.</summary>
public interface IRehearsal
{
    /// <summary>Leaves nothing behind: it reads, and writes through a <see cref="UnitOfWork.Rehearsing"/> that takes everything back.</summary>
    Task Run(IServiceProvider services, CancellationToken ct);
}

/// <summary>Runs the rehearsals when the program starts. A balancer sends nobody here until they are over; one that fails keeps nobody out.</summary>
public sealed class Rehearsals(IEnumerable<IRehearsal> all, IServiceScopeFactory scopes, TimeProvider time, ILogger<Rehearsals> log) : BackgroundService
{
    private volatile bool _areOver;

    /// <summary>Whether the node may be sent people.</summary>
    public bool AreOver => _areOver;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var start = time.GetTimestamp();
        foreach (var rehearsal in all)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await rehearsal.Run(scope.ServiceProvider, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning("{Rehearsal} came to no end: {Reason} The first act of each kind takes longer on this node.", rehearsal.GetType().Name, fault.GetBaseException().Message);
            }
        }
        log.LogInformation("Ready after a rehearsal of {Seconds:0.0} s.", time.GetElapsedTime(start).TotalSeconds);
        _areOver = true;
    }
}
