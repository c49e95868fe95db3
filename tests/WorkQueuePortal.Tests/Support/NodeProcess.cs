using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The built program as a process of its own, without the demonstration, on a port that was free.</summary>
public sealed partial class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2), EndsWithin = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());
    private readonly Process _process;

    private NodeProcess(string folder, IReadOnlyList<string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "WorkQueuePortal.dll"), "--Data:Folder", folder, "--Urls", "http://127.0.0.1:0", "--Demo:Enabled", "false", .. settings])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public string Address { get; private set; } = "";

    /// <summary>What the program has written so far, for the message of a test that failed because of it.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    /// <param name="settings">As on the command line, <c>--Node:DrainSeconds</c> and then its value.</param>
    public static async Task<NodeProcess> Start(string folder, params IReadOnlyList<string> settings)
    {
        var node = new NodeProcess(folder, settings);
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        var listens = node._address.Task;
        if (await Task.WhenAny(listens, node._process.WaitForExitAsync(TestPortal.Ct), Task.Delay(StartsWithin, TestPortal.Ct)) != listens)
        {
            await node.DisposeAsync();
            throw new InvalidOperationException($"The node did not start.\n{node.Said}");
        }
        node.Address = await listens;
        while (await node.Ask("/ready") != HttpStatusCode.OK) await Task.Delay(50, TestPortal.Ct);
        return node;
    }

    /// <summary>What a path answers; null where nobody listens any more.</summary>
    public async Task<HttpStatusCode?> Ask(string path, string? accept = null)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, Address + path);
        if (accept is not null) question.Headers.Add("Accept", accept);
        try
        {
            using var answer = await _client.SendAsync(question, TestPortal.Ct);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>As a supervisor stops a service.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestPortal.Ct);
    }

    /// <summary>Waits for the end and hands back the exit code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(TestPortal.Ct).WaitAsync(EndsWithin, TestPortal.Ct);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(EndsWithin);
        _process.Dispose();
        _client.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (Listens().Match(line) is { Success: true } found) _address.TrySetResult(found.Groups[1].Value);
    }

    [GeneratedRegex(@"listens on (http://\S+?)\.? ")]
    private static partial Regex Listens();
}
