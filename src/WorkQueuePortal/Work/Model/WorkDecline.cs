using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Why somebody does not take what was handed to them.</summary>
/// <param name="MayComeBack">Whether it may be offered to the same person again, a business day later.</param>
public sealed record DeclineReason(string Code, string Name, bool MayComeBack)
{
    public static IReadOnlyList<DeclineReason> All { get; } =
    [
        new("NOT_MINE", "Somebody else has to decide this", false),
        new("KNOWLEDGE", "I lack the knowledge for it", false),
        new("INTEREST", "I have a personal interest in it", false),
        new("MISSING", "Something is missing that I cannot get today", true),
        new("NO_TIME", "I cannot finish it today", true),
    ];

    public static DeclineReason? Find(string code) => All.FirstOrDefault(r => r.Code == code);
}

/// <summary>That a person declined an item, and when it may be offered to them again. It has its age all the while.</summary>
public sealed class WorkDecline
{
    /// <summary>After so many, never again by itself.</summary>
    public const int Most = 3;

    public Guid ItemId { get; init; }
    public Guid PersonId { get; init; }
    public int Count { get; private set; }
    public string Reason { get; private set; } = "";
    public Instant At { get; private set; }
    /// <summary>Null: never.</summary>
    public Instant? AgainAt { get; private set; }

    public void Add(DeclineReason reason, Instant now, BusinessCalendar calendar)
    {
        (Count, Reason, At) = (Count + 1, reason.Code, now);
        AgainAt = reason.MayComeBack && Count < Most ? calendar.Add(now, calendar.Days(1)) : null;
    }

    public void NeverAgain() => AgainAt = null;
}

/// <summary>An item that nobody is offered any more: a supervisor decides who does it.</summary>
public sealed record StuckItem(Guid ItemId, Instant Since, string Because);
