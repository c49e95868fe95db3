using Microsoft.AspNetCore.Components;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>Draws nothing: tells its page which requests were changed, at most twice a second.</summary>
public sealed class RequestsLive(Changes changes, TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private readonly Lock _gate = new();
    private HashSet<Guid> _changed = [];
    private IDisposable? _subscription;
    private ITimer? _timer;

    [Parameter, EditorRequired] public EventCallback<IReadOnlySet<Guid>> OnChanged { get; set; }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _timer = time.CreateTimer(_ => _ = InvokeAsync(Tell), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = changes.Subscribe(Note);
    }

    // On the thread of the writer: only noted here, read later.
    private void Note(IReadOnlyList<Change> committed)
    {
        lock (_gate)
        {
            var waits = _changed.Count > 0;
            foreach (var change in committed.Where(c => c.Topic == Topics.Request)) _changed.Add(change.Id);
            if (!waits && _changed.Count > 0) _timer!.Change(Pace, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Tell()
    {
        HashSet<Guid> changed;
        lock (_gate) (changed, _changed) = (_changed, []);
        if (changed.Count > 0 && _subscription is not null) await OnChanged.InvokeAsync(changed);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _subscription = null;
        _timer?.Dispose();
    }
}
