using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace WorkQueuePortal.Ui;

/// <summary>The small marks of every page: icons, key caps, initials, priorities. Each is one piece of markup and no component: a page shows half a hundred, and a component costs two kilobytes of a tab's memory.</summary>
internal static class Marks
{
    private static readonly ConcurrentDictionary<(string Name, string? Css), MarkupString> Icons = [];

    public static MarkupString Brand { get; } = new(
        """<svg viewBox="0 0 20 20" aria-hidden=true><path d="M2 3.5h16v3H2zM2 8.5h11v3H2zM2 13.5h6v3H2z" fill=currentColor /><path d="M16.500 8.500h1.500v8H11v-1.600h5.500z" fill=currentColor opacity=.45 /></svg><span>WorkQueuePortal</span>""");

    /// <param name="name">One of the names in Drawings. The word beside it is what a screen reader says.</param>
    public static MarkupString Icon(string name, string? css = null) => Icons.GetOrAdd((name, css), static of =>
        new($"<svg class=\"{(of.Css is null ? "i" : $"i {of.Css}")}\" viewBox=\"0 0 16 16\" aria-hidden=true><path d=\"{Drawings.Of(of.Name)}\"/></svg>"));

    /// <param name="isSilent">On a button, whose aria-keyshortcuts already says it.</param>
    public static MarkupString Key(string key, bool isSilent = false) => new($"<kbd class=k{(isSilent ? " aria-hidden=true" : "")}>{WebUtility.HtmlEncode(key)}</kbd>");

    /// <summary>Initials. The name stands beside it or in a hidden text: the picture itself is silent.</summary>
    public static MarkupString Avatar(string name, bool isViewer = false) => new($"<span class=\"{(isViewer ? "av me" : "av")}\" aria-hidden=true>{WebUtility.HtmlEncode(Display.Initials(name))}</span>");

    /// <summary>A place of the navigation: its icon, its word, and how much waits there.</summary>
    public static MarkupString Place(string? icon, string word, int? count) =>
        new($"{(icon is null ? "" : Icon(icon).Value)}<span>{WebUtility.HtmlEncode(word)}</span>{(count is { } waiting ? $"<span class=n>{Display.Count(waiting)}</span>" : "")}");

    /// <summary>Keys and what they do, for the status line.</summary>
    public static MarkupString Hints(IEnumerable<KeyHint> hints) =>
        new(string.Concat(hints.Select(h => $"<span class=g>{string.Concat(h.Caps.Select(cap => Key(cap).Value))}{WebUtility.HtmlEncode(h.Word)}</span>")));

    /// <summary>What stands where rows will, while they are read.</summary>
    public static MarkupString Skeleton(int rows) => new("<span class=sr>Reading</span>" + string.Concat(Enumerable.Repeat("<i></i>", rows)));

    public static MarkupString Priority(int level) => new($"<b class=\"pr p{level}\">P{level}</b>");
}
