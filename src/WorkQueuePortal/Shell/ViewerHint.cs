using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>What the browser said of its viewer, in cookies that first.js wrote. Read once, when the page is asked for.</summary>
public sealed record ViewerHint(string? Theme, string? Density, string? Keys, string? Zone)
{
    public bool IsDark => Theme == "dark";

    public static ViewerHint Of(HttpRequest request) => new(
        One(request.Query["theme"].ToString(), "light", "dark") ?? One(Cookie(request, "theme"), "light", "dark"),
        One(request.Query["density"].ToString(), "compact", "default", "comfortable") ?? One(Cookie(request, "density"), "compact", "default", "comfortable"),
        One(Cookie(request, "keys"), "on", "off"),
        Cookie(request, "zone"));

    private static string? Cookie(HttpRequest request, string name) => request.Cookies[$"wq-{name}"];

    private static string? One(string? value, params ReadOnlySpan<string> known) => value is not null && known.Contains(value) ? value : null;
}
