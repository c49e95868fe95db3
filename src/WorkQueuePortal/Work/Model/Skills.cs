using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a person can, from 1 (has learnt it) to 5 (teaches it).</summary>
public sealed class PersonSkill
{
    public const int Highest = 5;

    public Guid PersonId { get; init; }
    public string Skill { get; init; } = "";
    public int Level { get; set; }
}

/// <summary>What somebody must be able to do to have an item. Several of one skill with falling levels and rising ends relax it step by step while it waits.</summary>
public sealed class SkillNeed
{
    public Guid ItemId { get; init; }
    public string Skill { get; init; } = "";
    public int Level { get; init; }
    /// <summary>The queue that asks for it, and whose need goes when the item leaves; null where the work itself does.</summary>
    public Guid? QueueId { get; init; }
    /// <summary>From then on anybody of the queue may have it; null: never.</summary>
    public Instant? EndsAt { get; init; }

    public bool IsSameAs(SkillNeed? other) => other is not null && (other.Skill, other.Level) == (Skill, Level);

    public bool Holds(Instant now) => EndsAt is not { } end || end > now;

    /// <summary>What a queue asks of whoever takes an item that comes in now; null where it asks nothing.</summary>
    public static SkillNeed? Of(WorkQueue queue, Guid item, BusinessCalendar calendar, Instant now) => queue.Skill is not { Length: > 0 } skill ? null : new SkillNeed
    {
        ItemId = item, Skill = skill, Level = queue.SkillLevel, QueueId = queue.Id, EndsAt = queue.RelaxMinutes > 0 ? calendar.Add(now, Duration.FromMinutes(queue.RelaxMinutes)) : null,
    };

    /// <summary>The first need that a person's skills do not meet.</summary>
    public static SkillNeed? Unmet(IEnumerable<SkillNeed> needs, IReadOnlyDictionary<string, int> skills, Instant now) =>
        needs.Where(n => n.Holds(now) && skills.GetValueOrDefault(n.Skill) < n.Level).OrderBy(n => n.Skill, StringComparer.Ordinal).ThenByDescending(n => n.Level).FirstOrDefault();

    public override string ToString() => $"{Skill} {Level}";
}

/// <summary>How well somebody's skills suit a queue beyond what it asks: how many of its advantages they have, then how well.</summary>
public readonly record struct SkillRank(int Matched, int Levels) : IComparable<SkillRank>
{
    public const int LongestText = 100;

    public static SkillRank Of(WorkQueue queue, IReadOnlyDictionary<string, int> skills)
    {
        var levels = Read(queue.Advantage).Select(s => skills.GetValueOrDefault(s)).Where(level => level > 0).ToList();
        return new SkillRank(levels.Count, levels.Sum());
    }

    public static IReadOnlyList<string> Read(string? advantage) => [.. (advantage ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    public int CompareTo(SkillRank other) => Matched != other.Matched ? Matched.CompareTo(other.Matched) : Levels.CompareTo(other.Levels);

    public static bool operator <(SkillRank a, SkillRank b) => a.CompareTo(b) < 0;
    public static bool operator >(SkillRank a, SkillRank b) => a.CompareTo(b) > 0;
    public static bool operator <=(SkillRank a, SkillRank b) => a.CompareTo(b) <= 0;
    public static bool operator >=(SkillRank a, SkillRank b) => a.CompareTo(b) >= 0;
}
