using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Commands;

/// <summary>A text file that was named on the command line.</summary>
internal static class NamedText
{
    public static Outcome<string> Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Refusal.Shape($"The file {file} could not be opened. Check that it exists and that you may read it.");
        }
    }
}
