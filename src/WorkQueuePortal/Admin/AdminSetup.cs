using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Admin;

public static class AdminSetup
{
    public static void AddAdmin(this IServiceCollection services) => services.AddSingleton<DemoLoader>();

    /// <summary>Into an empty store only; a second start keeps what is there.</summary>
    public static async Task LoadDemo(this WebApplication app, DemoMode demo)
    {
        if (demo.IsOn) await app.Services.GetRequiredService<DemoLoader>().LoadOnce(app.Lifetime.ApplicationStopping);
    }

    /// <summary>The address and how to sign in, once it answers.</summary>
    public static void TellWhereItIs(this WebApplication app, DemoMode demo) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (demo.IsOn) Console.WriteLine($"Machines send documents with the key in {app.Services.GetRequiredService<ApiClients>().DemoKey(app.Services.GetRequiredService<StoreOptions>().Folder)}.");
        foreach (var address in app.Urls)
            Console.WriteLine($"WorkQueuePortal listens on {address}. {(demo.IsOn ? "Open it and choose one of the people; no password is needed." : "Sign in with your work account; people get one by the commands setup and account.")}");
    });
}
