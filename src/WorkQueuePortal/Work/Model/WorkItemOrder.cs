using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Where an item stands in its queue. The order is lane, effective due, score, value at risk, age, number: six columns,
/// all ascending, so that one index holds it and a page is a range of that index. In a queue with buckets each bucket is a lane, and what stands for the due is what the bucket orders by.</summary>
public sealed partial class WorkItem
{
    /// <summary>Clinical, statutory, value and supply points: everything of the score that time does not change.</summary>
    public int BaseScore { get; private set; }

    /// <summary>A hit on a screening list, bank fraud and the like: first whatever the score.</summary>
    public bool IsAlwaysFirst { get; private set; }

    /// <summary>The priority without what waiting adds: clocks may depend on it, since it does not depend on them.</summary>
    public int OwnPriority => IsAlwaysFirst ? 1 : PriorityScore.Band(Math.Min(100, BaseScore));

    public int Score { get; private set; }
    /// <summary>1 to 4.</summary>
    public int Priority { get; private set; } = 4;
    /// <summary>0 for the P1 lane, from 1 on the bucket for the rest; below 0 what a supervisor put first, of which P1 comes before the rest.</summary>
    public int Lane { get; private set; } = 1;
    public Instant EffectiveDueAt { get; private set; }
    /// <summary>From 1 on; 1 in a queue without buckets.</summary>
    public int Bucket { get; private set; } = 1;
    /// <summary>How its bucket is ordered.</summary>
    public BucketOrder BucketOrder { get; private set; }
    /// <summary>By what it stands in its lane: its effective due, or what its bucket orders by.</summary>
    public Instant OrderAt { get; private set; }
    /// <summary>The score with its sign turned, since more comes first.</summary>
    public int ScoreOrder { get; private set; }
    /// <summary>Value at risk in hundredths, with its sign turned.</summary>
    public long ValueOrder { get; private set; }
    /// <summary>Index into <see cref="AgeBucket.All"/>.</summary>
    public int AgeBucketIndex { get; private set; }

    /// <summary>Null while the clock is stopped.</summary>
    public Instant? ResolveDueAt { get; private set; }
    public Instant? ResponseDueAt { get; private set; }
    public Instant? RespondedAt { get; private set; }
    /// <summary>When the oldest word came from outside that nobody responsible has acted on since; null where all is answered, and before the first answer.</summary>
    public Instant? HeardAt { get; private set; }
    /// <summary>When somebody responsible last acted on it; null before the first time.</summary>
    public Instant? ToldAt { get; private set; }
    /// <summary>By when the next word of ours is owed; null where nothing was promised about it.</summary>
    public Instant? UpdateDueAt { get; private set; }
    public Instant? HardDeadlineAt { get; private set; }
    public Instant? BreachedAt { get; private set; }
    /// <summary>When the sweep looks at this item next: its next rung of the resolve clock.</summary>
    public Instant? NextRungAt { get; private set; }
    public int RungPercent { get; private set; }
    /// <summary>When nine tenths of the resolve target are used: from here on it is at risk.</summary>
    public Instant? AtRiskAt { get; private set; }

    /// <summary>Open seconds of the calendar from its epoch to the start of the resolve clock, moved on by every pause. Elapsed time is then one
    /// subtraction, in C# and in SQL alike: open seconds until now, less this.</summary>
    public long ClockOriginSeconds { get; private set; }
    /// <summary>The same for the item's age, which no pause stops.</summary>
    public long AgeOriginSeconds { get; private set; }
    public long TargetSeconds { get; private set; }

    /// <summary>When a supervisor put it first; null where its place follows from what it is.</summary>
    public Instant? PinnedAt { get; private set; }

    public decimal ValueAtRisk => -ValueOrder / 100m;

    /// <summary>The place of all items of a bucket that is ordered by score: at one instant, so that the terms behind it decide.</summary>
    public static readonly Instant SameInstant = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>Takes its place in a queue with buckets, or without.</summary>
    public void StandIn(int bucket, BucketOrder order)
    {
        (Bucket, BucketOrder) = (bucket, order);
        TakePlace();
    }

    private void TakePlace()
    {
        Lane = PinnedAt is not null ? Priority == 1 ? -2 : -1 : Priority == 1 ? 0 : Bucket;
        OrderAt = Lane <= 0 || BucketOrder == BucketOrder.Due ? EffectiveDueAt : BucketOrder == BucketOrder.Oldest ? CreatedAt : SameInstant;
    }

    /// <summary>Comes first in its queue whatever its score, until somebody takes that back.</summary>
    public Decision Pin(string reason, Instant now)
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        if (PinnedAt is not null) return new Refusal("pinned", $"Item {Number} comes first already.");
        PinnedAt = now;
        TakePlace();
        return Decision.Of(new WorkPinned(Id, reason));
    }

    public Decision Unpin()
    {
        if (PinnedAt is null) return new Refusal("not-pinned", $"Item {Number} has its ordinary place.");
        PinnedAt = null;
        TakePlace();
        return Decision.Of(new WorkUnpinned(Id));
    }

    /// <summary>Takes over what the clocks say. Called after every start, resume and stop, in the same save.</summary>
    public void FollowClock(SlaClock resolve, BusinessCalendar calendar, Instant now)
    {
        ResolveDueAt = resolve.DueAt;
        BreachedAt = resolve.BreachedAt;
        TargetSeconds = resolve.TargetMinutes * 60L;
        var elapsed = (long)resolve.Elapsed(now, calendar).TotalSeconds;
        ClockOriginSeconds = OpenTime.SecondsUntil(calendar, now) - elapsed;
        AgeOriginSeconds = OpenTime.SecondsUntil(calendar, CreatedAt);
        AtRiskAt = resolve.DueAt is null ? null : resolve.WarnAt(90, calendar);
        (CalendarCode, CalendarVersion, Zone) = (resolve.CalendarCode, resolve.CalendarVersion, resolve.Zone);
        if (resolve.DueAt is { } due) EffectiveDueAt = Deadlines.Effective(due, HardDeadlineAt);
        Rank(elapsed);
        AgeBucketIndex = AgeBucket.IndexOf(OpenTime.SecondsUntil(calendar, now) - AgeOriginSeconds, (long)calendar.DayLength.TotalSeconds);
    }

    /// <summary>The earliest due of an answer that is owed; else the one that the last answer had. None where word came that nothing was promised about.</summary>
    public void FollowResponse(IReadOnlyCollection<SlaClock> clocks)
    {
        UpdateDueAt = clocks.Where(c => c.Kind == ClockKind.Update && c.StoppedAt is null).Min(c => c.DueAt);
        var responses = clocks.Where(c => c.Kind == ClockKind.Response).ToList();
        if (responses.Count == 0) return;
        ResponseDueAt = responses.Where(c => c.StoppedAt is null).Min(c => c.DueAt) ?? (HeardAt is null ? SlaClock.Leading(responses, ClockKind.Response)!.DueAt : null);
    }

    /// <summary>Somebody responsible acted, or the work ended: the response is given, and whoever wrote from outside has been answered.</summary>
    public void Answer(Instant now) => (RespondedAt, HeardAt, ToldAt) = (RespondedAt ?? now, null, now);

    /// <summary>Word came from outside. Of several that nobody has acted on the oldest counts; before the first response all of it is one.</summary>
    public void Hear(Instant now)
    {
        if (RespondedAt is not null && !IsClosed) HeardAt ??= now;
    }

    /// <param name="next">The next mark of its clocks.</param>
    public void LookAgainAt(Instant? next) => NextRungAt = NotBeforeAt is { } ready && !(next < ready) ? ready : next;

    public void HasTold(int percent)
    {
        RungPercent = percent;
        if (percent >= 100) BreachedAt ??= ResolveDueAt;
    }

    /// <summary>The process weighs it anew: its own part of the score, and with it the priority that promises may depend on.</summary>
    public Decision Weigh(int baseScore, bool isAlwaysFirst, string because)
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        var was = OwnPriority;
        (BaseScore, IsAlwaysFirst) = (baseScore, isAlwaysFirst);
        return OwnPriority == was ? Decision.Of() : Decision.Of(new WorkWeighed(Id, was, OwnPriority, because));
    }

    /// <summary>Score, priority and lane from the elapsed share of the target.</summary>
    public void Rank(long elapsedSeconds)
    {
        Score = PriorityScore.Total(BaseScore, elapsedSeconds, TargetSeconds);
        Priority = IsAlwaysFirst ? 1 : PriorityScore.Band(Score);
        ScoreOrder = -Score;
        TakePlace();
    }
}

public static class QueueOrder
{
    /// <summary>The one order of all lists: what is handed out first stands first.</summary>
    public static IOrderedQueryable<WorkItem> InQueueOrder(this IQueryable<WorkItem> items) =>
        items.OrderBy(i => i.Lane).ThenBy(i => i.OrderAt).ThenBy(i => i.ScoreOrder).ThenBy(i => i.ValueOrder).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number);
}

public static class Deadlines
{
    /// <summary>What a queue usually needs to handle one item; a hard deadline is effective this much earlier.</summary>
    public static readonly Duration Handling = Duration.FromMinutes(60);

    public static Instant Effective(Instant resolveDue, Instant? hardDeadline) =>
        hardDeadline is { } hard && hard - Handling < resolveDue ? hard - Handling : resolveDue;
}
