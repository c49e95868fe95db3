namespace WorkQueuePortal.Kernel;

/// <summary>Whether this process has been told to end. It then goes on for a while with what is open, and begins nothing new.</summary>
public sealed class Departure : IDisposable
{
    private readonly CancellationTokenSource _begun = new();

    public bool HasBegun => _begun.IsCancellationRequested;

    /// <summary>Tells those who have something to hand over, each at once and on the thread that begins the departure.</summary>
    public CancellationToken Token => _begun.Token;

    public void Begin() => _begun.Cancel();

    public void Dispose() => _begun.Dispose();
}
