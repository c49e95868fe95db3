using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Processes.Requisitions.Model;

public enum RequestState
{
    PendingApproval,
    Returned,
    Rejected,
    /// <summary>Approved, and the order is on its way to the ERP.</summary>
    Ordering,
    Ordered,
    OrderFailed,
    Cancelled,
}

/// <summary>A department's wish to buy, from submission to the ERP's order number.</summary>
public sealed class PurchaseRequest : IAtFacility, IVersioned
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public long Number { get; init; }
    public Guid FacilityId { get; init; }
    public Guid RequesterId { get; init; }
    public string RequesterName { get; init; } = "";
    public RequestState State { get; private set; }
    public string Title { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public string DeliverTo { get; private set; } = "";
    public LocalDate NeedBy { get; private set; }
    public string CostCenter { get; private set; } = "";
    public string Gl { get; private set; } = "";
    public decimal Total { get; private set; }
    public Instant SubmittedAt { get; private set; }
    public Guid? DecisionId { get; private set; }
    public Guid? ApproverId { get; private set; }
    public string? ApproverName { get; private set; }
    public Instant? DecidedAt { get; private set; }
    public string? Comment { get; private set; }
    public string? OrderNumber { get; private set; }
    /// <summary>How often it has been submitted or its order sent; an order command of an earlier round is another command.</summary>
    public int Round { get; private set; }
    public List<PurchaseRequestLine> Lines { get; init; } = [];

    public bool IsEditable => State == RequestState.Returned;

    /// <summary>Takes what the form holds. Only a new or returned request is changed.</summary>
    public void Fill(string title, string reason, string deliverTo, LocalDate needBy, string costCenter, string gl, IEnumerable<PurchaseRequestLine> lines)
    {
        (Title, Reason, DeliverTo, NeedBy, CostCenter, Gl) = (title, reason, deliverTo, needBy, costCenter, gl);
        Lines.Clear();
        Lines.AddRange(lines);
        Total = Money.Round(Lines.Sum(l => l.Quantity * l.UnitPrice));
    }

    public Decision SubmitApproved(Guid decision, string explanation, ErpCreateOrder order, Instant now)
    {
        Submitted(decision, now);
        State = RequestState.Ordering;
        DecidedAt = now;
        return Decision.Of(new RequestSubmitted(Id, Number, Total), new RequestApprovedByPolicy(Id, explanation)).Send(Order(order));
    }

    public Decision SubmitForApproval(Guid decision, Guid approver, string approverName, string explanation, Instant now)
    {
        Submitted(decision, now);
        State = RequestState.PendingApproval;
        (ApproverId, ApproverName) = (approver, approverName);
        return Decision.Of(new RequestSubmitted(Id, Number, Total), new RequestSentForApproval(Id, approver, approverName, explanation));
    }

    public Decision Approve(Actor actor, decimal limit, ErpCreateOrder order, Guid? item, Instant now)
    {
        if (MayDecide(actor) is { } no) return no;
        if (Total > limit) return new Refusal("above-limit", $"{Total:N2} is above your limit of {limit:N2}. It goes to the next level.");
        (State, DecidedAt) = (RequestState.Ordering, now);
        return Decision.Of(new RequestApproved(Id, item, Total)).Send(Order(order));
    }

    public Decision Return(Actor actor, string question, Guid? item, Instant now)
    {
        if (MayDecide(actor) is { } no) return no;
        (State, DecidedAt, Comment) = (RequestState.Returned, now, question);
        return Decision.Of(new RequestReturned(Id, item, question));
    }

    public Decision Reject(Actor actor, string reason, Guid? item, Instant now)
    {
        if (MayDecide(actor) is { } no) return no;
        (State, DecidedAt, Comment) = (RequestState.Rejected, now, reason);
        return Decision.Of(new RequestRejected(Id, item, reason));
    }

    public Decision Withdraw(Actor actor, Guid? item)
    {
        if (actor.Id != RequesterId) return new Refusal("not-yours", "Only who made the request withdraws it.");
        if (State is not (RequestState.PendingApproval or RequestState.Returned)) return new Refusal("too-late", "It is on its way to the ERP already. Ask the buyer to cancel the order.");
        State = RequestState.Cancelled;
        return Decision.Of(new RequestWithdrawn(Id, item));
    }

    /// <summary>The ERP answered with its number. The same answer twice changes nothing.</summary>
    public Decision Ordered(string orderNumber)
    {
        if (State is not (RequestState.Ordering or RequestState.OrderFailed)) return Decision.Of();
        (State, OrderNumber) = (RequestState.Ordered, orderNumber);
        return Decision.Of(new RequestOrdered(Id, orderNumber));
    }

    public Decision OrderRefused(string text)
    {
        if (State != RequestState.Ordering) return Decision.Of();
        (State, Comment) = (RequestState.OrderFailed, text);
        return Decision.Of(new RequestOrderFailed(Id, text));
    }

    /// <summary>Integration operations has mended what the ERP minded. The command has a new key, because the old one has been answered with a no.</summary>
    public Decision OrderAgain(ErpCreateOrder order, Guid? item)
    {
        var waits = WaitAgain(item);
        if (waits.Refusal is not null) return waits;
        Round++;
        return waits.Send(Order(order));
    }

    /// <summary>The command that was never answered goes out once more under its own key.</summary>
    public Decision WaitAgain(Guid? item)
    {
        if (State != RequestState.OrderFailed) return new Refusal("not-failed", $"The order of request {Number} has not failed, so there is nothing to send again.");
        (State, Comment) = (RequestState.Ordering, null);
        return Decision.Of(new RequestOrderedAgain(Id, item));
    }

    private Refusal? MayDecide(Actor actor)
    {
        if (State != RequestState.PendingApproval) return new Refusal("decided", $"Request {Number} is not waiting for a decision any more.");
        if (actor.Id == RequesterId) return new Refusal("segregation-of-duties", "You made this request, so you may not approve it (separation of duties).");
        return actor.Id == ApproverId ? null : new Refusal("not-the-approver", $"{ApproverName} was asked. Only the approver who was asked decides.");
    }

    private void Submitted(Guid decision, Instant now) => (DecisionId, SubmittedAt, Round, ApproverId, ApproverName, DecidedAt, Comment) = (decision, now, Round + 1, null, null, null, null);

    private Outgoing Order(ErpCreateOrder order) => new(ErpCommands.CreateOrder, $"purchase-order.create:{Id}:{Round}", Id, order);
}

public sealed class PurchaseRequestLine
{
    public Guid Id { get; init; }
    public Guid RequestId { get; init; }
    public int Line { get; init; }
    public string Sku { get; init; } = "";
    public string Name { get; init; } = "";
    public string SupplierCode { get; init; } = "";
    public string SupplierName { get; init; } = "";
    public decimal Quantity { get; init; }
    public string Uom { get; init; } = "";
    public decimal UnitPrice { get; init; }
    public string Unspsc { get; init; } = "";
}
