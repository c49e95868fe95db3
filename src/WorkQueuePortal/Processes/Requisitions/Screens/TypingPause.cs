namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>Does something once nothing has been typed for a while. Begin starts the wait anew and drops what an earlier one had begun.</summary>
internal sealed class TypingPause(TimeProvider time, TimeSpan wait, Func<CancellationToken, Task> then) : IDisposable
{
    private CancellationTokenSource _typed = new();

    public async Task Begin()
    {
        await _typed.CancelAsync();
        var mine = _typed = new CancellationTokenSource();
        try
        {
            await Task.Delay(wait, time, mine.Token);
            await then(mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Somebody typed on, or left: a later wait does it.
            return;
        }
    }

    public void Stop() => _typed.Cancel();

    public void Dispose()
    {
        _typed.Cancel();
        _typed.Dispose();
    }
}
