using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Processes.Requisitions.Screens;
using WorkQueuePortal.Ui;

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
        services.AddSingleton(new ItemSlot(WorkTypes.Approval, typeof(RequestSlot)) { Keys = "YRD" });
        services.AddSingleton(new ItemSlot(WorkTypes.OrderFailed, typeof(RequestSlot)));
        services.AddScoped<IInboxHandler, OrderMade>();
        services.AddScoped<IInboxHandler, OrderRefused>();
    }
}
