using Microsoft.AspNetCore.Components;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Ui;

/// <summary>Draws nothing: says when what a page shows may have changed, at most every two seconds, and once a minute because clocks run without any change.</summary>
public sealed class Watch(Changes changes, TimeProvider time) : ComponentBase, IDisposable
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private const int RoundsOfAMinute = 30;

    /// <summary>Of <see cref="Store.Topics"/>: those that concern the page.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Topics { get; set; }
    [Parameter, EditorRequired] public EventCallback OnStale { get; set; }

    private IDisposable? _subscription;
    private ITimer? _timer;
    private int _stale, _rounds;

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _subscription = changes.Subscribe(told =>
        {
            if (told.Any(c => Topics.Any(c.Concerns))) Interlocked.Exchange(ref _stale, 1);
        });
        _timer = time.CreateTimer(_ => _ = InvokeAsync(Round), null, Pace, Pace);
    }

    private async Task Round()
    {
        if (Interlocked.Exchange(ref _stale, 0) == 0 && ++_rounds < RoundsOfAMinute) return;
        _rounds = 0;
        try
        {
            if (_subscription is not null) await OnStale.InvokeAsync();
        }
        // The page may have gone while it read; every other fault belongs to the error boundary, which a timer does not reach by itself.
        catch (Exception fault) when (_subscription is not null)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _subscription = null;
        _timer?.Dispose();
    }
}
