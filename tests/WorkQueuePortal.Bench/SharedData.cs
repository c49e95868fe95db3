namespace WorkQueuePortal.Bench;

/// <summary>The folder of public data beside the repository.</summary>
internal static class SharedData
{
    public static string Find(string file) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", file));

    /// <summary>A place in the repository that the bench runs from.</summary>
    public static string Repository(string path) => Path.Combine(Root, path);

    private static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "WorkQueuePortal.sln"))) root = root.Parent;
            return root?.FullName ?? ".";
        }
    }
}
