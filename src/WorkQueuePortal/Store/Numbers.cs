using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Hands out the numbers of a series. Each process takes them in blocks and before a transaction begins: inside one it could wait for itself, since
/// SQLite has one writer, and writers elsewhere would queue behind one row. A process that ends leaves a gap, which is allowed.</summary>
public sealed class Numbers(PortalDbs dbs) : IDisposable
{
    public const string WorkItem = "work-item", Request = "request";

    /// <summary>More than one save ever uses, replays excepted, which say so.</summary>
    private const int Enough = 40;
    private const int Block = 400, Attempts = 20;
    private static readonly string[] Series = [WorkItem, Request];

    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _ready = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _promised;

    /// <summary>Promises a save <paramref name="count"/> numbers of each series, until what is returned is disposed. What others were promised is not counted
    /// twice, so any number of saves side by side have enough.</summary>
    public async Task<IDisposable> Promise(CancellationToken ct, int count = Enough)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var promised = Volatile.Read(ref _promised) + count;
            foreach (var series in Series)
            {
                var ready = _ready.GetOrAdd(series, _ => new ConcurrentQueue<long>());
                while (ready.Count < promised)
                {
                    var first = await Take(series, ct);
                    for (var number = first; number < first + Block; number++) ready.Enqueue(number);
                }
            }
            Interlocked.Add(ref _promised, count);
            return new Promised(this, count);
        }
        finally
        {
            _gate.Release();
        }
    }

    public long Next(string series) =>
        _ready.TryGetValue(series, out var ready) && ready.TryDequeue(out var number) ? number : throw new InvalidOperationException($"No numbers of {series} were promised.");

    public void Dispose() => _gate.Dispose();

    private async Task<long> Take(string series, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = dbs.OpenAll();
            var row = await db.Set<SeriesRow>().FirstOrDefaultAsync(s => s.Name == series, ct);
            if (row is null) db.Add(row = new SeriesRow { Name = series, Next = 10_001 });
            var first = row.Next;
            row.Next += Block;
            try
            {
                await db.SaveChangesAsync(ct);
                return first;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node took this block in the same moment: take the next one.
            }
        }
    }

    private sealed class Promised(Numbers numbers, int count) : IDisposable
    {
        public void Dispose() => Interlocked.Add(ref numbers._promised, -count);
    }
}
