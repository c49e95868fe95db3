using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>One PostgreSQL server for the test run, started when the first test asks for it. It ends with this process, however that ends.</summary>
internal static class PostgreSqlServer
{
    private const string Template = "template_portal";
    private static readonly Lazy<string> Server = new(Start);
    private static int _count;

    /// <summary>An empty database.</summary>
    public static string NewDatabase() => Create($"empty_{Interlocked.Increment(ref _count)}", "template0");

    /// <summary>A database with the portal's schema: the scripts run once for each test run, and each test gets a copy of what they made.</summary>
    public static string NewPortal() => Create($"portal_{Interlocked.Increment(ref _count)}", Template);

    public static void Drop(string connection)
    {
        using (var pooled = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(pooled);
        Execute(Server.Value, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    public static void Execute(string connection, string sql)
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        using var command = open.CreateCommand();
#pragma warning disable CA2100 // Names that are made here, and statements that a test wrote.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Create(string name, string template)
    {
        Execute(Server.Value, $"CREATE DATABASE {name} TEMPLATE {template}");
        return Connection(Server.Value, name);
    }

    private static string Start()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests", "postgres.sh"));
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() is not { } line) throw new InvalidOperationException($"PostgreSQL did not start: {process.StandardError.ReadToEnd()}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit();
        };

        var server = Connection(line, "postgres");
        Execute(server, $"CREATE DATABASE {Template} TEMPLATE template0");
        // A database that somebody is connected to cannot be copied.
        var template = new NpgsqlConnectionStringBuilder(Connection(line, Template)) { Pooling = false }.ConnectionString;
        var applied = new SchemaUpgrade(new StoreOptions(StoreProvider.PostgreSql, ".", template), NullLogger.Instance).Apply();
        return applied.IsDone ? server : throw new InvalidOperationException(applied.Sentence);
    }

    private static string Connection(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 90 }.ConnectionString;
}
