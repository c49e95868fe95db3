using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Commands;

/// <summary><c>seed</c>: many work items beside the demonstration, to see how the portal does with as many as a large house has.</summary>
public static class SeedCommand
{
    private const int Most = 5_000_000;

    public static Command Build()
    {
        var items = new Option<int>("--items") { Description = "How many open work items to add, each with its invoice.", Required = true };
        items.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > Most) given.AddError(string.Create(CultureInfo.InvariantCulture, $"--items takes a whole number from 1 to {Most:N0}."));
        });
        var command = new Command("seed", "Loads made-up work items into a store with the demonstration, and prints how long it took.") { items, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => Run(parse.GetRequiredValue(items), Settings.Read(parse), Settings.Environment(parse), ct));
        return command;
    }

    private static async Task<int> Run(int items, Outcome<IConfiguration> settings, IHostEnvironment environment, CancellationToken ct)
    {
        if (settings.Value is not { } configuration) return Refuse(settings.Sentence);
        if (environment.IsProduction()) return Refuse("Made-up items are not for production, and this is the production environment. Set ASPNETCORE_ENVIRONMENT to Development if this store is for trying out.");
        var applied = StoreStart.Apply(configuration, NullLogger.Instance);
        if (applied.Refusal is { } no) return Refuse(no.Sentence);
        var options = StoreOptions.Read(configuration).Value!;
        NewId.ForSqlServer = options.Provider == StoreProvider.SqlServer;
#pragma warning disable RS0030 // A command has no container to ask for the clock.
        var loaded = await new SeedItems(new PortalDbs(StoreSetup.For(options, Rooms.Tables).Options), SystemClock.Instance).Run(items, ct);
#pragma warning restore RS0030
        if (loaded.Value is not { } done) return Refuse(loaded.Sentence);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Items:N0} items, {done.Rows:N0} rows in {done.Took.TotalSeconds:0.0} s, {done.Rows / done.Took.TotalSeconds:N0} rows/s."));
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
