using System.CommandLine;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Commands;

/// <summary>The settings that say which store is meant. A command takes them in the very form in which the portal itself does:
/// <c>appsettings.json</c>, then the environment, then <c>--Section:Key value</c> or <c>--Section:Key=value</c>.</summary>
public static class Settings
{
    public static Option<string> Provider { get; } = new($"--{StoreOptions.ProviderKey}") { Description = "Sqlite, SqlServer or PostgreSql" };
    public static Option<string> Connection { get; } = new($"--{StoreOptions.ConnectionKey}") { Description = "The connection string of SQL Server or PostgreSQL" };
    public static Option<string> Folder { get; } = new($"--{StoreOptions.FolderKey}") { Description = "The folder of the SQLite file" };

    /// <summary>The command line's parser takes the colon of <c>--Section:Key=value</c> for the end of an option's name, so such an argument is handed to it in two.</summary>
    public static string[] Normal(string[] args) =>
        [.. args.SelectMany(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=') is var at and > 0 && arg[..at].Contains(':') ? new[] { arg[..at], arg[(at + 1)..] } : [arg])];

    /// <summary>What the portal would read if it were started from here with the same settings, those in files too.</summary>
    public static Outcome<IConfiguration> Read(ParseResult parse)
    {
        var settings = Portal(parse).Configuration;
        return SettingFiles.Take(settings).Refusal is { } no ? no : Outcome<IConfiguration>.Done(settings);
    }

    public static IHostEnvironment Environment(ParseResult parse) => Portal(parse).Environment;

    private static WebApplicationBuilder Portal(ParseResult parse)
    {
        string[] given = [.. new[] { Provider, Connection, Folder }.Where(option => parse.GetValue(option) is not null).Select(option => $"{option.Name}={parse.GetValue(option)}")];
        return WebApplication.CreateBuilder(new WebApplicationOptions { Args = given, ContentRootPath = AppContext.BaseDirectory });
    }
}
