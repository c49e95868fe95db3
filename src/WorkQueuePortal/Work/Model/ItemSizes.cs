using System.Globalization;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>As how many items each kind of work of a queue counts against what one person may hold; whatever is not named counts as one.</summary>
public static class ItemSizes
{
    public const int Usual = 1, Largest = 100, LongestText = 400;

    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>();

    /// <param name="text">As <see cref="WorkQueue.Sizes"/>.</param>
    public static IReadOnlyDictionary<string, int> Of(string? text) => text is not { Length: > 0 } ? None
        : text.Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    /// <summary>The text with some kinds set anew: "invoice.exception=2". A size of 1 takes a kind out.</summary>
    public static (string? Text, Refusal? No) Change(string? text, IReadOnlyList<string> changes)
    {
        var sizes = new SortedDictionary<string, int>(Of(text).ToDictionary(), StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (Read(change) is not { } read) return (text, Refusal.Shape($"{change} is not a size. Name the kind of work and a number from 1 to {Largest}, as invoice.exception=2."));
            if (read.Size == Usual) sizes.Remove(read.Type);
            else sizes[read.Type] = read.Size;
        }
        var written = string.Join(',', sizes.Select(s => $"{s.Key}={s.Value.ToString(CultureInfo.InvariantCulture)}"));
        if (written.Length > LongestText) return (text, Refusal.Shape($"That is too much: the sizes of a queue fit into {LongestText} characters."));
        return (written.Length == 0 ? null : written, null);
    }

    private static (string Type, int Size)? Read(string change)
    {
        var parts = change.Split('=');
        if (parts is not [var type, var number] || type.Length == 0 || !type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')) return null;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= Largest ? (type, size) : null;
    }
}
