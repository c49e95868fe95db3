using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration;

/// <summary>Does what one type of incoming message asks, inside the transaction that marks the message done. Registered by the room that owns the type.</summary>
public interface IInboxHandler
{
    /// <summary>The message type, as <c>erp.invoice.v1</c>.</summary>
    string Type { get; }

    /// <summary>A refusal makes the message dead at once, with its sentence; an exception is tried again on the retry schedule.</summary>
    Task<Outcome> Handle(WriteScope at, InboxMessage message, CancellationToken ct);
}
