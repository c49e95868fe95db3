using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>The frame of the portal and what its components need.</summary>
public static class ShellSetup
{
    /// <summary>Those whom a newcomer wants to be first stand first.</summary>
    private static readonly string[] PersonaOrder =
    [
        Roles.ApSpecialist, Roles.Requester, Roles.Manager, Roles.Supervisor, Roles.ApLead, Roles.Receiver, Roles.Buyer, Roles.VendorReviewer, Roles.Compliance, Roles.Director, Roles.Integration,
        Roles.Auditor, Roles.Admin,
    ];

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        // A refused body is told by Faults in every environment alike.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // The host counts the drain as part of its stopping; what takes longer it ends with an exception.
        services.AddOptions<HostOptions>().Configure<NodePace>((host, pace) => host.ShutdownTimeout = pace.Drain + Draining.TimeToStop);
        services.AddOptions<PortalSettings>().BindConfiguration("Portal");
        services.AddSingleton(p => p.GetRequiredService<IOptions<PortalSettings>>().Value with { IsDemo = p.GetRequiredService<DemoMode>().IsOn });
        services.AddSingleton<HelpPages>();
        services.AddSingleton<ThemeSheet>();
        services.AddScoped<ViewerClock>();
        services.AddScoped<ShellState>();
        services.AddScoped<KeyLine>();
        services.AddScoped<Undo>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<FrameReader>();
        services.AddScoped<PaletteSearch>(provider => provider.GetRequiredService<FrameReader>().Find);
        services.AddScoped<ReadSignIn>(provider => async ct =>
        {
            var demo = provider.GetRequiredService<DemoMode>();
            var all = provider.GetRequiredService<People>();
            if (!demo.IsOn) return new SignInModel([], IsNew: !await all.CanSignIn(ct));
            var people = await all.Personas(ct);
            return new SignInModel([.. people.OrderBy(p => Array.FindIndex(PersonaOrder, p.Roles.Contains)).Select(p => new SignInPersona(p.Id.ToString(), p.Name, p.Title, p.PersonaNote ?? ""))]);
        });
        return services;
    }

    public static WebApplication MapShell(this WebApplication app)
    {
        app.UseKnownProxies();
        app.Use(next => context => SecurityHeaders.Add(context, next));
        app.UseExceptionHandler(Faults.Handler);
        app.Use(next => context => SecurityHeaders.RefuseForeignSockets(context, next));
        app.Use(next => context => Draining.SendElsewhere(context, next));
        app.UseStatusCodePagesWithReExecute(Links.NotFound, createScopeForStatusCodePages: true);
        app.Use(next => context => OnlyPagesReadAnew(context, next));
        app.Use(next => context => MudFiles.Keep(context, next));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet(ThemeSheet.Path, (ThemeSheet sheet, HttpContext context) => sheet.Serve(context)).AllowAnonymous();
        // The frame's own policy stands in SecurityHeaders; two headers of one name would be the stricter of both.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        app.DrainBeforeStop();
        return app;
    }

    // A refused form must stay refused: sent on to a page, it would fail there a second time for want of its token.
    private static Task OnlyPagesReadAnew(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    }
}
