namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>A stranger's text made fit to stand inside our own sentence, or within our own limits.</summary>
internal static class Quoted
{
    private const int Longest = 40;

    public static string Short(string text)
    {
        var plain = string.Concat(Cut(text, Longest).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > Longest ? plain + "…" : plain;
    }

    /// <summary>No longer than the given length, and never half of a character: JSON and the stores refuse a lone surrogate.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)] : text[..longest];
}
