using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Tests.Shell;

/// <summary>The colours of tokens.css, read as the browser reads them.</summary>
internal static partial class Tokens
{
    public static IReadOnlyDictionary<string, string> Of(string theme)
    {
        var css = File.ReadAllText(Path.Combine(Root(), "wwwroot-assets", "css", "tokens.css"));
        var start = css.IndexOf($":root[data-theme=\"{theme}\"]", StringComparison.Ordinal);
        var block = Comments().Replace(css[start..css.IndexOf("\n}", start, StringComparison.Ordinal)], "");
        return Colour().Matches(block).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    /// <summary>WCAG 2.2 relative luminance contrast of two opaque colours.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkQueuePortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository root was not found above the tests.");
    }

    private static double Luminance(string hex)
    {
        var rgb = new[] { 1, 3, 5 }.Select(i => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    [GeneratedRegex(@"--([\w-]+):\s*(#[0-9a-f]{6}|rgba\([^)]*\))")]
    private static partial Regex Colour();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
