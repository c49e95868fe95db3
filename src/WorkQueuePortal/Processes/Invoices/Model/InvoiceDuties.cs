using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Who did what on the order and invoice at hand. Money is never released by somebody who had a hand in spending it.</summary>
public sealed record InvoiceDuties
{
    private const decimal RequesterReceivesUpTo = 2_500m;

    public Guid? RequestedBy { get; init; }
    public Guid? OrderCreatedBy { get; init; }
    public IReadOnlySet<Guid> OrderApprovedBy { get; init; } = new HashSet<Guid>();
    public IReadOnlySet<Guid> ReceivedBy { get; init; } = new HashSet<Guid>();
    public Guid? HeldBy { get; init; }

    /// <summary>Null when nothing stands against this person letting a difference through.</summary>
    public Refusal? AgainstAccepting(Actor actor) =>
        OrderApprovedBy.Contains(actor.Id) ? new("actor-approved-the-order", "You approved this order. Somebody else must decide about its difference.")
        : actor.Id == OrderCreatedBy ? new("actor-created-the-order", "You created this order. Somebody else must decide about its difference.")
        : ReceivedBy.Contains(actor.Id) ? new("actor-received-the-goods", "You confirmed the receipt of this order. Somebody else must decide about its difference.")
        : actor.Id == RequestedBy ? new("actor-requested-the-order", "You requested this order. Somebody else must decide about its difference.")
        : null;

    /// <summary>Null when this person may confirm the receipt of an order of this amount.</summary>
    public Refusal? AgainstReceiving(Actor actor, decimal orderTotal)
    {
        if (actor.HasAny(Roles.ApSpecialist, Roles.ApLead))
            return new("ap-never-confirms-receipts", "AP never confirms receipts. Ask receiving at the facility.");
        if (OrderApprovedBy.Contains(actor.Id)) return new("actor-approved-the-order", "You approved this order. Somebody else must confirm its receipt.");
        if (actor.Id == OrderCreatedBy) return new("actor-created-the-order", "You created this order. Somebody else must confirm its receipt.");
        if (actor.Id == RequestedBy)
            return orderTotal <= RequesterReceivesUpTo ? null
                : new("requester-limit", $"Requesters confirm receipts up to {Figures.Amount(RequesterReceivesUpTo)}. Ask receiving at the facility.");
        return actor.Has(Roles.Receiver) ? null : Refusal.NotAllowed("Receiving at the facility confirms receipts. Ask them.");
    }

    /// <summary>A hold for fraud or compliance is never lifted by the one who placed it.</summary>
    public Refusal? AgainstReleasing(Actor actor, bool isFraudOrCompliance) => isFraudOrCompliance && actor.Id == HeldBy
        ? new("actor-placed-the-hold", "You placed this hold. Somebody else must release it.")
        : null;
}
