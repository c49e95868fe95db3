using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.IntegrationFailures.Actions;
using WorkQueuePortal.Processes.IntegrationFailures.Queries;

namespace WorkQueuePortal.Processes.IntegrationFailures;

public static class IntegrationFailuresSetup
{
    public static void AddIntegrationFailures(this IServiceCollection services)
    {
        services.AddScoped<IInboxHandler, CollectFailure>();
        services.AddScoped<IInboxHandler, SettleFailure>();
        services.AddSingleton<FailedMessages>();
    }
}
