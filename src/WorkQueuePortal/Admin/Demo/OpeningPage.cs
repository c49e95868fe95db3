using System.Globalization;
using Microsoft.AspNetCore.Connections;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Answers at the portal's address while the demonstration is loaded: a page that says how far it is and opens the portal by itself, 503 to whoever else asks.
/// A host of its own, so that nothing of the portal runs before its rows are there.</summary>
public static class OpeningPage
{
    public const string Asked = "/opening";

    /// <returns>To be disposed of before the portal listens; a refusal where somebody else listens at its address.</returns>
    public static async Task<Outcome<WebApplication>> Serve(WebApplication portal, Func<double> part)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddConfiguration(portal.Configuration);
        builder.Logging.ClearProviders();
        // Ctrl+C ends the program, not this host alone.
        builder.Services.AddSingleton<IHostLifetime, Unheeded>();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = portal.Environment.WebRootFileProvider });
        app.Run(context => Tell(context, part()));
        try
        {
            await app.StartAsync();
            foreach (var address in app.Urls) Console.WriteLine($"Loading the demonstration, once. {address} says how far it is.");
            return app;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            return Taken(fault);
        }
        catch (InvalidOperationException)
        {
            // It would need a certificate: then the portal is simply not there until it is loaded.
            return app;
        }
    }

    /// <summary>For whoever finds the portal's address in use.</summary>
    public static Refusal Taken(IOException fault) => Refusal.Shape($"{fault.Message} Stop what listens there, or start with --Urls and another address.");

    private static Task Tell(HttpContext context, double part)
    {
        var percent = (int)(part * 100);
        var isAsked = context.Request.Path == Asked;
        context.Response.StatusCode = isAsked ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        context.Response.Headers.CacheControl = "no-store";
        if (isAsked || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return context.Response.WriteAsJsonAsync(new { status = "loading the demonstration", percent, text = HowFar(percent) }, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(PlainPage.Of("Opening", "The demonstration is being put together", $"""
            <p class="lede">Ninety days of orders, receipts and invoices of an invented health system go through the portal's own rules. It happens once and takes less than half a minute; the portal then opens by itself.</p>
            <p><progress id="bar" max="100" value="{percent.ToString(CultureInfo.InvariantCulture)}" aria-label="How much of the demonstration is there"></progress></p><p id="far" role="status">{HowFar(percent)}</p>
            <noscript><p>Load this page again in half a minute.</p></noscript>
            """, scripts: """<script src="/js/first.js"></script><script type="module" src="/js/opening.js"></script>"""), context.RequestAborted);
    }

    private static string HowFar(int percent) => percent == 0 ? "People, suppliers and items first." : string.Create(CultureInfo.InvariantCulture, $"Day {percent * 90 / 100 + 1} of 90.");

    private sealed class Unheeded : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
