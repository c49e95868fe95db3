using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Markdig;

namespace WorkQueuePortal.Shell;

/// <summary>The help that is embedded in the program, as help/name.md.</summary>
public sealed partial class HelpPages
{
    public sealed record Shown(string Name, string Title, string Html);

    private const string Prefix = "help/", Suffix = ".md";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly ConcurrentDictionary<string, Shown> _rendered = new();

    /// <summary>The first page, then the others by name.</summary>
    public IReadOnlyList<string> Names { get; } = [.. typeof(HelpPages).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(n => n[Prefix.Length..^Suffix.Length])
        .OrderBy(n => n != "index").ThenBy(n => n, StringComparer.Ordinal)];

    /// <summary>Null for a page that is not there: the name comes from the address.</summary>
    public Shown? Find(string name) => Names.Contains(name) ? _rendered.GetOrAdd(name, Render) : null;

    /// <summary>Pages link each other as files lie beside each other, so that the links also work where the files are read.</summary>
    public static string ToHtml(string markdown) => PageLink().Replace(Markdig.Markdown.ToHtml(markdown, Markdown), "href=\"/help/$1\"");

    [GeneratedRegex("href=\"([a-z-]+)\\.md\"")]
    private static partial Regex PageLink();

    private static Shown Render(string name)
    {
        using var stream = typeof(HelpPages).Assembly.GetManifestResourceStream(Prefix + name + Suffix)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var title = text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
        return new Shown(name, title, ToHtml(text));
    }
}
