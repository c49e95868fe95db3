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
    private const int Enough = 200;
    private const int Block = 400, Attempts = 20;
    private static readonly string[] Series = [WorkItem, Request];

    private readonly ConcurrentDictionary<string, Queue<long>> _ready = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Makes sure that a save can take its numbers from what is at hand.</summary>
    public async Task Reserve(CancellationToken ct, int count = Enough)
    {
        if (Series.All(series => Has(series, count))) return;
        await _gate.WaitAsync(ct);
        try
        {
            foreach (var series in Series)
            {
                var ready = _ready.GetOrAdd(series, _ => new Queue<long>());
                while (!Has(series, count))
                {
                    var first = await Take(series, ct);
                    lock (ready)
                        for (var number = first; number < first + Block; number++) ready.Enqueue(number);
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public long Next(string series)
    {
        var ready = _ready.GetValueOrDefault(series) ?? throw new InvalidOperationException($"No numbers of {series} were reserved.");
        lock (ready) return ready.Dequeue();
    }

    public void Dispose() => _gate.Dispose();

    private bool Has(string series, int count)
    {
        if (!_ready.TryGetValue(series, out var ready)) return false;
        lock (ready) return ready.Count >= count;
    }

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
}
