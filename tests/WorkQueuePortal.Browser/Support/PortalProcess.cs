using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Browser.Support;

/// <summary>The built program, started as a newcomer starts it: in development, with the demonstration, in a data folder of its own, on a port that was free.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3), EndsWithin = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly bool _isGuest;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _loading = new(TaskCreationOptions.RunContinuationsAsynchronously), _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private PortalProcess(PortalProcess? beside, IReadOnlyList<string> settings)
    {
        (_folder, _isGuest) = (beside?._folder ?? Directory.CreateTempSubdirectory("wqp-browser-").FullName, beside is not null);
        _process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Program, "--Data:Folder", _folder, "--Urls", "http://127.0.0.1:0", .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public string Database => Path.Combine(_folder, "portal.db");

    /// <summary>What the program has written so far, for the message of a test that failed because of it.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    public string Address { get; private set; } = "";

    public bool IsRunning => !_process.HasExited;

    /// <param name="beside">The node whose data folder this one shares.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<PortalProcess> Start(PortalProcess? beside = null, params IReadOnlyList<string> settings)
    {
        var portal = new PortalProcess(beside, settings);
        await portal.Run(portal._address.Task);
        await portal.BecomeHealthy();
        return portal;
    }

    /// <summary>One that is still loading its demonstration.</summary>
    public static async Task<PortalProcess> Begin()
    {
        var portal = new PortalProcess(null, []);
        await portal.Run(portal._loading.Task);
        return portal;
    }

    private async Task Run(Task<string> until)
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(until, _process.WaitForExitAsync(), Task.Delay(StartsWithin)) != until) throw new InvalidOperationException($"The portal did not start.\n{Said}");
        Address = await until;
    }

    private async Task BecomeHealthy()
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        for (var asked = Stopwatch.StartNew(); asked.Elapsed < StartsWithin; await Task.Delay(100))
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, $"{Address}/health");
            using var answer = await client.SendAsync(question, CancellationToken.None);
            if (answer.IsSuccessStatusCode) return;
        }
        throw new InvalidOperationException($"The portal listens, but does not become healthy.\n{Said}");
    }

    /// <summary>One of the program's commands, on the data of this portal while it runs.</summary>
    public async Task Command(params IReadOnlyList<string> words)
    {
        using var command = new Process { StartInfo = new ProcessStartInfo("dotnet", [Program, .. words, "--Data:Folder", _folder]) { RedirectStandardError = true } };
        command.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Start();
        var said = await command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync().WaitAsync(StartsWithin);
        if (command.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)}: {said}");
    }

    /// <summary>At once, as kill -9 does: nothing is saved and nobody is told.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(EndsWithin);
    }

    /// <summary>As a supervisor stops a service.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    // With port 0 the system chooses, and the program says which: no two runs can want the same.
    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (Loads().Match(line) is { Success: true } loads) _loading.TrySetResult(loads.Groups[1].Value);
        if (Listens().Match(line) is { Success: true } found) _address.TrySetResult(found.Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(EndsWithin);
        _process.Dispose();
        if (!_isGuest) Directory.Delete(_folder, recursive: true);
    }

    public static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "WorkQueuePortal.sln"))) return folder.FullName;
            throw new InvalidOperationException("The browser tests start the program from its output, so they run from inside the repository.");
        }
    }

    /// <summary>From its own output, where its static files are: the one that lies beside the tests has none.</summary>
    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Repository, "src", "WorkQueuePortal", "bin", output.Parent!.Name, output.Name, "WorkQueuePortal.dll");
        }
    }

    [GeneratedRegex(@"listens on (http://\S+?)\.? ")]
    private static partial Regex Listens();

    [GeneratedRegex(@"people on (http://[^\s,]+)")]
    private static partial Regex Loads();
}
