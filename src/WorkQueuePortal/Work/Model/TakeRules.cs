using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Whether a person may have an item at all: one answer for claiming, for moving and for its preview.</summary>
public static class TakeRules
{
    /// <param name="queue">With its roles.</param>
    /// <param name="barred">What separation of duties holds against this person, if anything.</param>
    /// <param name="unmet">A skill that the item needs and the person lacks, if any.</param>
    public static Refusal? Check(Actor person, WorkQueue queue, Guid facility, WorkExclusion? barred, SkillNeed? unmet = null)
    {
        if (!queue.IsFor(person)) return new Refusal("not-their-queue", $"{queue.Name} is not a queue of {person.Name}.");
        if (!person.Sees(facility)) return new Refusal("other-facility", $"{person.Name} does not work for that site.");
        if (barred is not null) return new Refusal("segregation-of-duties", $"{person.Name} {barred.Because}, so it has to go to somebody else (separation of duties).");
        return unmet is null ? null : new Refusal("skill", $"It needs the skill {unmet}, which {person.Name} is not down for.");
    }
}
