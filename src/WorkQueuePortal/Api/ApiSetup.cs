using WorkQueuePortal.Access.Edges;

namespace WorkQueuePortal.Api;

public static class ApiSetup
{
    public static void AddApi(this IServiceCollection services) => services.AddProblemDetails();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        // A person's cookie is no key: the API takes machines only, and answers them with a problem instead of a sign-in page.
        var v1 = routes.MapGroup("/api/v1").RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyScheme.Name).RequireAuthenticatedUser());
        v1.MapDocuments();
        routes.MapFallback("/api/{**rest}", () => Results.Problem("There is nothing at this address, or not by this method. Documents are sent by POST to /api/v1/invoices.", statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
        routes.MapHealth();
    }
}
