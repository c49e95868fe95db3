using System.Net;

namespace WorkQueuePortal.Ui;

/// <summary>A page for when the portal itself cannot draw one: plain HTML in the portal's own look.</summary>
public static class PlainPage
{
    /// <param name="heading">As text.</param>
    /// <param name="body">As HTML, below the heading; whatever came from outside is encoded by the caller.</param>
    /// <param name="theme">Null where a script of the page chooses.</param>
    /// <param name="scripts">As HTML, in the head.</param>
    public static string Of(string title, string heading, string body, string? theme = null, string scripts = "") => $"""
        <!DOCTYPE html>
        <html lang="en"{(theme is null ? "" : $" data-theme=\"{theme}\"")}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)} · WorkQueuePortal</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg"><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/base.css"><link rel="stylesheet" href="/css/page.css"><link rel="stylesheet" href="/css/sign-in.css">{scripts}</head>
        <body><main class="si" id="main"><section><h1>{WebUtility.HtmlEncode(heading)}</h1>{body}</section></main></body></html>
        """;
}
