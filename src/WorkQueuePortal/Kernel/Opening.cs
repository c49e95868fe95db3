namespace WorkQueuePortal.Kernel;

/// <summary>Whether people may work here and jobs run. Only a portal whose demonstration is still being loaded is shut.</summary>
public sealed class Opening
{
    private volatile TaskCompletionSource? _shut;

    public bool IsOpen => Opened.IsCompleted;

    /// <summary>Ends once the portal is open.</summary>
    public Task Opened => _shut?.Task ?? Task.CompletedTask;

    /// <summary>Before the program listens and its services start.</summary>
    public void Shut() => _shut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _shut?.TrySetResult();
}
