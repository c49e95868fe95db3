using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A portal's store on a SQLite file of its own, built from the real scripts, with a clock that the test moves.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    /// <summary>A Tuesday morning, 09:00 in New York: inside the working hours of most facilities.</summary>
    public static readonly Instant Morning = Instant.FromUtc(2026, 3, 10, 13, 0);

    private static readonly Lazy<string> Template = new(MakeTemplate);
    private readonly StoreOptions _options;

    private TestPortal(StoreOptions options)
    {
        _options = options;
        Dbs = new PortalDbs(StoreSetup.For(options).Options, Rooms.Tables);
        Numbers = new Numbers(Dbs);
    }

    public PortalDbs Dbs { get; }
    public FakeClock Clock { get; } = new(Morning);
    public Changes Changes { get; } = new();
    public Numbers Numbers { get; }
    public string Folder => _options.Folder;

    public static Task<TestPortal> Start()
    {
        var options = StoreOptions.Sqlite(Directory.CreateTempSubdirectory("wqp-").FullName);
        File.Copy(Template.Value, FileOf(options));
        return Task.FromResult(new TestPortal(options));
    }

    /// <summary>Acts as somebody: what an action takes.</summary>
    public UnitOfWork As(Actor actor) => new(Dbs, Clock, Numbers, Changes, new Acting(actor));

    /// <summary>Stores rows as they are, past actions and facts: the state that a test starts from.</summary>
    public async Task Given(params object[] rows)
    {
        await using var db = Dbs.OpenAll();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Numbers.Dispose();
        Forget(_options);
        await ValueTask.CompletedTask;
    }

    /// <summary>The scripts run once for each test run; every test starts from a copy of the file.</summary>
    private static string MakeTemplate()
    {
        var options = StoreOptions.Sqlite(Directory.CreateTempSubdirectory("wqp-template-").FullName);
        var applied = new SchemaUpgrade(options, NullLogger.Instance).Apply();
        if (!applied.IsDone) throw new InvalidOperationException(applied.Sentence);
        // The last connection to close puts the write-ahead log into the file.
        using (var connection = new SqliteConnection(options.Connection)) SqliteConnection.ClearPool(connection);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(options.Folder, recursive: true);
        return FileOf(options);
    }

    private static string FileOf(StoreOptions options) => new SqliteConnectionStringBuilder(options.Connection).DataSource;

    private static void Forget(StoreOptions options)
    {
        using (var connection = new SqliteConnection(options.Connection)) SqliteConnection.ClearPool(connection);
        Directory.Delete(options.Folder, recursive: true);
    }
}
