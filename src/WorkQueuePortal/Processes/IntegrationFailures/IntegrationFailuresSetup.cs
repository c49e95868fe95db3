using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.IntegrationFailures.Actions;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Processes.IntegrationFailures.Queries;
using WorkQueuePortal.Processes.IntegrationFailures.Screens;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Processes.IntegrationFailures;

public static class IntegrationFailuresSetup
{
    public static void AddIntegrationFailures(this IServiceCollection services)
    {
        services.AddScoped<IInboxHandler, CollectFailure>();
        services.AddScoped<IInboxHandler, SettleFailure>();
        services.AddSingleton<FailedMessages>();
        services.AddSingleton(new ItemSlot(FailureGroup.WorkType, typeof(FailureSlot)));
    }
}
