using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.RateLimiting;
using WorkQueuePortal.Access.Actions;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access;

public static class AccessSetup
{
    /// <summary>The rate limit of the sign-in form: a guesser gets ten tries a minute from one address, besides the lock-out of the account.</summary>
    public const string SignInLimit = "sign-in";

    public static void AddAccess(this IServiceCollection services, DemoMode demo)
    {
        services.AddSingleton(demo);
        services.AddRateLimiter(limiter => limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 10, Window = TimeSpan.FromMinutes(1) })));
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null);
        services.AddSingleton<ApiClients>();
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
        services.AddPeople();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));

        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionStillValid>();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler, SameUserCircuit>();
        services.AddScoped<ICurrentActor, SignedIn>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<Drafts>();
    }

    /// <summary>People and their passwords, without the web around them.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
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
        services.AddSingleton<Actors>();
        services.AddSingleton<People>();
        services.AddScoped<KeepAccounts>();
    }
}
