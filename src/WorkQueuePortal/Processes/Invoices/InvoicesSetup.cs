using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Queries;

namespace WorkQueuePortal.Processes.Invoices;

public static class InvoicesSetup
{
    public static void AddInvoices(this IServiceCollection services)
    {
        services.AddScoped<ExceptionWork>();
        services.AddScoped<ExamineInvoice>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<AcceptVariance>();
        services.AddScoped<ProposeVariance>();
        services.AddScoped<RequestCredit>();
        services.AddScoped<ShortPay>();
        services.AddScoped<ReturnInvoice>();
        services.AddScoped<HoldInvoice>();
        services.AddScoped<ReleaseHold>();
        services.AddScoped<ConfirmReceipt>();
        services.AddScoped<JudgeDuplicate>();
        services.AddScoped<ReopenCase>();
        services.AddScoped<SweepGrace>();
        services.AddScoped<CaseDetails>();
        services.AddScoped<IInboxHandler>(p => new ReceiveInvoice(ReceiveInvoice.FromErp, p.GetRequiredService<ExamineInvoice>()));
        services.AddScoped<IInboxHandler>(p => new ReceiveInvoice(ReceiveInvoice.FromDocument, p.GetRequiredService<ExamineInvoice>()));
        services.AddScoped<IInboxHandler, RematchInvoices>();
    }
}
