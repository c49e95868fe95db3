using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Stands before the portal while the demonstration is loaded. Who they want to be can be chosen already; behind the sign-in is a page that says how far it is and opens
/// what was asked for by itself. A program that asks gets 503.</summary>
/// <param name="people">Ends once those who may be chosen are there.</param>
/// <param name="part">How much of the demonstration is there, from 0 to 1.</param>
public sealed class OpeningPage(Opening opening, Task people, Func<double> part)
{
    public const string Asked = "/opening";

    /// <summary>After the sign-in is read, and before what was asked for.</summary>
    public async Task Stand(HttpContext context, RequestDelegate next)
    {
        if (!opening.IsOpen)
        {
            await people.WaitAsync(context.RequestAborted);
            if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                await Tell(context);
                return;
            }
        }
        await next(context);
    }

    /// <summary>What the page asks, until the portal is open.</summary>
    public IResult HowFar()
    {
        var percent = Percent;
        return opening.IsOpen ? Results.Json(new { status = "open" }) : Results.Json(new { status = "loading the demonstration", percent, text = Text(percent) });
    }

    private int Percent => (int)(part() * 100);

    private Task Tell(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)) return HowFar().ExecuteAsync(context);
        var percent = Percent;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(PlainPage.Of("Opening", "The demonstration is being put together", $"""
            <p class="lede">Ninety days of orders, receipts and invoices of an invented health system go through the portal's own rules. It happens once and takes less than half a minute; the portal then opens by itself.</p>
            <p><progress id="bar" max="100" value="{percent.ToString(CultureInfo.InvariantCulture)}" aria-label="How much of the demonstration is there"></progress></p><p id="far" role="status">{Text(percent)}</p>
            <noscript><p>Load this page again in half a minute.</p></noscript>
            """, scripts: """<script src="/js/first.js"></script><script type="module" src="/js/opening.js"></script>"""), context.RequestAborted);
    }

    private static string Text(int percent) => percent == 0 ? "People, suppliers and items first." : string.Create(CultureInfo.InvariantCulture, $"Day {percent * 90 / 100 + 1} of 90.");
}
