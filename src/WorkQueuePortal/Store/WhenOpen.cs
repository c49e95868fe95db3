using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>A service of the host that begins once the portal is open: it would work on rows that are still being loaded.</summary>
public sealed class WhenOpen(IHostedService service, Opening opening) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _ends = new();
    private Task _begun = Task.CompletedTask;
    private volatile bool _isDisposed;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (opening.IsOpen) return service.StartAsync(cancellationToken);
        _begun = Begin();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host that is torn down may stop its services once more after it has let go of them.
        if (_isDisposed) return;
        await _ends.CancelAsync();
        await _begun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsOpen) await service.StopAsync(cancellationToken);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _ends.Dispose();
    }

    private async Task Begin()
    {
        await opening.Opened.WaitAsync(_ends.Token);
        await service.StartAsync(_ends.Token);
    }
}

public static class WhenOpenSetup
{
    public static void AddHostedWhenOpen<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<IHostedService>(provider => new WhenOpen(ActivatorUtilities.GetServiceOrCreateInstance<T>(provider), provider.GetRequiredService<Opening>()));
}
