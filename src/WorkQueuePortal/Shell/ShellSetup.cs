using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using NodaTime;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>The frame of the portal and what its components need.</summary>
public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddOptions<PortalSettings>().BindConfiguration("Portal");
        services.AddSingleton(p => p.GetRequiredService<IOptions<PortalSettings>>().Value);
        services.AddSingleton<HelpPages>();
        services.AddScoped<ViewerClock>();
        services.AddScoped<ShellState>();
        services.AddScoped<KeyLine>();
        services.AddScoped<Undo>();

        // Until the rooms that know better have registered their own.
#pragma warning disable RS0030 // The one place where the system's clock enters.
        services.TryAddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<PaletteSearch>(_ => (_, _) => Task.FromResult<IReadOnlyList<PaletteHit>>([]));
        services.TryAddScoped<ReadSignIn>(_ => _ => Task.FromResult(new SignInModel([])));
        return services;
    }

    public static WebApplication MapShell(this WebApplication app)
    {
        app.Use(next => context => SecurityHeaders.Add(context, next));
        app.Use(next => context => SecurityHeaders.RefuseForeignSockets(context, next));
        app.UseStatusCodePagesWithReExecute(Links.NotFound, createScopeForStatusCodePages: true);
        app.Use(next => context => OnlyPagesReadAnew(context, next));
        app.UseAntiforgery();
        app.MapStaticAssets();
        // The frame's own policy stands in SecurityHeaders; two headers of one name would be the stricter of both.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // A refused form must stay refused: sent on to a page, it would fail there a second time for want of its token.
    private static Task OnlyPagesReadAnew(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    }
}
