using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Requisitions.Model;

public sealed record RequestSubmitted(Guid Id, long Number, decimal Total) : Fact(Id, null)
{
    public override string Sentence => $"Submitted request {Number} over {Total:N2}.";
}

public sealed record RequestApprovedByPolicy(Guid Id, string Explanation) : Fact(Id, null)
{
    public override string Sentence => $"Approved by policy. {Explanation}";
    public override bool IsTouch => false;
}

public sealed record RequestSentForApproval(Guid Id, Guid ApproverId, string Approver, string Explanation) : Fact(Id, null)
{
    public override string Sentence => $"Sent to {Approver} for approval. {Explanation}";
    public override bool IsTouch => false;
}

public sealed record RequestApproved(Guid Id, Guid? Item, decimal Total) : Fact(Id, Item)
{
    public override string Sentence => $"Approved {Total:N2}. The order goes to the ERP.";
}

public sealed record RequestReturned(Guid Id, Guid? Item, string Question) : Fact(Id, Item)
{
    public override string Sentence => $"Returned with a question: {Question}";
}

public sealed record RequestRejected(Guid Id, Guid? Item, string Reason) : Fact(Id, Item)
{
    public override string Sentence => $"Rejected: {Reason}";
}

public sealed record RequestWithdrawn(Guid Id, Guid? Item) : Fact(Id, Item)
{
    public override string Sentence => "Withdrawn by the requester.";
}

public sealed record RequestOrdered(Guid Id, string OrderNumber) : Fact(Id, null)
{
    public override string Sentence => $"The ERP made order {OrderNumber}.";
    public override bool IsTouch => false;
}

public sealed record RequestOrderFailed(Guid Id, string Text) : Fact(Id, null)
{
    public override string Sentence => $"The ERP did not take the order: {Text}";
    public override bool IsTouch => false;
}

public sealed record RequestOrderedAgain(Guid Id, Guid? Item) : Fact(Id, Item)
{
    public override string Sentence => "Sent the order to the ERP again.";
}
