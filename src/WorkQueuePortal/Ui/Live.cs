using Microsoft.AspNetCore.Components;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Ui;

/// <summary>Put on a page to hear of committed changes: the ids of one topic, gathered, at most twice a second. Draws nothing.
/// Where nobody knows what was missed, because the node was cut off for a while, the page is asked to read everything it shows.</summary>
public sealed class Live(Changes changes, TimeProvider time) : ComponentBase, IDisposable
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _ids = [];
    private IDisposable? _subscription;
    private ITimer? _timer;
    private bool _isWaiting, _isGone, _hasMissed;

    [Parameter, EditorRequired] public string Topic { get; set; } = Topics.Item;
    [Parameter, EditorRequired] public EventCallback<IReadOnlySet<Guid>> OnChanged { get; set; }
    [Parameter, EditorRequired] public EventCallback OnMissed { get; set; }

    protected override void OnInitialized()
    {
        _timer = time.CreateTimer(_ => _ = InvokeAsync(Tell), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = changes.Subscribe(Note);
    }

    // Called on the thread of the writer: it only takes note.
    private void Note(IReadOnlyList<Change> told)
    {
        lock (_lock)
        {
            _hasMissed |= told.Contains(Change.Anything);
            _ids.UnionWith(told.Where(c => c.Topic == Topic).Select(c => c.Id));
            if ((_ids.Count == 0 && !_hasMissed) || _isWaiting || _isGone) return;
            _isWaiting = true;
            _timer?.Change(Pace, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Tell()
    {
        HashSet<Guid> ids;
        bool hasMissed;
        lock (_lock)
        {
            (hasMissed, _hasMissed) = (_hasMissed, false);
            ids = [.. _ids];
            _ids.Clear();
            _isWaiting = false;
        }
        if (_isGone || (ids.Count == 0 && !hasMissed)) return;
        try
        {
            await (hasMissed ? OnMissed.InvokeAsync() : OnChanged.InvokeAsync(ids));
        }
        // The page may have gone while it read; every other fault belongs to the error boundary, which a timer does not reach by itself.
        catch (Exception fault) when (!_isGone)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    public void Dispose()
    {
        _isGone = true;
        _subscription?.Dispose();
        _timer?.Dispose();
    }
}
