using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed class StoreStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-start-").FullName;

    private string DatabaseFile => Path.Combine(_folder, "portal.db");

    public void Dispose()
    {
        using (var connection = new SqliteConnection(StoreOptions.Sqlite(_folder).Connection)) SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_first_start_applies_every_script_and_the_second_none()
    {
        var upgrade = new SchemaUpgrade(StoreOptions.Sqlite(_folder), NullLogger.Instance);
        var all = SchemaUpgrade.Scripts(StoreProvider.Sqlite).Select(s => s.Name).ToList();

        Assert.Equal(all, upgrade.Pending());
        Assert.Equal($"Applied {all.Count} scripts: {string.Join(", ", all)}.", Check(("Data:Folder", _folder)).Sentence);
        Assert.Empty(upgrade.Pending());
        Assert.Equal("The database is up to date.", Check(("Data:Folder", _folder)).Sentence);
    }

    [Fact]
    public void A_plan_names_what_is_pending_and_applies_nothing()
    {
        var all = SchemaUpgrade.Scripts(StoreProvider.Sqlite).Select(s => s.Name).ToList();

        Assert.Equal(all, Plan().Value);
        Assert.Equal(all, Plan().Value);
        Check(("Data:Folder", _folder));
        Assert.Empty(Plan().Value!);
        Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_future.sql', '2030-01-01')");
        Assert.Contains("made by a newer version of the portal", Plan().Sentence, StringComparison.Ordinal);

        Outcome<IReadOnlyList<string>> Plan() =>
            StoreStart.Plan(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", _folder)]).Build(), NullLogger.Instance);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_made()
    {
        var folder = Path.Combine(_folder, "a", "b");
        Assert.True(Check(("Data:Folder", folder)).IsDone);
        Assert.Equal(["portal.db"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Where(f => !f!.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)));
        using var connection = new SqliteConnection(StoreOptions.Sqlite(folder).Connection);
        SqliteConnection.ClearPool(connection);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_ends_the_start_with_a_sentence()
    {
        File.WriteAllText(DatabaseFile, "");
        var folder = Path.Combine(DatabaseFile, "below-a-file");
        Refused($"The folder '{folder}' cannot be written to. Allow it, or set Data:Folder to another folder.", ("Data:Folder", folder));
    }

    [Fact]
    public void A_file_that_is_no_database_ends_the_start_with_a_sentence()
    {
        File.WriteAllText(DatabaseFile, new string('x', 4096));
        Refused($"The database file '{DatabaseFile}' is not a SQLite database. Move it away, or set Data:Folder to another folder.", ("Data:Folder", _folder));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        Check(("Data:Folder", _folder));
        Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999_future.sql', '2030-01-01')");
        Assert.Contains("made by a newer version of the portal: it has had the script 9999_future.sql", Check(("Data:Folder", _folder)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_fails_is_named_and_leaves_nothing_of_itself()
    {
        Execute("CREATE TABLE People (Id TEXT)");
        var outcome = Check(("Data:Folder", _folder));
        Assert.Contains("the script 0002_access.sql failed with \"", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal("0002_access.sql", new SchemaUpgrade(StoreOptions.Sqlite(_folder), NullLogger.Instance).Pending()[0]);
        Assert.Equal(0L, Execute("SELECT count(*) FROM sqlite_master WHERE name = 'Facilities'"));
    }

    [Fact]
    public void A_server_that_cannot_be_reached_is_named_and_the_password_is_not()
    {
        var outcome = Check(("Data:Folder", _folder), ("Store:Provider", "SqlServer"),
            ("ConnectionStrings:Portal", "Server=tcp:127.0.0.1,1;Database=Portal;User Id=portal;Password=hush-hush;Connect Timeout=1;Encrypt=false"));
        Assert.False(outcome.IsDone);
        Assert.StartsWith("The database 'Portal' on server 'tcp:127.0.0.1,1' could not be reached", outcome.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_settings_are_told_in_sentences()
    {
        Refused("Store:Provider is 'Oracle'. Set it to Sqlite, SqlServer or PostgreSql.", ("Store:Provider", "Oracle"));
        Refused("Store:Provider is '7'. Set it to Sqlite, SqlServer or PostgreSql.", ("Store:Provider", "7"));
        Refused("ConnectionStrings:Portal is set, but Store:Provider does not say for which store. Set Store:Provider to SqlServer or to PostgreSql, or take the connection string away to use a SQLite file.",
            ("ConnectionStrings:Portal", "Server=a;Database=b"));
        Refused("SQL Server was chosen, but ConnectionStrings:Portal does not name a server and a database. Set it, as in \"Server=…;Database=…;Integrated Security=true\".", ("Store:Provider", "sqlserver"));
        Refused("ConnectionStrings:Portal is not a connection string that SQL Server's client can read. Write it as in \"Server=…;Database=…;Integrated Security=true\".",
            ("Store:Provider", "SqlServer"), ("ConnectionStrings:Portal", "Sevrer=a;Password=hush-hush"));
    }

    [Fact]
    public void Options_never_show_the_connection_string() =>
        Assert.Equal("The database 'b' on server 'a'", new StoreOptions(StoreProvider.SqlServer, ".", "Server=a;Database=b;Password=hush-hush").ToString());

    [Fact]
    public async Task What_is_registered_reads_and_writes_through_connections_that_are_set_up()
    {
        Check(("Data:Folder", _folder));
        var services = new ServiceCollection().AddLogging();
        services.AddStore(Configuration(("Data:Folder", _folder)), Rooms.Tables);
        services.AddScoped<ICurrentActor>(_ => new Acting(Actor.System));
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        await using var scope = provider.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Write(Permissions.System, async at =>
        {
            at.Add(new Facility { Id = NewId.Next(), Code = "MAIN", Name = "Main", Zone = "America/New_York", CalendarCode = "HOSP" });
            await Task.CompletedTask;
            return Outcome.Done();
        }, TestContext.Current.CancellationToken);
        Assert.True(outcome.IsDone, outcome.Sentence);

        await using var db = provider.GetRequiredService<PortalDbs>().Read(Actor.System);
        Assert.Equal("Main", (await db.Set<Facility>().SingleAsync(TestContext.Current.CancellationToken)).Name);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["wal", "1", "5000", "1", "2", "-65536"], new[] { "journal_mode", "synchronous", "busy_timeout", "foreign_keys", "temp_store", "cache_size" }.Select(name => Pragma(db, name)));
    }

    private static string Pragma(PortalDb db, string name)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return $"{command.ExecuteScalar()}";
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection(StoreOptions.Sqlite(_folder).Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Refused(string sentence, params (string Key, string Value)[] settings)
    {
        var outcome = Check(settings);
        Assert.False(outcome.IsDone);
        Assert.Equal(sentence, outcome.Sentence);
    }

    private static Outcome Check(params (string Key, string Value)[] settings) => StoreStart.Check(Configuration(settings), NullLogger.Instance);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
