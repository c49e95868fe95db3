using MudBlazor;

namespace WorkQueuePortal.Shell;

/// <summary>MudBlazor's own files, by their plain addresses. Those with a fingerprint, which its package brings along, are the only static files that the server does not compress:
/// on a first visit they would weigh seven hundred kilobytes instead of sixty.</summary>
internal static class MudFiles
{
    private const string Folder = "/_content/MudBlazor/";
    private static readonly string Version = $"?v={typeof(MudThemeProvider).Assembly.GetName().Version}";

    public static string Styles { get; } = $"{Folder}MudBlazor.min.css{Version}";
    public static string Script { get; } = $"{Folder}MudBlazor.min.js{Version}";

    /// <summary>A browser asks for a plain address anew on every page. One that names the version is kept.</summary>
    public static Task Keep(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Folder.TrimEnd('/'), StringComparison.Ordinal) && context.Request.QueryString.Value == Version)
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) context.Response.Headers.CacheControl = ThemeSheet.Kept;
                return Task.CompletedTask;
            });
        return next(context);
    }
}
