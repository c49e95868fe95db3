using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace WorkQueuePortal.Shell;

/// <summary>MudBlazor's variables for both themes as one style sheet that the browser keeps. Its own provider writes them into every circuit: thirteen kilobytes for each tab
/// that is opened.</summary>
public sealed partial class ThemeSheet(IServiceProvider services, ILoggerFactory logs)
{
    public const string Path = "/css/mud-theme.css";

    /// <summary>For what an address with a version in it may be kept.</summary>
    internal const string Kept = "public, max-age=31536000, immutable";

    private readonly Lazy<Task<(string Text, byte[] Packed)>> _sheet = new(async () =>
    {
        var text = await Write(services, logs);
        return (text, Pack(text));
    });

    /// <summary>The address names the version, so that what is kept is never stale.</summary>
    public static string Address { get; } = $"{Path}?v={typeof(MudThemeProvider).Assembly.GetName().Version}-{typeof(ThemeSheet).Assembly.ManifestModule.ModuleVersionId:N}";

    public async Task<IResult> Serve(HttpContext context)
    {
        var (text, packed) = await _sheet.Value;
        (context.Response.Headers.CacheControl, context.Response.Headers.Vary) = (Kept, "Accept-Encoding");
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase)) return TypedResults.Content(text, "text/css");
        context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(packed, "text/css");
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static async Task<string> Write(IServiceProvider services, ILoggerFactory logs)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => string.Concat(await One(renderer, ":root", isDark: false), await One(renderer, ":root[data-theme=\"dark\"]", isDark: true)));
    }

    private static async Task<string> One(HtmlRenderer renderer, string scope, bool isDark)
    {
        var theme = PortalTheme.Create();
        theme.PseudoCss = new PseudoCss { Scope = scope };
        var drawn = await renderer.RenderComponentAsync<MudThemeProvider>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = theme, [nameof(MudThemeProvider.IsDarkMode)] = isDark, [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
        }));
        return string.Concat(Styles().Matches(drawn.ToHtmlString()).Select(m => m.Groups["css"].Value));
    }

    [GeneratedRegex("<style[^>]*>(?<css>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
