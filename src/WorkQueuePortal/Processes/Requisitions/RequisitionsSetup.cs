using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Queries;

namespace WorkQueuePortal.Processes.Requisitions;

public static class RequisitionsSetup
{
    public static void AddRequisitions(this IServiceCollection services)
    {
        services.AddScoped<SubmitRequest>();
        services.AddScoped<DecideRequest>();
        services.AddScoped<WithdrawRequest>();
        services.AddScoped<OrderAgain>();
        services.AddScoped<Requests>();
        services.AddScoped<ApprovalCards>();
        services.AddScoped<IInboxHandler, OrderMade>();
        services.AddScoped<IInboxHandler, OrderRefused>();
    }
}
