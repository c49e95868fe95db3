using System.Diagnostics;

namespace WorkQueuePortal.Browser.Support;

/// <summary>A PostgreSQL server of its own, empty, which ends with the test.</summary>
public sealed class PostgreSql : IAsyncDisposable
{
    private readonly Process _server;

    private PostgreSql(Process server, string connection) => (_server, Connection) = (server, connection);

    public string Connection { get; }

    public static async Task<PostgreSql> Start(string repository)
    {
        var server = Process.Start(new ProcessStartInfo("bash", [Path.Combine(repository, "tests", "postgres.sh")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return await server.StandardOutput.ReadLineAsync() is { } line ? new PostgreSql(server, $"{line};Database=postgres") : throw new InvalidOperationException("PostgreSQL did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }
}
