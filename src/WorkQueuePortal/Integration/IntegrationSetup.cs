using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Edges;
using WorkQueuePortal.Integration.Mirror.Actions;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;

namespace WorkQueuePortal.Integration;

public static class IntegrationSetup
{
    /// <summary>Whoever calls this also registers how documents are read: a <c>Func&lt;ReadOnlyMemory&lt;byte&gt;, Outcome&lt;ReadDocument&gt;&gt;</c>.</summary>
    public static void AddIntegration(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = Path.Combine(configuration["Data:Folder"] ?? "data", "drop");
        services.AddSingleton(PumpPace.Default with { Lease = Duration.FromSeconds(configuration.GetValue("Jobs:LeaseSeconds", 120)) });
        services.AddSingleton(SandboxSettings.Default with { ClockOffset = Duration.FromSeconds(configuration.GetValue("Integration:Sandbox:ClockOffsetSeconds", 0)) });
        services.AddSingleton<SandboxErp>();
        services.AddSingleton(provider => new DropFolder(folder, provider.GetRequiredService<IClock>()));
        services.AddSingleton<IConnector, SandboxConnector>();
        services.AddSingleton<IConnector, FileDrop>();
        services.AddScoped<Connectors>();

        services.AddScoped<ReceiveMessage>();
        services.AddScoped<ReceiveDocument>();
        services.AddScoped<PollFeeds>();
        services.AddScoped<SyncMasterData>();
        services.AddScoped<SweepDropFolder>();
        services.AddScoped<PumpInbox>();
        services.AddScoped<PumpOutbox>();
        services.AddScoped<ReplayMessage>();
        services.AddScoped<DiscardMessage>();
        services.AddScoped<SetFault>();

        services.AddScoped<IInboxHandler, MirrorOrder>();
        services.AddScoped<IInboxHandler, MirrorReceipt>();
        services.AddSingleton<ConnectorRows>();
        services.AddSingleton<MessageRows>();
    }
}
