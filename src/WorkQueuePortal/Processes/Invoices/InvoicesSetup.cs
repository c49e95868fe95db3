using WorkQueuePortal.Integration;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Processes.Invoices.Screens;
using WorkQueuePortal.Ui;

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
        services.AddScoped<MatchAgain>();
        services.AddScoped<ReopenCase>();
        services.AddScoped<SweepGrace>();
        services.AddScoped<CaseDetails>();
        services.AddScoped<StoredDocuments>();
        services.AddScoped<CaseVerbs>();
        services.AddSingleton(new ItemSlot(ExceptionWork.Type, typeof(InvoiceCase), typeof(InvoicePreview)));
        services.AddScoped<IInboxHandler>(p => new ReceiveInvoice(ReceiveInvoice.FromErp, p.GetRequiredService<ExamineInvoice>()));
        services.AddScoped<IInboxHandler>(p => new ReceiveInvoice(ReceiveInvoice.FromDocument, p.GetRequiredService<ExamineInvoice>()));
        services.AddScoped<IInboxHandler, RematchInvoices>();
    }

    /// <summary>A document leaves as an attachment: it came from outside, so no browser may open it as a page of ours.</summary>
    public static void MapInvoices(this IEndpointRouteBuilder routes) => routes.MapGet("/documents/{id:guid}", async (Guid id, StoredDocuments documents, CancellationToken ct) =>
        await documents.Of(id, ct) is { } found ? Results.File(found.Content, "application/octet-stream", found.Name) : Results.NotFound());
}
