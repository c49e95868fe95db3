using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace WorkQueuePortal.Store.Dialects;

/// <summary>Takes rows for one worker, until a lease ends. The end of the lease is also the proof of holding it, so it is a whole millisecond.</summary>
public static class Claims
{
    private static readonly SqliteDialect Sqlite = new();
    private static readonly SqlServerDialect SqlServer = new();
    private static readonly PostgreSqlDialect PostgreSql = new();

    public static ISqlDialect Dialect(this PortalDb db) => db.Database.IsSqlite() ? Sqlite : db.Database.IsNpgsql() ? PostgreSql : SqlServer;

    /// <param name="prefix">The beginning of the message types to take, as <c>erp.</c>.</param>
    public static Task<List<Guid>> ClaimOutbox(this PortalDb db, string prefix, Instant now, Instant until, int take, CancellationToken ct) =>
        db.Database.SqlQueryRaw<Guid>(db.Dialect().ClaimOutbox, now.ToDateTimeUtc(), until.ToDateTimeUtc(), prefix + "%", take).ToListAsync(ct);

    public static Task<List<Guid>> ClaimInbox(this PortalDb db, Instant now, Instant until, int take, CancellationToken ct) =>
        db.Database.SqlQueryRaw<Guid>(db.Dialect().ClaimInbox, now.ToDateTimeUtc(), until.ToDateTimeUtc(), take).ToListAsync(ct);
}
