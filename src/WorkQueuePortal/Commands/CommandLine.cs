using System.CommandLine;

namespace WorkQueuePortal.Commands;

/// <summary>What the program does besides serving the portal. Exit code 0, or 2 with a sentence for wrong arguments.</summary>
public static class CommandLine
{
    /// <summary>One line a command; each file of this room builds one.</summary>
    private static IReadOnlyList<Command> All => [AccountCommand.Build(), CalendarCommand.Build(), CaptureCommand.Build(), MatchCommand.Build(), MigrateCommand.Build(), PromiseCommand.Build(), QueueCommand.Build(), SeedCommand.Build(), SetUpCommand.Build(), SlaCommand.Build()];

    public static bool Knows(string[] args) => args is [var first, ..] && (All.Any(c => c.Name == first) || first is "--help" or "-h" or "-?" or "--version");

    public static int Run(string[] args)
    {
        var root = new RootCommand("WorkQueuePortal: SLA-ordered work queues for the back office of a health system. Without a command it serves the portal.");
        foreach (var command in All) root.Add(command);
        var parsed = root.Parse(Settings.Normal(args));
        if (parsed.Errors.Count == 0) return parsed.Invoke();
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        return 2;
    }
}
