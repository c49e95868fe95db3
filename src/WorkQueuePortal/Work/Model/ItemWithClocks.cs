using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What is to be kept of an act besides the item: the moment it led to, the clocks it attached, and what is to be told of them.</summary>
public sealed record Settled(ItemMoment? Moment, IReadOnlyList<SlaClock> Attached, IReadOnlyList<Fact> Facts);

/// <summary>An item in hand together with its clocks. Whatever an act does to the item, its clocks follow once, at the end of the act and in its save.</summary>
/// <param name="before">The item as the act found it; null for one that is new.</param>
public sealed class ItemWithClocks(WorkItem item, SlaBook promises, IEnumerable<SlaClock> known, ItemMoment? before)
{
    private readonly ClockSet _clocks = new(SlaSubject.Of(item), promises, known);
    private SlaBook _book = promises;
    private readonly List<ClockRung> _told = [];
    private ItemMoment? _last = before;
    private PauseRequest? _asked;

    public WorkItem Item => item;
    public IReadOnlyList<SlaClock> Clocks => _clocks.All;
    public SlaClock Resolve => SlaClock.Leading(_clocks.All, ClockKind.Resolve)!;
    public BusinessCalendar Calendar => _book.Calendar(item.Calendar);

    /// <summary>The marks told in this act.</summary>
    public IReadOnlyList<ClockRung> Told => _told;

    /// <summary>Goes by a newer book from here on.</summary>
    public void Consult(SlaBook book)
    {
        _book = book;
        _clocks.Consult(book);
    }

    /// <summary>The owner acted: the lease runs anew, and the first such act is the response.</summary>
    public void Touch(Actor actor, Instant now)
    {
        if (item.OwnerId != actor.Id) return;
        item.Touch(actor, now);
        item.Answer(now);
    }

    public Decision Pause(PauseRequest request, Actor actor, Instant now)
    {
        if (item.MayAct(actor, now) is null && item.State != WorkState.Paused && PauseReasons.Check(request, Resolve, now, Calendar) is { } no) return no;
        var decision = item.Pause(request.Cause, request.FollowUpOn, PauseReasons.NameOf(request.Cause), actor, now);
        if (decision.Refusal is not null) return decision;
        Touch(actor, now);
        _asked = request;
        return decision;
    }

    public Decision Resume(string because, Instant now) => item.Resume(because);

    /// <summary>Goes on because the other side wrote: now a word is owed to them.</summary>
    public Decision Hear(string because, Instant now)
    {
        var waitedFor = item.PauseReason;
        var decision = item.Resume(because);
        if (decision.Refusal is null && waitedFor is not null && PauseReasons.Find(waitedFor)?.AsksOutside == true) item.Hear(now);
        return decision;
    }

    public Decision Close(string resolution, Actor actor, Instant now) => End(item.Close(resolution, now), actor, now);

    public Decision Cancel(string reason, Actor actor, Instant now) => End(item.Cancel(reason, now), actor, now);

    public Decision Reopen(string reason, Instant now) => item.Reopen(reason);

    /// <summary>Whether what happened to the item before is needed to settle it.</summary>
    public bool NeedsHistory(Instant now) => _clocks.NeedsHistory(_last, ItemMoment.Of(item, now), now);

    /// <summary>Lets the clocks follow. Where nothing that they read has changed, nothing happens.</summary>
    /// <param name="history">The moments kept so far, oldest first; may be empty where it is not needed.</param>
    public Settled Settle(Instant now, IReadOnlyList<ItemMoment> history)
    {
        var moment = ItemMoment.Of(item, now);
        if (_last is { } last && moment.SaysTheSameAs(last)) return new Settled(null, [], []);
        Remember();
        var known = _clocks.All.ToHashSet();
        _clocks.Settle(_last, moment, now, [.. history, moment], _asked);
        (_last, _asked) = (moment, null);
        Follow(now);
        return new Settled(moment, [.. _clocks.All.Where(c => !known.Contains(c))], [.. _clocks.LateOnArrival.Select(c => new AttachedLate(item.Id, _book.Of(c).Name, c.BreachedAt!.Value))]);
    }

    /// <summary>Tells of each mark that a clock has reached; of several that a late sweep finds only the highest, since the lower ones are no news any more.</summary>
    public Decision ReachRung(Instant now)
    {
        var facts = new List<Fact>(item.BecomeReady(now).Facts);
        Remember();
        foreach (var clock in _clocks.All.Where(c => c.StoppedAt is null))
        {
            var (sla, calendar) = (_book.Of(clock), _clocks.CalendarOf(clock));
            clock.LookAhead(sla.Rungs, calendar);
            if (clock.PassRungs(sla.Rungs, now, calendar) is not [.., var (rung, at)]) continue;
            if (clock == Resolve && rung.Percent is { } percent) item.HasTold(percent);
            _told.Add(ClockRung.Of(clock, rung, at, now, item.OwnerId, _book.Queue(item.QueueId).OwnerId));
            facts.Add(Say(clock, sla, rung));
        }
        Follow(now);
        return Decision.Of([.. facts]);
    }

    /// <summary>Counts the open clocks again from what happened.</summary>
    public Recounted Recount(IReadOnlyList<ItemMoment> moments, Instant now, Guid by)
    {
        var recounted = ClockRecounting.Of(this, _book, moments, now, by);
        _clocks.Take(recounted.Attached);
        if (recounted.Rows.Count > 0) Follow(now);
        return recounted;
    }

    /// <summary>Of a clock from before promises had versions, what was told is known from the item alone.</summary>
    private void Remember()
    {
        if (SlaClock.Leading(_clocks.All, ClockKind.Resolve) is { DefinitionCode.Length: 0 } old) old.HasTold(item.RungPercent, _book.Of(old).Rungs);
    }

    private void Follow(Instant now)
    {
        item.FollowClock(Resolve, _clocks.CalendarOf(Resolve), now);
        var (bucket, order) = QueueBucket.PlaceOf(_book.Queue(item.QueueId).Buckets, item, _book.Site(item.FacilityId).Code);
        item.StandIn(bucket, order);
        item.FollowResponse(_clocks.All);
        item.LookAgainAt(_clocks.All.Min(c => c.NextRungAt));
    }

    private Fact Say(SlaClock clock, SlaDefinition sla, SlaRung rung) => (clock == Resolve, rung.Percent) switch
    {
        (true, 100) => new ResolveTargetBreached(item.Id, item.Number),
        (true, { } percent) => new ResolveTargetUsed(item.Id, percent),
        (_, 100) => new ClockBreached(item.Id, sla.Name),
        _ => new ClockMarkReached(item.Id, sla.Name, rung.ToString()),
    };

    private Decision End(Decision decision, Actor actor, Instant now)
    {
        if (decision.Refusal is not null) return decision;
        Touch(actor, now);
        // Work that ends without anybody's hand is answered by its end.
        item.Answer(now);
        return decision;
    }
}
