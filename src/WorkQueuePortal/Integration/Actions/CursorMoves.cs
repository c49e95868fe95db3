using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>What a page of a feed brought.</summary>
public readonly record struct SyncCounts(int New, int Changed, int Unchanged, int Refused)
{
    public static SyncCounts operator +(SyncCounts a, SyncCounts b) => new(a.New + b.New, a.Changed + b.Changed, a.Unchanged + b.Unchanged, a.Refused + b.Refused);
    public bool IsNothing => this == default;

    public override string ToString() => Refused == 0 ? $"{New} new, {Changed} changed, {Unchanged} unchanged" : $"{New} new, {Changed} changed, {Unchanged} unchanged, {Refused} refused";
}

internal static class CursorMoves
{
    public static async Task<string?> Cursor(this PortalDbs dbs, string source, string entity, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<FeedCursor>().Where(c => c.Source == source && c.Entity == entity).Select(c => c.Cursor).FirstOrDefaultAsync(ct);
    }

    /// <summary>Moves the cursor in the save of what was read. Counts stay those of the last page that brought something.</summary>
    public static async Task Move(this WriteScope at, string source, CursorMove move, SyncCounts counts, string? error, CancellationToken ct)
    {
        var cursor = await at.Db.Set<FeedCursor>().FirstOrDefaultAsync(c => c.Source == source && c.Entity == move.Entity, ct);
        if (cursor is null) at.Add(cursor = new FeedCursor { Source = source, Entity = move.Entity });
        if (cursor.Cursor == (move.From ?? "")) cursor.Cursor = move.To;
        cursor.SyncedAt = at.Now;
        if (counts.IsNothing) return;
        (cursor.NewCount, cursor.ChangedCount, cursor.UnchangedCount, cursor.RefusedCount, cursor.LastError) = (counts.New, counts.Changed, counts.Unchanged, counts.Refused, error);
    }
}
