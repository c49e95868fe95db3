using System.Linq.Expressions;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>A place where work of one kind waits. It always has an owner, a deputy, a calendar and targets.</summary>
public sealed partial class WorkQueue : IRemembered
{
    /// <summary>Stands for the calendar of the item's own facility.</summary>
    public const string OfFacility = "FAC";

    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public Guid OwnerId { get; set; }
    public Guid DeputyId { get; set; }
    /// <summary>A calendar's code, or <see cref="OfFacility"/>.</summary>
    public string CalendarCode { get; set; } = "";
    public int ResponseMinutes { get; set; }
    public int ResolveMinutes { get; set; }
    /// <summary>How many items one person may hold by pulling.</summary>
    public int WipLimit { get; set; }
    /// <summary>How much of this queue alone one person may hold by pulling; 0: no limit of its own.</summary>
    public int MostHeld { get; set; }
    /// <summary>What somebody holds of it does not count where work of other queues is asked for: that may come in between.</summary>
    public bool GivesWay { get; set; }
    /// <summary>Skills that it does not ask for and that rank people for its work, with commas between; null for none.</summary>
    public string? Advantage { get; set; }
    /// <summary>Personal queues hold work that was asked of one person, so nobody pulls from them.</summary>
    public bool IsPersonal { get; set; }
    /// <summary>Who has so many pulled items unstarted pulls no more; 0: no such limit.</summary>
    public int MaxUnstarted { get; set; }
    /// <summary>Nor who has one unstarted for so many days; 0: no such limit.</summary>
    public int MaxUnstartedDays { get; set; }
    /// <summary>What is due within so many minutes comes before everything else of somebody who goes through their queues one by one; 0: nothing does.</summary>
    public int UrgentMinutes { get; set; }
    /// <summary>What whoever takes its work must be able to do; null for nothing in particular.</summary>
    public string? Skill { get; set; }
    public int SkillLevel { get; set; }
    /// <summary>After so many business minutes in the queue the skill is asked of nobody any more; 0: it always is.</summary>
    public int RelaxMinutes { get; set; }
    /// <summary>Get next hands out its work only while its calendar is open; where that is the calendar of the item's facility, while the facility is.</summary>
    public bool OnlyOpen { get; set; }
    /// <summary>Kinds of work that count as more than one against the limit: "invoice.exception=2,work.question=3". Null: every item counts as one.</summary>
    public string? Sizes { get; set; }
    /// <summary>Whether its items still count against the limit while they are paused.</summary>
    public bool CountsPaused { get; set; }
    /// <summary>Its work in buckets, one a line, as <see cref="QueueBucket"/> reads them; null: in the one order of all queues.</summary>
    public string? Buckets { get; set; }
    /// <summary>Whether Get next gives somebody first what belongs to what they have in hand, among items of the same band and priority.</summary>
    public bool KeepsTogether { get; set; }
    /// <summary>Whether Get next may hand somebody on the same day what they had and gave back that day; else it is for others until the next.</summary>
    public bool ServesAgain { get; set; }
    /// <summary>Whether its ready work is offered to people who are there, besides being pulled.</summary>
    public bool OffersWork { get; set; }
    /// <summary>So many minutes somebody has to answer an offer.</summary>
    public int OfferMinutes { get; set; } = WorkOffer.UsualMinutes;
    public List<QueueRole> Roles { get; init; } = [];
    /// <summary>What people may do besides; of those who read a queue with its rights, only what holds now is there.</summary>
    public List<QueueGrant> Grants { get; init; } = [];

    public bool IsFor(Actor actor) => this.Allows(QueueRight.Open, actor);

    /// <summary>As how many items one of this kind counts against the limit.</summary>
    public int SizeOf(string type) => ItemSizes.Of(Sizes).GetValueOrDefault(type, ItemSizes.Usual);
}

/// <summary>A business calendar as an administrator keeps it.</summary>
public sealed class WorkCalendar
{
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    /// <summary>The JSON shape of <see cref="CalendarDefinition"/>.</summary>
    public string Definition { get; set; } = "";
}

/// <summary>A person who must not get this item, because of what he did to its subject before.</summary>
public sealed record WorkExclusion(Guid ItemId, Guid PersonId, string Because);

/// <summary>One change of owner, team or system, and what it cost.</summary>
public sealed class Handoff : ITrail
{
    /// <summary>The causes: somebody got it by Get next, took it by hand, its owner handed it over, a rule sent it elsewhere, its lease ran out, it was declined, a supervisor moved it, and took that back; or somebody accepted what they were offered.</summary>
    public const string Pulled = "PULL", Taken = "TAKE", ByHand = "USER", ByRule = "RULE", LeaseEnded = "LEASE", Declined = "DECLINE", Redistributed = "REDISTRIBUTE", Undone = "UNDO", Offered = "OFFER";

    /// <summary>Whether it counts against an item: its first owner did not pass it on.</summary>
    public static Expression<Func<Handoff, bool>> IsPassedOn { get; } = h => h.Cause != Pulled && h.Cause != Taken && h.Cause != Offered;

    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Instant At { get; init; }
    public Guid? FromPersonId { get; init; }
    public Guid? ToPersonId { get; init; }
    public Guid FromQueueId { get; init; }
    public Guid ToQueueId { get; init; }
    public string Cause { get; init; } = "";
    /// <summary>Minutes since the last change of hands, out of hours included.</summary>
    public int WaitMinutes { get; init; }
    public Guid ById { get; init; }
}

/// <summary>What somebody wrote down while working.</summary>
public sealed class WorkNote
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Guid AuthorId { get; init; }
    public string AuthorName { get; init; } = "";
    public Instant At { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>A queue's depth at one instant, kept every quarter of an hour.</summary>
public sealed class QueueSnapshot
{
    public Guid Id { get; init; }
    public Guid QueueId { get; init; }
    public Instant At { get; init; }
    public int OpenCount { get; init; }
    public int UnclaimedCount { get; init; }
    public int WaitingCount { get; init; }
    public int AtRiskCount { get; init; }
    public int BreachedCount { get; init; }
    public int P1Count { get; init; }
    public long ValueCents { get; init; }
    public int Age0 { get; init; }
    public int Age1 { get; init; }
    public int Age2 { get; init; }
    public int Age3 { get; init; }
    public int Age4 { get; init; }
    public int Age5 { get; init; }
}
