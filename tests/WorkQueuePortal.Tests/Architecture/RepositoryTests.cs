using System.Text.RegularExpressions;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>What holds for every file that people keep here.</summary>
public sealed partial class RepositoryTests
{
    private static readonly HashSet<string> Top = ["src", "tests", "wwwroot-assets", "database", "WorkQueuePortal.sln", "global.json", "README.md"];
    private static readonly HashSet<string> Texts = [".cs", ".razor", ".sql", ".md", ".css", ".js", ".json", ".csproj", ".props", ".txt", ".yml", ".sln", ".csv", ""];

    private static IEnumerable<string> TextFiles => Repository.Files.Where(file => Texts.Contains(Path.GetExtension(file)));

    [Fact]
    public void The_top_level_holds_what_it_may_and_nothing_else() =>
        None(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.') && !Top.Contains(name)));

    [Fact]
    public void Nothing_is_left_for_later() =>
        None(Lines(file => file.Split('/')[0] is "src" or "tests" or "database" or "wwwroot-assets").Where(line => Later().IsMatch(line.Text)));

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        None(Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".razor" or ".js")
            .Where(file => File.ReadLines(Repository.PathOf(file)).Count() > 400));

    [Fact]
    public void The_scripts_of_the_pages_stay_below_16_KB() =>
        Assert.InRange(Repository.Files.Where(file => file.StartsWith("wwwroot-assets/js/", StringComparison.Ordinal)).Sum(file => new FileInfo(Repository.PathOf(file)).Length), 1, 16 * 1024);

    [Fact]
    public void No_picture_is_larger_than_250_KB() =>
        None(Repository.Files.Where(file => file.EndsWith(".png", StringComparison.Ordinal) && new FileInfo(Repository.PathOf(file)).Length > 250 * 1024));

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine_or_where_packages_came_from() =>
        None(Lines(_ => true).Where(line => MachinePath().IsMatch(line.Text) || PackageHost().IsMatch(line.Text)));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void What_is_left_for_later_is_seen(string line) => Assert.Matches(Later(), line);

    [Theory]
    [InlineData("/ho" + "me/ana/portal")]
    [InlineData("see /t" + "mp/out.txt")]
    [InlineData(@"C:\Us" + @"ers\ana")]
    [InlineData("\"/ro" + "ot/.nuget\"")]
    public void A_place_on_somebodys_machine_is_seen(string line) => Assert.Matches(MachinePath(), line);

    [Theory]
    [InlineData("<add value=\"https:/" + "/api.nuget.org/v3/index.json\" />")]
    [InlineData("\"resolved\": \"http:/" + "/registry.local:8081/x.tgz\"")]
    public void A_host_of_packages_is_seen(string line) => Assert.Matches(PackageHost(), line);

    [Theory]
    [InlineData("@page \"/work/next\"")]
    [InlineData("<a href=\"/home\">")]
    [InlineData("see `src/WorkQueuePortal/Store`")]
    public void A_route_and_a_path_from_the_root_are_not(string line) => Assert.DoesNotMatch(MachinePath(), line);

    private static void None<T>(IEnumerable<T> found) => Assert.Empty(found);

    private static IEnumerable<(string File, int Number, string Text)> Lines(Func<string, bool> which) =>
        TextFiles.Where(which).SelectMany(file => File.ReadLines(Repository.PathOf(file)).Select((text, i) => (file, i + 1, text)));

    [GeneratedRegex("""\b(TO[D]O|FIX[M]E|HA[C]K)\b|NotImplemented[E]xception""")]
    private static partial Regex Later();

    [GeneratedRegex("""(?<![\w.~/])/(home|Users|root|tmp|mnt|opt)/[\w.]|(?<![\w.~/])/work/(main|shared)\b|\b[A-Z]:\\Users\\""")]
    private static partial Regex MachinePath();

    [GeneratedRegex("""https?://[^/\s"']*(nuget|npm|registry|artifact|pypi|mirror)""")]
    private static partial Regex PackageHost();
}
