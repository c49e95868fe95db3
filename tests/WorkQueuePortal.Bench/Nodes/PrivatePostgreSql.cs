using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>A PostgreSQL server of its own with everything on that keeps an acknowledged commit, which can be restarted as an operator or a crash does it.</summary>
internal sealed class PrivatePostgreSql : IAsyncDisposable
{
    private const string Name = "portal";
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-pg-").FullName;
    private readonly string _bin = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
    private readonly int _port;

    private PrivatePostgreSql(int port) => _port = port;

    public string Connection(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={Name};Database={database};Maximum Pool Size=80;Timeout=5");

    public static async Task<PrivatePostgreSql> Start(int port)
    {
        var server = new PrivatePostgreSql(port);
        await Run("chown", "postgres", server._folder);
        await server.AsPostgres("initdb", "-D", server.Data, "-U", Name, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.Up();
        return server;
    }

    public async Task Create(string database)
    {
        await using var server = new NpgsqlConnection(Connection("postgres"));
        await server.OpenAsync();
        await using var command = server.CreateCommand();
        command.CommandText = $"CREATE DATABASE \"{database}\"";
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="mode">"fast" ends all sessions in order; "immediate" leaves as a crash does.</param>
    public async Task Restart(string mode)
    {
        await AsPostgres("pg_ctl", "-D", Data, "-m", mode, "-w", "stop");
        await Up();
        // This program's own idle connections ended with the server.
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await AsPostgres("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private Task Up() => AsPostgres("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=256MB"), "start");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task AsPostgres(string program, params string[] arguments) => Environment.UserName == "root"
        ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", Path.Combine(_bin, program), .. arguments])
        : Run(Path.Combine(_bin, program), arguments);

    private static async Task Run(string program, params string[] arguments)
    {
        // The server inherits what it is started with, so its output is not piped: reading it would last as long as the server.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}. Is PostgreSQL installed?");
    }
}
