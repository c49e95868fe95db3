using System.Collections.Concurrent;

namespace WorkQueuePortal.Store;

/// <summary>Counts that many open pages of this node ask for at the same moment are read once for all of them. Nobody gets what was read before he asked: who comes while a reading runs
/// shares the next one. After each reading it rests for some multiple of the time that took, so that dear counts are made more seldom than cheap ones.</summary>
/// <param name="rest">Times as long as a reading took: a count that is always asked for takes one part in so many of a processor.</param>
public sealed class SharedReads(TimeProvider time, int rest = 10)
{
    private readonly ConcurrentDictionary<object, Line> _lines = new();

    /// <param name="key">What is read and for whom: who has an equal key must get an equal answer.</param>
    /// <param name="read">May run for others after its own asker has gone.</param>
    public async Task<T> Read<T>(object key, Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        var line = _lines.GetOrAdd(key, _ => new Line());
        Task<T>? shared = null;
        var isOwn = true;
        lock (line)
        {
            if (line.Next is Task<T> next) (shared, isOwn) = (next, false);
            else if (line.IsBusy || line.Left(time) > TimeSpan.Zero) line.Next = shared = Task.Run(() => Turn(line, read), CancellationToken.None);
            else line.Begin(time);
        }
        if (shared is null) return await Timed(line, read, ct);
        try
        {
            return await shared.WaitAsync(ct);
        }
        catch (Exception) when (!isOwn && !ct.IsCancellationRequested)
        {
            // The page that read for all of them has gone, or its reading failed: that is no answer to this one.
            return await read(ct);
        }
    }

    /// <summary>The reading for all who ask before it begins.</summary>
    private async Task<T> Turn<T>(Line line, Func<CancellationToken, Task<T>> read)
    {
        await line.Done;
        TimeSpan left;
        lock (line) left = line.Left(time);
        if (left > TimeSpan.Zero) await Task.Delay(left, time);
        lock (line)
        {
            line.Next = null;
            line.Begin(time);
        }
        return await Timed(line, read, CancellationToken.None);
    }

    private async Task<T> Timed<T>(Line line, Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        try
        {
            return await read(ct);
        }
        finally
        {
            lock (line) line.End(time, rest);
        }
    }

    /// <summary>One key: the reading that runs, and the one that is waited for.</summary>
    private sealed class Line
    {
        private TaskCompletionSource? _running;
        private long _start, _end;
        private TimeSpan _rest;

        public Task? Next { get; set; }
        public bool IsBusy => _running is not null;
        public Task Done => _running?.Task ?? Task.CompletedTask;

        public TimeSpan Left(TimeProvider time) => _rest == TimeSpan.Zero ? _rest : _rest - time.GetElapsedTime(_end);

        public void Begin(TimeProvider time)
        {
            _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _start = time.GetTimestamp();
        }

        public void End(TimeProvider time, int rest)
        {
            _end = time.GetTimestamp();
            _rest = time.GetElapsedTime(_start, _end) * rest;
            _running!.SetResult();
            _running = null;
        }
    }
}
