namespace WorkQueuePortal.Api;

public static class ApiSetup
{
    public static void AddApi(this IServiceCollection services) => services.AddProblemDetails();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/api/v1");
        v1.MapDocuments();
        routes.MapGet("/health", () => Results.Ok(new { status = "up" })).AllowAnonymous();
    }
}
