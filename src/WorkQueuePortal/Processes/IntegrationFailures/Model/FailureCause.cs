namespace WorkQueuePortal.Processes.IntegrationFailures.Model;

/// <summary>What several failures have in common: their sentence without the numbers and keys that tell one from another.</summary>
public static class FailureCause
{
    private const int Longest = 200;

    /// <summary>"Supplier S-0042 is not known." and "Supplier S-0077 is not known." have the cause "Supplier … is not known."</summary>
    public static string Of(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Without);
        var cause = string.Join(' ', words);
        return cause.Length <= Longest ? cause : cause[..Longest];
    }

    /// <summary>Message types end in a version, which is no key: erp.order.v1 stays.</summary>
    private static string Without(string word)
    {
        if (!word.Any(char.IsAsciiDigit) || IsMessageType(word)) return word;
        var end = word.Length;
        while (end > 0 && char.IsPunctuation(word[end - 1])) end--;
        return "…" + word[end..];
    }

    private static bool IsMessageType(string word) => word.TrimEnd('.', ',', ':').Split('.') is [.., ['v', .. var version]] and { Length: > 2 } && version.All(char.IsAsciiDigit);
}
