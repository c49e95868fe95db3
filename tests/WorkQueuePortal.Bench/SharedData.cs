namespace WorkQueuePortal.Bench;

/// <summary>The folder of public data beside the repository.</summary>
internal static class SharedData
{
    public static string Find(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "WorkQueuePortal.sln"))) root = root.Parent;
        return Path.GetFullPath(Path.Combine(root?.FullName ?? ".", "..", "shared", "data", file));
    }
}
