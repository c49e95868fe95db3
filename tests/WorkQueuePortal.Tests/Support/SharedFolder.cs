namespace WorkQueuePortal.Tests.Support;

/// <summary>Real documents that nobody here wrote lie beside the repository. A test that needs them is skipped where they are absent.</summary>
public static class SharedFolder
{
    /// <summary>The folder that holds WorkQueuePortal.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of something under ../shared; skips the running test when it is not there.</summary>
    public static string Require(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        if (!Path.Exists(path)) Assert.Skip($"../shared/{relative} is not on this machine.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WorkQueuePortal.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds WorkQueuePortal.sln.");
    }
}
