using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkQueuePortal.Store;

/// <summary>Sets up each SQLite connection when it opens for the first time. All but the journal mode last only as long as the connection.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    // WAL lets readers go on while one writes; with it, synchronous=NORMAL may lose the last commits of a power cut but never the file.
    // The time-out comes first, because the journal mode needs a lock. A negative cache size is in KiB.
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; " +
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824;";

    /// <summary>A connection that comes back from the pool still has them.</summary>
    private static readonly ConditionalWeakTable<object, string> Known = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || Known.TryGetValue(handle, out _)) return;
        Set(connection);
        Known.AddOrUpdate(handle, Pragmas);
    }

    // SQLite answers at once, whichever way it is asked.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    internal static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
