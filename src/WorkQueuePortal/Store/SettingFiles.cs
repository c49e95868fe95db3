using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Settings whose value stands in a file of its own, as systemd and containers hand over secrets: <c>Name:File</c> holds the path, <c>Name</c> becomes
/// the text. So a password stands neither in the environment, which every child process inherits, nor on the command line, which everybody on the machine can read.</summary>
public static class SettingFiles
{
    private const string Suffix = ":File";

    /// <summary>Puts the texts over all other sources: who names a file means it. Without one of them nothing is changed.</summary>
    public static Outcome Take(IConfigurationManager settings)
    {
        var taken = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, path) in settings.AsEnumerable())
        {
            if (path is null || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) continue;
            string text;
            try
            {
                if (!File.Exists(path)) return Refusal.Shape($"{key} names the file '{path}', which does not exist. Put it there, or correct the path.");
                text = File.ReadAllText(path);
            }
            catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
            {
                return Refusal.Shape($"{key} names the file '{path}', which cannot be read. Allow the user of the portal to read it.");
            }
            taken[key[..^Suffix.Length]] = WithoutLastLineEnd(text);
        }
        settings.AddInMemoryCollection(taken);
        return Outcome.Done();
    }

    // Editors and `echo` end a file with one; any other white space may belong to a password.
    private static string WithoutLastLineEnd(string text) => text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
}
