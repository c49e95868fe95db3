using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A store with the portal's schema for one test, gone with it.</summary>
internal sealed class TestStore : IDisposable
{
    private static readonly Lazy<string> SqliteTemplate = new(MakeSqliteTemplate);
    private static int _count;

    private TestStore(StoreOptions options) => Options = options;

    public StoreOptions Options { get; }

    /// <summary>The connection string of a SQL Server on which databases may be made, where there is one.</summary>
    private static string? SqlServer => Environment.GetEnvironmentVariable("WQP_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;

    /// <summary>The stores that tests run on here.</summary>
    public static IReadOnlyList<StoreProvider> Here => SqlServer is null ? [StoreProvider.Sqlite, StoreProvider.PostgreSql] : [StoreProvider.Sqlite, StoreProvider.PostgreSql, StoreProvider.SqlServer];

    /// <summary>The store of the test that runs: SQLite, where it is not one of those that run on each.</summary>
    public static StoreProvider OfThisTest =>
        TestContext.Current.TestCase?.Traits.TryGetValue(StoreFactAttribute.Trait, out var stores) == true ? Enum.Parse<StoreProvider>(stores.Single()) : StoreProvider.Sqlite;

    /// <param name="folder">For what is kept in files.</param>
    public static TestStore New(StoreProvider provider, string folder)
    {
        if (provider == StoreProvider.PostgreSql) return new TestStore(new StoreOptions(provider, folder, PostgreSqlServer.NewPortal()));
        if (provider == StoreProvider.SqlServer) return new TestStore(NewSqlServer(folder));
        var file = StoreOptions.Sqlite(folder);
        File.Copy(SqliteTemplate.Value, FileOf(file));
        return new TestStore(file);
    }

    public void Dispose()
    {
        if (Options.Provider == StoreProvider.PostgreSql) PostgreSqlServer.Drop(Options.Connection);
        else if (Options.Provider == StoreProvider.SqlServer) OnSqlServer($"ALTER DATABASE [{Name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{Name}]");
        else
            using (var connection = new SqliteConnection(Options.Connection)) SqliteConnection.ClearPool(connection);
    }

    private string Name => new SqlConnectionStringBuilder(Options.Connection).InitialCatalog;

    private static StoreOptions NewSqlServer(string folder)
    {
        var name = $"wqp_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        OnSqlServer($"CREATE DATABASE [{name}]; ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON");
        return Upgraded(new StoreOptions(StoreProvider.SqlServer, folder, new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ConnectionString));
    }

    private static void OnSqlServer(string sql)
    {
        using var server = new SqlConnection(SqlServer);
        server.Open();
        using var command = server.CreateCommand();
#pragma warning disable CA2100 // Names that are made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The scripts run once for each test run; every test starts from a copy of the file.</summary>
    private static string MakeSqliteTemplate()
    {
        var options = Upgraded(StoreOptions.Sqlite(Directory.CreateTempSubdirectory("wqp-template-").FullName));
        // The last connection to close puts the write-ahead log into the file.
        using (var connection = new SqliteConnection(options.Connection)) SqliteConnection.ClearPool(connection);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(options.Folder, recursive: true);
        return FileOf(options);
    }

    private static StoreOptions Upgraded(StoreOptions options) =>
        new SchemaUpgrade(options, NullLogger.Instance).Apply() is { IsDone: false } not ? throw new InvalidOperationException(not.Sentence) : options;

    private static string FileOf(StoreOptions options) => new SqliteConnectionStringBuilder(options.Connection).DataSource;
}
