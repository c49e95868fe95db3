namespace WorkQueuePortal.Tests.Support;

/// <summary>Time that passes when the test says so: timers fire inside <see cref="Pass"/>, each on its turn.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_timers) _timers.Add(timer);
        return timer;
    }

    public void Pass(TimeSpan span)
    {
        var until = _now + span;
        while (Next(until) is { } timer)
        {
            _now = timer.DueAt!.Value;
            timer.Fire();
        }
        _now = until;
    }

    private Timer? Next(TimeSpan until)
    {
        lock (_timers) return _timers.Where(t => t.DueAt <= until).MinBy(t => t.DueAt);
    }

    private sealed class Timer(ManualTime time, Action act) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime < TimeSpan.Zero ? null : time._now + dueTime;
            _period = period;
            return true;
        }

        public void Fire()
        {
            DueAt = _period > TimeSpan.Zero ? time._now + _period : null;
            act();
        }

        public void Dispose() => DueAt = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
