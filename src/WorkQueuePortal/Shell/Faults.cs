using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>What a request is told that ended in a fault: a sentence, a way back, and a reference that the log has too. Never a stack trace, in any environment.</summary>
public static class Faults
{
    public static ExceptionHandlerOptions Handler { get; } = new()
    {
        ExceptionHandler = Tell,
        // Logged below with its reference; what a client sent wrong is no fault of the program.
        SuppressDiagnosticsCallback = _ => true,
    };

    private static async Task Tell(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var bad = error as BadHttpRequestException;
        var reference = Fault.Reference();
        var sentence = bad switch
        {
            { InnerException: AntiforgeryValidationException } => "This form was open too long, or came from another site. Go back, load the page again and send it once more.",
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => "What was sent is too large.",
            not null => "What was sent could not be read. Go back, load the page again and send it once more.",
            null => "Something failed on our side; what was saved before stays saved. Try again, or name the reference to your support.",
        };
        if (bad is null) context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Faults)).LogError(error, "A request failed, reference {Reference}", reference);
        context.Response.StatusCode = bad?.StatusCode ?? StatusCodes.Status500InternalServerError;
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await Results.Problem(sentence, statusCode: context.Response.StatusCode, title: "Not done", extensions: new Dictionary<string, object?> { ["reference"] = reference }).ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(PlainPage.Of("Not done", "That did not work", $"""
            <p class="lede">{WebUtility.HtmlEncode(sentence)}</p><p class="ref">Reference <code>{WebUtility.HtmlEncode(reference)}</code></p><p><a href="/queue">Go to your queue</a></p>
            """, ViewerHint.Of(context.Request).Theme ?? "light"), context.RequestAborted);
    }
}
