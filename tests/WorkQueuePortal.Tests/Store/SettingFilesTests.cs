using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed class SettingFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-secrets-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Host=db;Password=s3 cret", "Host=db;Password=s3 cret")]
    [InlineData("Host=db\n", "Host=db")]
    [InlineData("Host=db\r\n", "Host=db")]
    [InlineData("Host=db \n\n", "Host=db \n")]
    public void The_text_of_the_file_without_its_last_line_end_is_the_value_and_wins(string text, string value)
    {
        using var settings = Settings(("ConnectionStrings:Portal:File", Written(text)), ("ConnectionStrings:Portal", "Host=other"), ("Store:Provider", "PostgreSql"));
        Assert.True(SettingFiles.Take(settings).IsDone);
        Assert.Equal((value, "PostgreSql"), (settings["ConnectionStrings:Portal"], settings["Store:Provider"]));
        Assert.Equal(value, settings.GetConnectionString("Portal"));
    }

    [Fact]
    public void A_missing_file_is_told_with_its_key_and_its_path()
    {
        var path = Path.Combine(_folder, "gone");
        using var settings = Settings(("Store:Provider:File", path), ("Store:Provider", "Sqlite"));
        Assert.Equal($"Store:Provider:File names the file '{path}', which does not exist. Put it there, or correct the path.", SettingFiles.Take(settings).Sentence);
        Assert.Equal("Sqlite", settings["Store:Provider"]);
    }

    [Fact]
    public void The_program_reads_the_environment_and_ends_with_one_sentence_and_1_where_the_file_is_missing()
    {
        var path = Path.Combine(_folder, "gone");
        var (code, said) = Program([], ("ConnectionStrings__Portal__File", path));
        Assert.Equal((1, $"ConnectionStrings:Portal:File names the file '{path}', which does not exist. Put it there, or correct the path."), (code, said.Trim()));
    }

    [Fact]
    public void A_command_takes_the_same_files()
    {
        var data = Path.Combine(_folder, "data");
        var (code, said) = Program(["migrate"], ("Data__Folder__File", Written(data + "\n")));
        Assert.Equal((0, true), (code, File.Exists(Path.Combine(data, "portal.db"))));
        Assert.Contains(SchemaUpgrade.Scripts(StoreProvider.Sqlite)[0].Name, said, StringComparison.Ordinal);
    }

    private static (int Code, string Said) Program(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkQueuePortal.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var wrong = process.StandardError.ReadToEndAsync(TestPortal.Ct);
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + wrong.GetAwaiter().GetResult());
    }

    private string Written(string text)
    {
        var path = Path.Combine(_folder, "secret");
        File.WriteAllText(path, text);
        return path;
    }

    private static ConfigurationManager Settings(params (string Key, string Value)[] given)
    {
        var settings = new ConfigurationManager();
        settings.AddInMemoryCollection(given.ToDictionary(g => g.Key, g => (string?)g.Value));
        return settings;
    }
}
