using Microsoft.Extensions.FileSystemGlobbing;

namespace WorkQueuePortal.Commands;

/// <summary>The files that a path on the command line names: itself, all files of a folder, or those that a pattern fits.</summary>
internal static class NamedFiles
{
    private static readonly EnumerationOptions ToTheBottom = new() { RecurseSubdirectories = true, MaxRecursionDepth = 32, IgnoreInaccessible = true };

    /// <summary>In a fixed order, each beginning as the path was given; empty when it names nothing.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        if (File.Exists(path)) return [path];
        if (Directory.Exists(path)) return Sorted(Directory.EnumerateFiles(path, "*", ToTheBottom));
        return path.Contains('*') ? Matching(path) : [];
    }

    /// <summary>A shell without ** hands the pattern over as it is. Case does not count: some senders write .XML.</summary>
    private static List<string> Matching(string pattern)
    {
        var plain = pattern.Replace(Path.DirectorySeparatorChar, '/');
        var cut = plain.LastIndexOf('/', plain.IndexOf('*')) + 1;
        var folder = plain[..cut];
        if (!Directory.Exists(folder.Length == 0 ? "." : folder)) return [];
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase).AddInclude(plain[cut..]);
        return Sorted(matcher.GetResultsInFullPath(folder.Length == 0 ? "." : folder)
            .Select(full => folder + Path.GetRelativePath(folder.Length == 0 ? "." : folder, full).Replace(Path.DirectorySeparatorChar, '/')));
    }

    private static List<string> Sorted(IEnumerable<string> files) => [.. files.Order(StringComparer.Ordinal)];
}
