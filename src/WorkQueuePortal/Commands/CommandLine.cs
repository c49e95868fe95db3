using System.CommandLine;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Commands;

/// <summary>What the program does besides serving the portal. Exit code 0, or 2 with a sentence for wrong arguments.</summary>
public static class CommandLine
{
    /// <summary>One line a command; each file of this room builds one.</summary>
    private static IReadOnlyList<Command> All(FillStore fill) => [CaptureCommand.Build(), MatchCommand.Build(), MigrateCommand.Build(), SeedCommand.Build(fill), SlaCommand.Build()];

    private static Task<Outcome> Nobody(PortalDbs store, IClock clock, int items, CancellationToken ct) => Task.FromResult<Outcome>(Refusal.Shape("This program was put together without made-up items."));

    public static bool Knows(string[] args) => args is [var first, ..] && (All(Nobody).Any(c => c.Name == first) || first is "--help" or "-h" or "-?" or "--version");

    /// <param name="fill">Who makes the items of <c>seed</c>.</param>
    public static int Run(string[] args, FillStore? fill = null)
    {
        var root = new RootCommand("WorkQueuePortal: SLA-ordered work queues for the back office of a health system. Without a command it serves the portal.");
        foreach (var command in All(fill ?? Nobody)) root.Add(command);
        var parsed = root.Parse(Settings.Normal(args));
        if (parsed.Errors.Count == 0) return parsed.Invoke();
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        return 2;
    }
}
