using System.Text;

namespace WorkQueuePortal.Kernel;

/// <summary>Names of the program as words for people.</summary>
public static class Words
{
    /// <summary>"PurchaseOrder" as "purchase order".</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }

    /// <summary>"1 item", "2 items": for nouns that take an s.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";
}
