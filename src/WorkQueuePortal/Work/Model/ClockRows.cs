using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>One version of a promise as somebody wrote it. A change is a new row; the rows before it stay, for the clocks that keep them.</summary>
public sealed class SlaVersion
{
    public string Code { get; init; } = "";
    public int Version { get; init; }
    public string Name { get; init; } = "";
    /// <summary>The JSON shape of <see cref="SlaDefinitionText"/>.</summary>
    public string Promise { get; init; } = "";
    /// <summary>False ends the promise for work that comes from then on.</summary>
    public bool IsActive { get; init; }
    public Instant SavedAt { get; init; }
    public Guid SavedById { get; init; }
    public string SavedBy { get; init; } = "";
    /// <summary>Who put the draft live; null for a version that a command saved.</summary>
    public string? ApprovedBy { get; init; }
    public string Because { get; init; } = "";
}

/// <summary>A mark that was told, and to whom. Its clock, mark, version and arming are one row at most, so that no second sweep and no second node tells it again.</summary>
public sealed class ClockRung
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Guid ClockId { get; init; }
    public string Mark { get; init; } = "";
    public int Version { get; init; }
    public int Arming { get; init; }
    /// <summary>When it was reached, which may be a little before it was told.</summary>
    public Instant ReachedAt { get; init; }
    public Instant ToldAt { get; init; }
    public ToldTo ToldTo { get; init; }
    /// <summary>Empty for the supervisors, who are told together, and where nobody owns the item.</summary>
    public Guid? PersonId { get; init; }

    public static ClockRung Of(SlaClock clock, SlaRung rung, Instant at, Instant now, Guid? owner, Guid processOwner) => new()
    {
        Id = NewId.Next(), ItemId = clock.ItemId, ClockId = clock.Id, Mark = rung.ToString(), Version = clock.DefinitionVersion, Arming = clock.Arming, ReachedAt = at, ToldAt = now,
        ToldTo = rung.Tells, PersonId = rung.Tells switch { ToldTo.Owner => owner, ToldTo.ProcessOwner => processOwner, _ => null },
    };
}

/// <summary>Up to which instant somebody has read what they were told.</summary>
public sealed class NoticesSeen
{
    public Guid PersonId { get; init; }
    public Instant Until { get; set; }
}

/// <summary>A clock before and after it was counted again.</summary>
public sealed class ClockRecount
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Guid ClockId { get; init; }
    public Instant At { get; init; }
    public Guid ById { get; init; }
    public string Definition { get; init; } = "";
    /// <summary>Empty for a clock that should have been there and was not.</summary>
    public ClockState? StateBefore { get; init; }
    public ClockState StateAfter { get; init; }
    public int? VersionBefore { get; init; }
    public int VersionAfter { get; init; }
    public Instant? StartBefore { get; init; }
    public Instant StartAfter { get; init; }
    /// <summary>The due, or the last known one while it is paused.</summary>
    public Instant? DueBefore { get; init; }
    public Instant DueAfter { get; init; }
    public Instant? BreachedBefore { get; init; }
    public Instant? BreachedAfter { get; init; }
}
