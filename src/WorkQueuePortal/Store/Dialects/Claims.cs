using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
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
        db.Ids(nameof(ClaimOutbox), () => db.Dialect().ClaimOutbox, [now.ToDateTimeUtc(), until.ToDateTimeUtc(), prefix + "%", take], ct);

    public static Task<List<Guid>> ClaimInbox(this PortalDb db, Instant now, Instant until, int take, CancellationToken ct) =>
        db.Ids(nameof(ClaimInbox), () => db.Dialect().ClaimInbox, [now.ToDateTimeUtc(), until.ToDateTimeUtc(), take], ct);

    /// <summary>The item that was taken, if there was one.</summary>
    public static Task<List<Guid>> ClaimNext(this PortalDb db, ClaimShape shape, object[] places, CancellationToken ct) => db.Ids(shape, () => db.Dialect().ClaimNext(shape), places, ct);

    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<object, IRelationalCommand>> Kept = [];

    /// <summary>Runs a statement as it stands and reads the ids that it answers. EF has no "update the first in this order and tell me which", and its way from raw text to a query costs more than the statement.
    /// The places are parameters.</summary>
    /// <param name="what">Equal where the statement and the types of its places are: what was made of it is kept.</param>
    private static async Task<List<Guid>> Ids(this PortalDb db, object what, Func<string> statement, object[] places, CancellationToken ct)
    {
        var kept = Kept.GetOrCreateValue(db.Model).GetOrAdd(what, _ => db.GetService<IRawSqlCommandBuilder>().Build(statement(), places, db.Model).RelationalCommand);
        var connection = db.GetService<IRelationalConnection>();
        // A command runs for one at a time, so what is kept is only the pattern of it.
        var command = connection.RentCommand();
        command.PopulateFrom(kept);
        var values = new Dictionary<string, object?>(places.Length);
        for (var i = 0; i < places.Length; i++) values.Add(string.Create(CultureInfo.InvariantCulture, $"p{i}"), places[i]);
        var on = new RelationalCommandParameterObject(connection, values, null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.FromSqlQuery);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(on, ct);
            var ids = new List<Guid>();
            while (await reader.ReadAsync(ct)) ids.Add(reader.DbDataReader.GetGuid(0));
            return ids;
        }
        finally
        {
            connection.ReturnCommand(command);
        }
    }
}
