using System.Text.RegularExpressions;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>What the documents say of the repository is so: the paths they name exist, and the commands they show are known.</summary>
public sealed partial class DocumentsTests
{
    private static IEnumerable<string> Documents => Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Every_path_that_a_document_names_exists() => Assert.Empty(Documents.SelectMany(file => MissingPaths(Repository.Text(file), Path.GetDirectoryName(file)!).Select(path => $"{file}: {path}")));

    [Fact]
    public void Every_command_that_a_document_shows_is_known() => Assert.Empty(Documents.SelectMany(file => UnknownCommands(Repository.Text(file)).Select(command => $"{file}: {command}")));

    [Fact]
    public void A_path_that_does_not_exist_is_told()
    {
        Assert.Equal(["src/Nowhere/Missing.cs", "../gone.md"], MissingPaths("In `src/Nowhere/Missing.cs`, unlike `src/WorkQueuePortal`, see [it](../gone.md) and [that](#part) and [more](https://example.org).", "database"));
        Assert.Empty(MissingPaths("Write `database/sqlite/NNNN_room.sql` or `src/…/Model/*.cs`, or say `src/<room>`.", ""));
    }

    [Fact]
    public void A_command_that_does_not_exist_is_told()
    {
        Assert.Equal(["src/WorkQueuePortal -- migrte", "src/Nowhere"], UnknownCommands("""
            dotnet run --project src/WorkQueuePortal -- migrte
            dotnet run -c Release --project src/WorkQueuePortal -- migrate --Data:Folder=here
            dotnet run --project src/WorkQueuePortal -- --urls http://127.0.0.1:5080
            `dotnet run --project src/Nowhere`
            """));
    }

    /// <summary>Back-ticked paths count from the root, linked ones from the document. What holds a wildcard or a placeholder is not a path.</summary>
    private static IEnumerable<string> MissingPaths(string text, string folder)
    {
        var ticked = Ticked().Matches(text).Select(m => m.Groups["path"].Value).Where(path => !Placeholder().IsMatch(path)).Where(path => !Exists(Repository.PathOf(path)));
        var linked = Linked().Matches(text).Select(m => m.Groups["path"].Value).Where(path => !Exists(Repository.PathOf(folder, path)));
        return ticked.Concat(linked);
    }

    private static IEnumerable<string> UnknownCommands(string text)
    {
        foreach (Match match in Command().Matches(text))
        {
            var (project, word) = (match.Groups["project"].Value, match.Groups["word"].Value);
            if (!Directory.Exists(Repository.PathOf(project))) yield return project;
            else if (word.Length > 0 && !word.StartsWith("--", StringComparison.Ordinal) && !Knows(project, word)) yield return $"{project} -- {word}";
        }
    }

    /// <summary>The program is asked; the other projects say their commands as patterns in their <c>Program.cs</c>.</summary>
    private static bool Knows(string project, string word) =>
        project == "src/WorkQueuePortal" ? CommandLine.Knows([word]) : Repository.Text($"{project}/Program.cs").Contains($"[\"{word}\"", StringComparison.Ordinal);

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    [GeneratedRegex("""`(?<path>(src|tests|database|wwwroot-assets|[.]ci)/[^`\s]*|README[.]md|global[.]json|WorkQueuePortal[.]sln)`""")]
    private static partial Regex Ticked();

    [GeneratedRegex("""[*<>{}…]|NNNN""")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""\]\((?![a-z]+:|/|#)(?<path>[^)#\s]+)(#[^)]*)?\)""")]
    private static partial Regex Linked();

    [GeneratedRegex("""dotnet run\b[^\n`]*?--project (?<project>[\w./-]+)([^\n`]*? -- (?<word>[^\s`]+))?""")]
    private static partial Regex Command();
}
