using System.Diagnostics;
using System.Globalization;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>The built program as a process of its own, on a port of this machine.</summary>
internal sealed class PortalNode : IDisposable
{
    private readonly Process _process;

    private PortalNode(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }
    public int Id => _process.Id;
    public Uri Address => new($"http://127.0.0.1:{Port}/");
    /// <summary>What the program has written so far, the last lines of it.</summary>
    public Queue<string> Said { get; } = [];

    public static PortalNode Begin(int port, string folder, params string[] settings) => BeginOf(AppContext.BaseDirectory, port, folder, settings);

    /// <param name="program">The folder of the program, as one that was published with its static files.</param>
    public static PortalNode BeginOf(string program, int port, string folder, params string[] settings)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in new[] { Path.Combine(program, "WorkQueuePortal.dll"), "--Data:Folder", folder, "--Urls", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}" }.Concat(settings)) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var node = new PortalNode(Process.Start(start)!, port);
        node._process.OutputDataReceived += (_, line) => node.Keep(line.Data);
        node._process.ErrorDataReceived += (_, line) => node.Keep(line.Data);
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        return node;
    }

    public static async Task<PortalNode> Start(int port, string folder, params string[] settings)
    {
        var node = Begin(port, folder, settings);
        await node.Ready();
        return node;
    }

    /// <summary>Until it takes new pages.</summary>
    public async Task Ready()
    {
        using var http = new HttpClientOnLoopback(Port);
        try
        {
            await http.Healthy("/ready");
        }
        catch (InvalidOperationException late)
        {
            throw new InvalidOperationException($"{late.Message}\n{string.Join('\n', Said)}");
        }
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; waits until it has gone.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (Said)
        {
            Said.Enqueue(line);
            if (Said.Count > 40) Said.Dequeue();
        }
    }
}
