using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WorkQueuePortal.Store;

/// <summary>What a fault of a store means, whichever store it is.</summary>
public static class StoreFaults
{
    private const int SqlServerUniqueIndex = 2601, SqlServerUniqueKey = 2627, SqliteUniqueIndex = 2067, SqlitePrimaryKey = 1555;

    /// <summary>A unique index already had what was to be added: somebody else added it since one looked.</summary>
    public static bool IsTaken(DbUpdateException fault) => fault.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException server => server.Number is SqlServerUniqueIndex or SqlServerUniqueKey,
        SqliteException file => file.SqliteExtendedErrorCode is SqliteUniqueIndex or SqlitePrimaryKey,
        _ => false,
    };
}
