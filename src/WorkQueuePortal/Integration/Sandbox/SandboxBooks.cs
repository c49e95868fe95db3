using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>The sandbox's records during one transaction of its own.</summary>
internal sealed class SandboxBooks(PortalDb db, Instant now)
{
    private const string SequenceCounter = "sequence";

    public Instant Now => now;

    public async Task<T?> Find<T>(string entity, string key, CancellationToken ct) where T : class =>
        await db.FindAsync<ErpRecord>([entity, key], ct) is { } row ? JsonSerializer.Deserialize<T>(row.Body, StoreJson.Options) : null;

    public async Task<LocalDate?> ClosedThrough(CancellationToken ct) =>
        await db.FindAsync<ErpRecord>([SandboxRecord.Period, SandboxRecord.Period], ct) is { } row ? JsonSerializer.Deserialize<LocalDate>(row.Body, StoreJson.Options) : null;

    /// <summary>As "4500000001": a series begins at its first digits and never ends.</summary>
    public async Task<string> NextNumber(string series, long first, CancellationToken ct) => (await Take(series, first, 1, ct)).ToString(CultureInfo.InvariantCulture);

    public Task Put(SandboxRecord record, CancellationToken ct) => Put([record], ct);

    public async Task Put(IReadOnlyList<SandboxRecord> records, CancellationToken ct)
    {
        var sequence = await Take(SequenceCounter, 1, records.Count, ct);
        foreach (var group in records.Select((record, i) => (record, sequence: sequence + i)).GroupBy(r => r.record.Entity))
            foreach (var chunk in group.Chunk(500)) await PutChunk(group.Key, chunk, ct);
    }

    private async Task PutChunk(string entity, (SandboxRecord Record, long Sequence)[] chunk, CancellationToken ct)
    {
        var keys = chunk.Select(c => c.Record.Key).ToList();
        var known = await db.Set<ErpRecord>().Where(r => r.Entity == entity && keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, ct);
        foreach (var (record, sequence) in chunk)
        {
            if (!known.TryGetValue(record.Key, out var row)) db.Add(known[record.Key] = row = new ErpRecord { Entity = entity, Key = record.Key });
            (row.Sequence, row.ChangedAt, row.Body) = (sequence, now, record.Body);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<long> Take(string counter, long first, int count, CancellationToken ct)
    {
        var row = await db.FindAsync<ErpCounter>([counter], ct);
        if (row is null) db.Add(row = new ErpCounter { Name = counter, Next = first });
        var taken = row.Next;
        row.Next += count;
        return taken;
    }
}
