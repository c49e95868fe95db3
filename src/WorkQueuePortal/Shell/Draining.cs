using System.Runtime.InteropServices;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Shell;

/// <summary>How a node leaves: at once it is not ready any more and sends whoever comes anew to another one; for a while it goes on serving the pages that are
/// open, which move over by themselves; then it stops.</summary>
internal static class Draining
{
    /// <summary>After the drain: for jobs and connections to end. The service unit waits ten seconds longer.</summary>
    public static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>Holds the end of the program back, whoever asks for it. What is registered last is told first, so this comes before the server closes its sockets.</summary>
    public static void DrainBeforeStop(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => app.Lifetime.ApplicationStopping.Register(() => Drain(app.Services)));

    private static void Drain(IServiceProvider services)
    {
        services.GetRequiredService<Departure>().Begin();
        var span = services.GetRequiredService<NodePace>().Drain;
        if (span <= TimeSpan.Zero) return;
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Draining)).LogInformation(
            "This node leaves: it takes no new pages and stops in {Seconds} seconds. Ctrl C stops it now.", span.TotalSeconds);
        using var enough = new ManualResetEventSlim();
        using var again = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            enough.Set();
        });
        enough.Wait(span);
    }

    /// <summary>Pages and circuits that are new to this node. The connection closes too, because a balancer chooses by connection.</summary>
    public static async Task SendElsewhere(HttpContext context, RequestDelegate next)
    {
        if (!IsNew(context.Request) || !context.RequestServices.GetRequiredService<Departure>().HasBegun)
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.Connection = "close";
        await context.Response.WriteAsync("This server is being stopped. Try again in a moment: another one answers.", context.RequestAborted);
    }

    // A page that closes says so to the circuit it has here.
    private static bool IsNew(HttpRequest request) => (request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) && request.Path != "/_blazor/disconnect")
        || (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
