using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Commands;

/// <summary><c>migrate</c>: for those who let a person, not the start of the portal, change the schema.</summary>
public static class MigrateCommand
{
    public static Command Build()
    {
        var plan = new Option<bool>("--plan") { Description = "Only print the names of the pending scripts" };
        var command = new Command("migrate", "Applies the pending scripts of the schema and prints their names.") { plan, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction(parse =>
        {
            var read = Settings.Read(parse);
            if (read.Value is not { } settings) return NotDone(read.Sentence);
            var scripts = parse.GetValue(plan) ? StoreStart.Plan(settings, NullLogger.Instance) : StoreStart.Apply(settings, NullLogger.Instance);
            if (scripts.Value is not { } names) return NotDone(scripts.Sentence);
            foreach (var name in names) Console.WriteLine(name);
            if (names.Count == 0) Console.WriteLine("The database is up to date.");
            return 0;
        });
        return command;
    }

    private static int NotDone(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
