using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Edges;

/// <summary>Ends an open circuit within a minute when its person was locked, left, or changed the password elsewhere.</summary>
public sealed class SessionStillValid(ILoggerFactory logs, PortalDbs dbs, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return false;
        await using var db = dbs.OpenAll();
        var person = await db.Set<Person>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.IsActive, p.SecurityStamp }).FirstOrDefaultAsync(cancellationToken);
        return person is { IsActive: true } && person.SecurityStamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
