using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access;

public static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "wqp.session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/not-found";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
        });
        services.AddIdentityCore<Person>(identity =>
        {
            identity.Password.RequiredLength = 12;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 6;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            identity.User.RequireUniqueEmail = true;
        }).AddSignInManager().AddClaimsPrincipalFactory<PersonClaims>();
        // Identity wants one context for each request; it only ever reads and writes people.
        services.AddScoped(provider => provider.GetRequiredService<PortalDbs>().OpenAll());
        services.AddScoped<IUserStore<Person>>(provider => new UserOnlyStore<Person, PortalDb, Guid>(provider.GetRequiredService<PortalDb>()));
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));

        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionStillValid>();
        services.AddScoped<ICurrentActor, SignedIn>();
        services.AddSingleton<People>();
    }
}
