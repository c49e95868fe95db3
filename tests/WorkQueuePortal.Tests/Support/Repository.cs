namespace WorkQueuePortal.Tests.Support;

/// <summary>The repository that this build came from, found by walking up to the solution file.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every file that people keep here, by its path from the root; nothing that git ignores.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Below(Root).Order(StringComparer.Ordinal)];

    /// <summary>The folders that git ignores anywhere, as <c>.gitignore</c> names them.</summary>
    public static IReadOnlySet<string> Ignored => File.ReadLines(PathOf(".gitignore")).Where(line => line.EndsWith('/')).Select(line => line.TrimEnd('/')).Append(".git").ToHashSet();

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    private static IEnumerable<string> Below(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Where(f => f != ".git");
        return files.Concat(Directory.EnumerateDirectories(folder).Where(d => !Ignored.Contains(Path.GetFileName(d))).SelectMany(Below));
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WorkQueuePortal.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests read the sources, so they run from inside the repository.");
    }
}
