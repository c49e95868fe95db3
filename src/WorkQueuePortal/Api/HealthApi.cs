using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Api;

/// <summary>What a supervisor and a balancer ask. /health: does the process live? Who gets no answer starts it again. /ready: should it get new pages?</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => Results.Ok(new { status = "up" })).AllowAnonymous();
        routes.MapGet("/ready", (HttpContext context, Departure departure, ChangeFeed feed, Rehearsals rehearsals) =>
        {
            if (!departure.HasBegun) return feed.IsAway ? NotReady("the store cannot be reached") : rehearsals.AreOver ? Results.Ok(new { status = "ready" }) : NotReady("warming up");
            context.Response.Headers.Connection = "close";
            return NotReady("leaving");
        }).AllowAnonymous();
    }

    private static IResult NotReady(string status) => Results.Json(new { status }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
