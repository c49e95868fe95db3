using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Edges;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Integration.Mirror.Actions;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;

using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration;

public static class IntegrationSetup
{
    public static void AddIntegration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PumpPace.Of(Duration.FromSeconds(configuration.GetValue("Jobs:LeaseSeconds", 120))));
        services.AddSingleton(SandboxSettings.Default with { ClockOffset = Duration.FromSeconds(configuration.GetValue("Integration:Sandbox:ClockOffsetSeconds", 0)) });
        services.AddSingleton<SandboxErp>();
        services.AddSingleton(provider => new DropFolder(Path.Combine(provider.GetRequiredService<StoreOptions>().Folder, "drop"), provider.GetRequiredService<IClock>()));
        services.AddSingleton<IConnector, SandboxConnector>();
        services.AddSingleton<IConnector, FileDrop>();
        services.AddSingleton<Func<ReadOnlyMemory<byte>, Outcome<ReadDocument>>>(UblDocuments.Read);
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
        services.AddScoped<IInboxHandler, MirrorOrderDocument>();
        services.AddScoped<IInboxHandler, ReceiveDespatch>();
        services.AddSingleton<ConnectorRows>();
        services.AddSingleton<MessageRows>();
        services.AddSingleton<FaultRows>();
        services.AddScoped<DocumentRows>();
    }
}
