using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

public enum StoreProvider
{
    /// <summary>One file in <see cref="StoreOptions.Folder"/>; nothing to install.</summary>
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Where the portal keeps its rows: <c>Store:Provider</c>, <c>Data:Folder</c> and <c>ConnectionStrings:Portal</c>, read once at start.</summary>
/// <param name="Folder">The absolute path of the folder for whatever is kept in files.</param>
/// <param name="Connection">May hold a password, so it is never shown.</param>
public sealed record StoreOptions(StoreProvider Provider, string Folder, string Connection)
{
    public const string ProviderKey = "Store:Provider", FolderKey = "Data:Folder", ConnectionKey = "ConnectionStrings:Portal";

    /// <summary>The database as sentences name it.</summary>
    public string Place
    {
        get
        {
            var (database, server) = Provider switch
            {
                StoreProvider.SqlServer => (new SqlConnectionStringBuilder(Connection).InitialCatalog, new SqlConnectionStringBuilder(Connection).DataSource),
                StoreProvider.PostgreSql => (new NpgsqlConnectionStringBuilder(Connection).Database, Address(new NpgsqlConnectionStringBuilder(Connection))),
                _ => (new SqliteConnectionStringBuilder(Connection).DataSource, null),
            };
            return server is null ? $"The database file '{database}'" : $"The database '{database}' on server '{server}'";
        }
    }

    public override string ToString() => Place;

    public static StoreOptions Sqlite(string folder) => new(StoreProvider.Sqlite, folder, new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "portal.db"), ForeignKeys = true,
    }.ToString());

    public static Outcome<StoreOptions> Read(IConfiguration configuration)
    {
        var (provider, connection) = (configuration[ProviderKey], configuration[ConnectionKey]);
        if (string.IsNullOrWhiteSpace(provider) && !string.IsNullOrWhiteSpace(connection))
            return Refusal.Shape($"{ConnectionKey} is set, but {ProviderKey} does not say for which store. Set {ProviderKey} to SqlServer or to PostgreSql, or take the connection string away to use a SQLite file.");

        var chosen = StoreProvider.Sqlite;
        if (!string.IsNullOrWhiteSpace(provider) && (!Enum.TryParse(provider, ignoreCase: true, out chosen) || !Enum.IsDefined(chosen)))
            return Refusal.Shape($"{ProviderKey} is '{provider}'. Set it to Sqlite, SqlServer or PostgreSql.");

        var folder = Path.GetFullPath(configuration[FolderKey] is { } given && !string.IsNullOrWhiteSpace(given) ? given : DefaultFolder);
        return chosen switch
        {
            StoreProvider.SqlServer => SqlServer(folder, connection),
            StoreProvider.PostgreSql => PostgreSql(folder, connection),
            _ => Sqlite(folder),
        };
    }

    private static Outcome<StoreOptions> SqlServer(string folder, string? connection)
    {
        const string Example = "Server=…;Database=…;Integrated Security=true";
        try
        {
            var to = new SqlConnectionStringBuilder(connection ?? "");
            if (to.DataSource.Length == 0 || to.InitialCatalog.Length == 0)
                return Refusal.Shape($"SQL Server was chosen, but {ConnectionKey} does not name a server and a database. Set it, as in \"{Example}\".");
            return new StoreOptions(StoreProvider.SqlServer, folder, to.ConnectionString);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return Refusal.Shape($"{ConnectionKey} is not a connection string that SQL Server's client can read. Write it as in \"{Example}\".");
        }
    }

    private static Outcome<StoreOptions> PostgreSql(string folder, string? connection)
    {
        const string Example = "Host=…;Database=…;Username=…;Password=…";
        try
        {
            var to = new NpgsqlConnectionStringBuilder(connection);
            if (string.IsNullOrEmpty(to.Host) || string.IsNullOrEmpty(to.Database))
                return Refusal.Shape($"PostgreSQL was chosen, but {ConnectionKey} does not name a host and a database. Set it, as in \"{Example}\".");
            return new StoreOptions(StoreProvider.PostgreSql, folder, to.ConnectionString);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return Refusal.Shape($"{ConnectionKey} is not a connection string that PostgreSQL's client can read. Write it as in \"{Example}\".");
        }
    }

    private static string Address(NpgsqlConnectionStringBuilder to) => to.Port == NpgsqlConnection.DefaultPort ? to.Host! : $"{to.Host}:{to.Port}";

    /// <summary>Outside the sources: <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> on Linux, the local application data on Windows. It need not exist yet.</summary>
    private static string DefaultFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "WorkQueuePortal");
}
