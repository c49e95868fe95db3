using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Hands out the numbers of a series. Each process takes them in blocks, outside the caller's transaction, so that writers never
/// queue behind one row; a process that ends leaves a gap, which is allowed.</summary>
public sealed class Numbers(PortalDbs dbs) : IDisposable
{
    private const int Block = 50, Attempts = 20;
    private readonly Dictionary<string, (long Next, long End)> _blocks = [];
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<long> Next(string series, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (!_blocks.TryGetValue(series, out var block) || block.Next == block.End) block = await Take(series, ct);
            _blocks[series] = (block.Next + 1, block.End);
            return block.Next;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<(long, long)> Take(string series, CancellationToken ct)
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
                return (first, first + Block);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another node took this block in the same moment: take the next one. A store that cannot be written to fails the last attempt too.
            }
        }
    }
}
