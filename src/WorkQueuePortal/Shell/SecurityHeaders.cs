namespace WorkQueuePortal.Shell;

/// <summary>What every answer carries, and which pages may open the circuit.</summary>
internal static class SecurityHeaders
{
    // Styles cannot be strict: MudBlazor writes style attributes. Scripts can, as there is no inline script and no import map.
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>The hub itself accepts a socket from any page; a foreign one must not ride on this viewer's cookie.</summary>
    public static Task RefuseForeignSockets(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isSocket = string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase) || request.Method == HttpMethods.Connect;
        if (!isSocket || IsOwn(request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOwn(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
