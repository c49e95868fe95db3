using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Admin;

public static class AdminSetup
{
    private static readonly TimeSpan FirstPages = TimeSpan.FromSeconds(4);

    public static void AddAdmin(this IServiceCollection services) => services.AddSingleton<DemoLoader>();

    /// <summary>Into an empty store only; a second start keeps what is there. Who opens the portal meanwhile sees how far it is.</summary>
    public static async Task<Outcome> LoadDemo(this WebApplication app, DemoMode demo)
    {
        if (!demo.IsOn) return Outcome.Done();
        var loader = app.Services.GetRequiredService<DemoLoader>();
        switch (await loader.Look(CancellationToken.None))
        {
            case DemoState.BrokenOff:
                return Refusal.Shape($"{app.Services.GetRequiredService<StoreOptions>().Place} holds a demonstration that was loaded in part: the program was stopped meanwhile. Nobody has worked in it. Remove it, or name another folder with --{StoreOptions.FolderKey}, and start again.");
            case DemoState.Empty:
                var opening = await OpeningPage.Serve(app, () => loader.Part);
                if (opening.Value is not { } page) return opening.Refusal!;
                await using (page) await loader.LoadWork(CancellationToken.None);
                app.Lifetime.ApplicationStarted.Register(() => _ = LoadRest(app, loader));
                break;
        }
        return Outcome.Done();
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

    /// <summary>The address and how to sign in, once it answers.</summary>
    public static void TellWhereItIs(this WebApplication app, DemoMode demo) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (demo.IsOn) Console.WriteLine($"Machines send documents with the key in {app.Services.GetRequiredService<ApiClients>().DemoKey(app.Services.GetRequiredService<StoreOptions>().Folder)}.");
        foreach (var address in app.Urls)
            Console.WriteLine($"WorkQueuePortal listens on {address}. {(demo.IsOn ? "Open it and choose one of the people; no password is needed." : "Sign in with your work account; people get one by the commands setup and account.")}");
    });
}
