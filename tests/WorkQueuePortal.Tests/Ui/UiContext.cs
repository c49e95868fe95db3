using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

/// <summary>A page in Chicago on Thursday 12 March 2026 at 09:41, whatever the machine thinks.</summary>
public sealed class UiContext : BunitContext
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 14, 41);

    public UiContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<IClock>(Clock);
        Services.AddSingleton(new PortalSettings());
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<ViewerClock>();
        Services.AddScoped<KeyLine>();
        Services.AddScoped<Undo>();
        Services.AddScoped<ShellState>();
        Services.AddSingleton<HelpPages>();
    }

    public FakeClock Clock { get; } = new(Now);
}
