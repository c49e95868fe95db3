using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;

namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>Where a request is, and what comes next, in words.</summary>
internal static class RequestWords
{
    public static string Where(RequestState state) => state switch
    {
        RequestState.PendingApproval => "Waits for approval",
        RequestState.Returned => "Returned with a question",
        RequestState.Rejected => "Rejected",
        RequestState.Ordering => "Approved, order on its way",
        RequestState.Ordered => "Ordered",
        RequestState.OrderFailed => "Order not made",
        _ => "Withdrawn",
    };

    public static string Tone(RequestState state) => state switch
    {
        RequestState.Ordered => "okb",
        RequestState.Ordering => "acc",
        RequestState.Returned => "warnb",
        RequestState.Rejected or RequestState.OrderFailed => "badb",
        _ => "",
    };

    public static string Next(RequestRow row) => row.State switch
    {
        RequestState.PendingApproval => $"{row.ApproverName} decides",
        RequestState.Returned => "Answer and send again",
        RequestState.Rejected => row.Comment ?? "",
        RequestState.Ordering => "The order number comes back from the ERP",
        RequestState.Ordered => $"Order {row.OrderNumber}",
        RequestState.OrderFailed => "Integration operations sees to it",
        _ => "",
    };

    /// <summary>The sentence that opens the page of a request.</summary>
    public static string Lead(PurchaseRequest request) => request.State switch
    {
        RequestState.PendingApproval => $"{request.ApproverName} was asked to approve it.",
        RequestState.Returned => $"{request.ApproverName} sent it back and asks: {request.Comment}",
        RequestState.Rejected => $"{request.ApproverName} rejected it: {request.Comment}",
        RequestState.Ordering => $"{Approved(request)} The order is on its way to the ERP, which usually takes seconds.",
        RequestState.Ordered => $"{Approved(request)} The ERP made order {request.OrderNumber}.",
        RequestState.OrderFailed => $"{Approved(request)} The ERP did not take the order: {request.Comment} Integration operations sees to it.",
        _ => $"{request.RequesterName} withdrew it. Nothing was ordered.",
    };

    /// <summary>What a card says once it is decided.</summary>
    public static string Decided(ApprovalCard card) => card.State switch
    {
        RequestState.Ordering => $"{card.Title}, {Ui.Display.Amount(card.Total)}. Sending to the ERP now.",
        RequestState.Ordered => $"{card.Title}, {Ui.Display.Amount(card.Total)}. The ERP made order {card.OrderNumber}.",
        RequestState.OrderFailed => $"{card.Title}. The ERP did not take the order: {card.Comment} Integration operations sees to it.",
        RequestState.Returned => $"{card.Title} went back to {card.Requester}: {card.Comment}",
        RequestState.Rejected => $"{card.Title}. {card.Requester} sees your reason: {card.Comment}",
        RequestState.Cancelled => $"{card.Title}. {card.Requester} took it back; nothing is left to decide.",
        _ => $"{card.Title} waits for {card.Approver} now.",
    };

    public static string Verb(RequestState state) => state switch
    {
        RequestState.Returned => "Returned.",
        RequestState.Rejected => "Rejected.",
        RequestState.Cancelled => "Withdrawn.",
        RequestState.PendingApproval => "Moved.",
        _ => "Approved.",
    };

    private static string Approved(PurchaseRequest request) => request.ApproverName is { } name ? $"{name} approved it." : "It needed nobody.";
}
