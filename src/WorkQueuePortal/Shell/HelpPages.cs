using System.Collections.Concurrent;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>The help that is embedded in the program, as help/name.md.</summary>
public sealed class HelpPages
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

    public static string ToHtml(string markdown)
    {
        var page = Markdig.Markdown.Parse(markdown, Markdown);
        // In the repository a page links to another as a file beside it; here pages have addresses.
        foreach (var link in page.Descendants<LinkInline>())
            if (link.Url?.Split('#') is [var file, .. var part] && file.EndsWith(Suffix, StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal))
                link.Url = string.Join('#', [Links.Help(file[..^Suffix.Length]), .. part]);
        // What scrolls sideways must be reachable by keyboard.
        foreach (var code in page.Descendants<CodeBlock>()) code.GetAttributes().AddProperty("tabindex", "0");
        return page.ToHtml(Markdown);
    }

    private static Shown Render(string name)
    {
        using var stream = typeof(HelpPages).Assembly.GetManifestResourceStream(Prefix + name + Suffix)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var title = text.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
        return new Shown(name, title, ToHtml(text));
    }
}
