using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item that is offered to somebody and kept for them until they answer or its time is over. A person has one at a time; the item itself says until when everybody else passes it over.</summary>
public sealed class WorkOffer
{
    /// <summary>How many minutes somebody has to answer, where a queue sets nothing else, and at most.</summary>
    public const int UsualMinutes = 2, MostMinutes = 60;

    public Guid PersonId { get; init; }
    public Guid ItemId { get; init; }
    public Instant At { get; init; }
    public Instant Until { get; init; }
}
