using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror;

/// <summary>Merges pages of one kind of master data into the mirror.</summary>
internal abstract class MasterFeed(string entity)
{
    public string Entity => entity;

    /// <summary>Adds and changes rows; saves nothing.</summary>
    /// <returns>The counts, and the last reason for which a record was refused.</returns>
    public abstract Task<(SyncCounts Counts, string? Error)> Merge(WriteScope at, IReadOnlyList<FeedRecord> records, CancellationToken ct);
}

/// <param name="Find">The rows of some keys, with all that belongs to them.</param>
/// <param name="Apply">Makes the row say what the record says, or answers why it cannot.</param>
/// <param name="Parts">What belongs to the row and counts as a change of it.</param>
internal sealed record MasterMapping<TRecord, TRow>(
    Func<PortalDb, IReadOnlyList<string>, IQueryable<TRow>> Find, Func<TRow, string> KeyOf, Func<TRecord, TRow> Create, Func<TRow, TRecord, Codes, string?> Apply,
    Action<TRow, Instant> Stamp, Func<TRow, IEnumerable<object>> Parts);

internal sealed class MasterFeed<TRecord, TRow>(string entity, MasterMapping<TRecord, TRow> mapping) : MasterFeed(entity) where TRow : class
{
    public override async Task<(SyncCounts, string?)> Merge(WriteScope at, IReadOnlyList<FeedRecord> records, CancellationToken ct)
    {
        if (records.Count == 0) return (default, null);
        var codes = await Codes.Read(at.Db, ct);
        var keys = records.Select(r => r.Key).ToList();
        var rows = (await mapping.Find(at.Db, keys).ToListAsync(ct)).ToDictionary(mapping.KeyOf);
        var touched = new List<(TRow Row, IReadOnlyList<object> PartsBefore)>();
        var (refused, error) = (0, default(string));
        // Changes are looked for once for the whole page: asking after each row would compare every row with every other.
        at.Db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var record in records)
        {
            var read = JsonSerializer.Deserialize<TRecord>(record.Body, StoreJson.Options)!;
            var row = rows.GetValueOrDefault(record.Key);
            var isNew = row is null;
            row ??= mapping.Create(read);
            var parts = mapping.Parts(row).ToList();
            if (mapping.Apply(row, read, codes) is { } no)
            {
                (refused, error) = (refused + 1, no);
                continue;
            }
            if (isNew) at.Add(row);
            touched.Add((row, parts));
        }
        at.Db.ChangeTracker.DetectChanges();
        var counts = new SyncCounts(0, 0, 0, refused);
        foreach (var (row, before) in touched) counts += Count(at, row, before.Union(mapping.Parts(row)));
        at.Db.ChangeTracker.AutoDetectChangesEnabled = true;
        return (counts, error);
    }

    /// <param name="parts">Those before and after: a part that was dropped is a change too.</param>
    private SyncCounts Count(WriteScope at, TRow row, IEnumerable<object> parts)
    {
        var state = at.Db.Entry(row).State;
        if (state == EntityState.Unchanged && parts.All(p => at.Db.Entry(p).State == EntityState.Unchanged)) return new(0, 0, 1, 0);
        mapping.Stamp(row, at.Now);
        return state == EntityState.Added ? new(1, 0, 0, 0) : new(0, 1, 0, 0);
    }
}
