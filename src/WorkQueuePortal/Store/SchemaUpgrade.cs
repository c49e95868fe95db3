using System.Data.Common;
using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Brings a database to the program's schema with the scripts of <c>database/</c>, each in its own transaction and never twice.
/// Which scripts a database has had stands in its table <c>SchemaVersions</c>.</summary>
public sealed class SchemaUpgrade(StoreOptions options, ILogger log)
{
    public const string Journal = "SchemaVersions";

    /// <summary>The scripts of a provider as they were built into the program, in order, by name without the folder.</summary>
    public static IReadOnlyList<SqlScript> Scripts(StoreProvider provider)
    {
        var program = typeof(SchemaUpgrade).Assembly;
        var folder = provider.ToString().ToLowerInvariant() + "/";
        return [.. program.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name[folder.Length..], Text(program, name)))];
    }

    /// <summary>The names of the scripts that the next <see cref="Apply"/> would run.</summary>
    public IReadOnlyList<string> Pending() => [.. Engine().GetScriptsToExecute().Select(script => script.Name)];

    /// <summary>Runs what is pending and hands back its names.</summary>
    public Outcome<IReadOnlyList<string>> Apply()
    {
        using var alone = OpenAlone();
        var engine = Engine();
        if (Newer(engine) is { } newer) return newer;

        var result = engine.PerformUpgrade();
        if (!result.Successful)
            return new Refusal("schema.failed", $"{options.Place} could not be brought up to date: the script {result.ErrorScript?.Name} failed with \"{FirstLine(result.Error)}\". The scripts before it stay applied; correct the cause and start again.");
        return Outcome<IReadOnlyList<string>>.Done([.. result.Scripts.Select(script => script.Name)]);
    }

    /// <summary>The names of what <see cref="Apply"/> would run, unless it would refuse.</summary>
    public Outcome<IReadOnlyList<string>> Plan() => Newer(Engine()) is { } newer ? newer : Outcome<IReadOnlyList<string>>.Done(Pending());

    private Refusal? Newer(UpgradeEngine engine) => engine.GetExecutedButNotDiscoveredScripts() is [.., var newest]
        ? new Refusal("schema.newer", $"{options.Place} was made by a newer version of the portal: it has had the script {newest}, which this version does not know. Start the newer version.")
        : null;

    private UpgradeEngine Engine()
    {
        var builder = options.Provider switch
        {
            StoreProvider.SqlServer => DeployChanges.To.SqlDatabase(options.Connection).JournalToSqlTable("dbo", Journal),
            StoreProvider.PostgreSql => DeployChanges.To.PostgresqlDatabase(options.Connection).JournalToPostgresqlTable("public", Journal),
            _ => DeployChanges.To.SqliteDatabase(options.Connection).JournalToSqliteTable(Journal),
        };
        return builder.WithScripts(Scripts(options.Provider)).WithTransactionPerScript().WithVariablesDisabled().LogTo(new Quiet(log)).Build();
    }

    /// <summary>Held while the scripts run. On a server its lock makes a second node that starts at the same moment wait, and then find nothing to do.</summary>
    private DbConnection OpenAlone()
    {
        if (options.Provider == StoreProvider.Sqlite)
        {
            var file = new SqliteConnection(options.Connection);
            file.Open();
            SqlitePragmas.Set(file);
            return file;
        }
        // Not from a pool: a connection that goes back to one keeps its lock until somebody takes it out again.
        DbConnection server = options.Provider == StoreProvider.SqlServer
            ? new SqlConnection(new SqlConnectionStringBuilder(options.Connection) { Pooling = false }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Connection) { Pooling = false }.ConnectionString);
        server.Open();
        using var command = server.CreateCommand();
        command.CommandText = options.Provider == StoreProvider.SqlServer
            ? "EXEC sp_getapplock @Resource = N'WorkQueuePortal.Schema', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;"
            : "SELECT pg_advisory_lock(hashtext('WorkQueuePortal.Schema'));";
        command.CommandTimeout = 300;
        command.ExecuteNonQuery();
        return server;
    }

    private static string Text(Assembly program, string name)
    {
        using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0].Trim();

    /// <summary>DbUp tells every step; whoever starts the portal wants one sentence, which the outcome holds.</summary>
    private sealed class Quiet(ILogger log) : IUpgradeLog
    {
#pragma warning disable CA2254 // The templates are DbUp's.
        public void LogTrace(string format, params object[] args) => log.LogTrace(format, args);
        public void LogDebug(string format, params object[] args) => log.LogDebug(format, args);
        public void LogInformation(string format, params object[] args) => log.LogDebug(format, args);
        public void LogWarning(string format, params object[] args) => log.LogWarning(format, args);
        public void LogError(string format, params object[] args) => log.LogDebug(format, args);
        public void LogError(Exception ex, string format, params object[] args) => log.LogDebug(ex, format, args);
#pragma warning restore CA2254
    }
}
