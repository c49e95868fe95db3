using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a process says when it needs a person.</summary>
/// <param name="Type">The process's name for the kind of work.</param>
/// <param name="What">What is wrong or wanted, in words: "Price over".</param>
/// <param name="Difference">Money, a score or the missing fact: "+350.00".</param>
/// <param name="Why">At most 24 characters for the list.</param>
/// <param name="WhySentence">The rule, its values, and the nearest rule that did not fire.</param>
/// <param name="BaseScore">See <see cref="PriorityScore"/>.</param>
/// <param name="ResolveMinutes">A shorter target than the queue's, in business minutes.</param>
/// <param name="RetroactiveFrom">The resolve clock starts then instead of now: re-routing and reclassifying never give time back.</param>
/// <param name="OwnerId">Who was asked personally.</param>
/// <param name="NotBefore">Nobody is given it before then: its clocks run, and it stands among what waits.</param>
/// <param name="Exclude">People whom separation of duties bars, and why.</param>
public sealed record NewWork(
    string Type, Guid SubjectId, Guid FacilityId, string QueueCode, string What, string Document, string Party, decimal Amount, string Currency, string Difference, string Why,
    string WhySentence, int BaseScore, decimal ValueAtRisk, Instant? HardDeadlineAt = null, bool IsAlwaysFirst = false, int? ResolveMinutes = null,
    Instant? RetroactiveFrom = null, Guid? OwnerId = null, IReadOnlyList<(Guid PersonId, string Because)>? Exclude = null, Instant? NotBefore = null)
{
    /// <summary>What the work itself needs, besides what its queue asks.</summary>
    public IReadOnlyList<(string Skill, int Level)> Needs { get; init; } = [];

    /// <summary>Who of the house asked for it. Promises may count on the time of the place where they work.</summary>
    public Guid? RequesterId { get; init; }

    /// <summary>That place, as it is when the work arises. The desk looks it up.</summary>
    public Guid? RequesterFacilityId { get; init; }
}
