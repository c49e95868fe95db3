using System.Diagnostics;
using WorkQueuePortal.Commands;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The program as somebody at a terminal runs it: a process of its own.</summary>
internal static class Terminal
{
    public static (int Code, string Output, string Error) Run(string? input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        if (input is not null) process.StandardInput.WriteLine(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
