using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Admin;

public static class AdminSetup
{
    private static readonly TimeSpan FirstPages = TimeSpan.FromSeconds(4);

    public static void AddAdmin(this IServiceCollection services) => services.AddSingleton<DemoLoader>();

    /// <summary>Into an empty store only, once the program listens; a second start keeps what is there.</summary>
    public static async Task<Outcome> LoadDemo(this WebApplication app, DemoMode demo)
    {
        if (!demo.IsOn) return Outcome.Done();
        switch (await app.Services.GetRequiredService<DemoLoader>().Look(CancellationToken.None))
        {
            case DemoState.BrokenOff:
                return Refusal.Shape($"{app.Place()} holds a demonstration that was loaded in part: the program was stopped meanwhile. Nobody has worked in it. Remove it, or name another folder with --{StoreOptions.FolderKey}, and start again.");
            case DemoState.Empty:
                app.Services.GetRequiredService<Opening>().Shut();
                app.Lifetime.ApplicationStarted.Register(() => _ = Load(app));
                break;
        }
        return Outcome.Done();
    }

    /// <summary>After what reads the sign-in: who comes while the demonstration is loaded sees how far it is.</summary>
    public static void MapAdmin(this WebApplication app)
    {
        var opening = app.Services.GetRequiredService<Opening>();
        if (opening.IsOpen) return;
        var loader = app.Services.GetRequiredService<DemoLoader>();
        var page = new OpeningPage(opening, loader.PeopleAreThere, () => loader.Part);
        app.Use(next => context => page.Stand(context, next));
        app.MapGet(OpeningPage.Asked, page.HowFar).AllowAnonymous();
    }

    private static async Task Load(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<DemoLoader>();
        var ends = app.Lifetime.ApplicationStopping;
        foreach (var address in app.Urls) Console.WriteLine($"Loading the demonstration, once. Choose one of the people on {address}, and it says how far it is.");
        try
        {
            await Task.Run(() => loader.LoadWork(ends));
        }
        catch (Exception) when (ends.IsCancellationRequested)
        {
            app.Logger.LogWarning("The program ends before the demonstration was loaded. Remove {Place} before the next start.", app.Place());
            return;
        }
        catch (Exception fault)
        {
            app.Logger.LogCritical(fault, "The demonstration could not be loaded. Remove {Place} before the next start.", app.Place());
            Environment.ExitCode = 1;
            app.Lifetime.StopApplication();
            return;
        }
        app.Services.GetRequiredService<Opening>().Open();
        await LoadRest(app, loader);
    }

    private static async Task LoadRest(WebApplication app, DemoLoader loader)
    {
        try
        {
            // Whoever waits for the first page has the processor first.
            await Task.Delay(FirstPages, app.Lifetime.ApplicationStopping);
            await Task.Run(() => loader.LoadRest(app.Lifetime.ApplicationStopping));
        }
        catch (OperationCanceledException)
        {
            app.Logger.LogInformation("The program ends before the rest of the demonstration was loaded. All that somebody works with is there.");
        }
        catch (Exception fault)
        {
            app.Logger.LogWarning(fault, "The rest of the demonstration, older invoices that needed nobody, could not be loaded. All that somebody works with is there.");
        }
    }

    /// <summary>The address and how to sign in, once people may work there.</summary>
    public static void TellWhereItIs(this WebApplication app, DemoMode demo) => app.Lifetime.ApplicationStarted.Register(() => _ = Tell(app, demo));

    private static async Task Tell(WebApplication app, DemoMode demo)
    {
        await app.Services.GetRequiredService<Opening>().Opened;
        if (demo.IsOn) Console.WriteLine($"Machines send documents with the key in {app.Services.GetRequiredService<ApiClients>().DemoKey(app.Services.GetRequiredService<StoreOptions>().Folder)}.");
        foreach (var address in app.Urls)
            Console.WriteLine($"WorkQueuePortal listens on {address}. {(demo.IsOn ? "Open it and choose one of the people; no password is needed." : "Sign in with your work account; people get one by the commands setup and account.")}");
    }

    private static string Place(this WebApplication app) => app.Services.GetRequiredService<StoreOptions>().Place;
}
