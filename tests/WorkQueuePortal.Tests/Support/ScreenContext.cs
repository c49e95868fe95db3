using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using NodaTime;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A circuit of one person over the store of a <see cref="TestPortal"/>: the real actions and queries, a browser that draws and does not run scripts.</summary>
public sealed class ScreenContext : BunitContext
{
    public ScreenContext(TestPortal portal, Actor actor)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<IClock>(portal.Clock);
        Services.AddSingleton(new PortalSettings { Zone = "America/New_York" });
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddScoped<ViewerClock>();
        Services.AddScoped<KeyLine>();
        Services.AddScoped<Undo>();
        Services.AddSingleton(portal.Get<IConfiguration>());
        Services.AddSingleton(portal.Dbs);
        Services.AddSingleton(portal.Changes);
        Services.AddSingleton(portal.Get<SharedReads>());
        Services.AddSingleton(portal.Numbers);
        Services.AddScoped<UnitOfWork>();
        Services.AddSingleton<ICurrentActor>(new Acting(actor));
        Services.AddSingleton<Actors>();
        Services.AddSingleton<People>();
        Services.AddScoped<Access.Actions.SaveDraft>();
        Services.AddScoped<Drafts>();
        Services.AddWork();
        Services.AddInvoices();
        Services.AddRequisitions();
    }

    public ManualTime Time { get; } = new();

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public IRenderedComponent<MudDialogProvider> Dialogs => Render<MudDialogProvider>();

    /// <summary>What was committed elsewhere reaches the page now instead of half a second later.</summary>
    public void Hear() => Time.Pass(Live.Pace);
}
