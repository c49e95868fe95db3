using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>The first thing the program does: read the settings, reach the database, bring it up to date. Whatever is wrong becomes one sentence.</summary>
public static class StoreStart
{
    public static Outcome Check(IConfiguration configuration, ILogger log)
    {
        var applied = Apply(configuration, log);
        if (applied.Refusal is { } no) return no;
        return Outcome.Done(applied.Value is { Count: > 0 } names
            ? $"Applied {Words.Count(names.Count, "script")}: {string.Join(", ", names)}."
            : "The database is up to date.");
    }

    /// <summary>The names of the scripts that were pending.</summary>
    public static Outcome<IReadOnlyList<string>> Apply(IConfiguration configuration, ILogger log) => Reach(configuration, log, upgrade => upgrade.Apply());

    /// <summary>The names of the scripts that <see cref="Apply"/> would run; the schema stays as it is.</summary>
    public static Outcome<IReadOnlyList<string>> Plan(IConfiguration configuration, ILogger log) => Reach(configuration, log, upgrade => upgrade.Plan());

    private static Outcome<IReadOnlyList<string>> Reach(IConfiguration configuration, ILogger log, Func<SchemaUpgrade, Outcome<IReadOnlyList<string>>> then)
    {
        var read = StoreOptions.Read(configuration);
        if (read.Value is not { } options) return read.Refusal!;
        try
        {
            // A file of its own name proves that the folder can be written to; permission bits alone do not.
            Directory.CreateDirectory(options.Folder);
            File.Create(Path.Combine(options.Folder, ".writable"), 1, FileOptions.DeleteOnClose).Dispose();
            return then(new SchemaUpgrade(options, log));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return Refusal.Shape($"The folder '{options.Folder}' cannot be written to. Allow it, or set {StoreOptions.FolderKey} to another folder.");
        }
        catch (SqlException fault)
        {
            return new Refusal("store.unreachable", $"{options.Place} {Why(fault)}");
        }
        catch (NpgsqlException fault)
        {
            return new Refusal("store.unreachable", $"{options.Place} {Why(fault)}");
        }
        catch (SqliteException fault)
        {
            return new Refusal("store.unreachable", $"{options.Place} {Why(fault)}");
        }
    }

    // The client's own messages run over several lines and repeat what an operator has typed; the numbers are stable.
    private static string Why(SqlException fault) => fault.Number switch
    {
        18456 => "refused the login. Check the user and the password in ConnectionStrings:Portal.",
        4060 => "does not exist, or this login may not open it. Create it, or check ConnectionStrings:Portal.",
        0 => "could not be reached. Check that the server runs, and ConnectionStrings:Portal.",
        _ => $"could not be reached (SQL error {fault.Number}). Check that the server runs, and ConnectionStrings:Portal.",
    };

    private static string Why(NpgsqlException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "refused the login. Check the user and the password in ConnectionStrings:Portal.",
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege => "does not exist, or this login may not open it. Create it, or check ConnectionStrings:Portal.",
        null => "could not be reached. Check that the server runs, and ConnectionStrings:Portal.",
        var code => $"could not be reached (PostgreSQL error {code}). Check that the server runs, and ConnectionStrings:Portal.",
    };

    private static string Why(SqliteException fault) => fault.SqliteErrorCode switch
    {
        5 or 6 => "is locked by another program. Close it, then start again.",
        26 => $"is not a SQLite database. Move it away, or set {StoreOptions.FolderKey} to another folder.",
        11 => "is damaged. Put the last backup in its place.",
        _ => $"could not be opened (SQLite error {fault.SqliteErrorCode}). Check that it can be read and written to.",
    };
}
