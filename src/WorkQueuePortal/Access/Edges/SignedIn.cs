using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Edges;

/// <summary>The person of this circuit or request, with the roles held now: a role taken away works at the next act, not at the next sign-in.</summary>
public sealed class SignedIn(IHttpContextAccessor http, AuthenticationStateProvider circuit, Actors actors) : ICurrentActor
{
    public async ValueTask<Actor> Get()
    {
        var user = http.HttpContext?.User is { Identity.IsAuthenticated: true } request ? request : (await circuit.GetAuthenticationStateAsync()).User;
        if (user.FindFirstValue(ApiKeyScheme.ClientClaim) is { } client) return ApiKeyScheme.ActorOf(client);
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && await actors.Of(id) is { } actor ? actor : Nobody;
    }

    /// <summary>Holds no role and sees no facility, so everything answers "not found" or "not allowed".</summary>
    private static readonly Actor Nobody = new(Guid.AllBitsSet, "Nobody", new HashSet<string>(), new HashSet<Guid>());
}
