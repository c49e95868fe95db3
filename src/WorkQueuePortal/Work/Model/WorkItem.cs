using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

public enum WorkState
{
    Queued,
    Claimed,
    InProgress,
    Paused,
    Done,
    Cancelled,
}

/// <summary>Which list an item stands in. It follows from the state and exists so that one index serves each list.</summary>
public enum Standing
{
    Open,
    Waiting,
    Closed,
}

/// <summary>One piece of work for a person: what it is about, where it waits, whose it is, and by when it must be done.</summary>
public sealed partial class WorkItem : IAtFacility, IVersioned
{
    /// <summary>How long a pulled item stays with somebody who does nothing.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(15);

    public Guid Id { get; init; }
    public int Version { get; set; }
    /// <summary>What people call it, and the last tie-breaker of the queue order. Never reused.</summary>
    public long Number { get; init; }
    /// <summary>The process's name for this kind of work, as "invoice.exception".</summary>
    public string Type { get; init; } = "";
    public Guid SubjectId { get; init; }
    public Guid FacilityId { get; init; }
    public Guid QueueId { get; private set; }
    public string CalendarCode { get; private set; } = "";
    public int CalendarVersion { get; private set; } = 1;
    /// <summary>Null for the calendar's own.</summary>
    public string? Zone { get; private set; }
    /// <summary>Whose time its resolve clock counts.</summary>
    public CalendarRef Calendar => new(CalendarCode, CalendarVersion, Zone);

    public WorkState State { get; private set; }
    public Standing Standing { get; private set; }
    public Guid? OwnerId { get; private set; }
    public Instant? AssignedAt { get; private set; }
    /// <summary>Set for pulled items only: without activity the item goes back to the queue at this instant.</summary>
    public Instant? LeaseUntil { get; private set; }
    /// <summary>It is offered to somebody; until then nobody else gets it by Get next.</summary>
    public Instant? OfferedUntil { get; private set; }
    public Instant? PausedAt { get; private set; }
    public string? PauseReason { get; private set; }
    public LocalDate? FollowUpOn { get; private set; }
    public Instant CreatedAt { get; init; }
    /// <summary>When it reached the house, where that was before it became work; clocks may count from then.</summary>
    public Instant? ReceivedAt { get; init; }
    /// <summary>Nobody is given it before then, whatever its clocks say.</summary>
    public Instant? NotBeforeAt { get; private set; }
    /// <summary>A shorter resolve target than the queue's, in business minutes.</summary>
    public int? PromisedMinutes { get; init; }
    /// <summary>Where whoever asked for it worked then; null where nobody of the house did.</summary>
    public Guid? RequesterFacilityId { get; init; }
    public Instant? ClosedAt { get; private set; }
    public string? Resolution { get; private set; }

    // What the list shows, as the process said it when the work arose.
    public string What { get; private set; } = "";
    public string Document { get; init; } = "";
    public string Party { get; init; } = "";
    public decimal Amount { get; init; }
    public string Currency { get; init; } = Money.Ledger;
    public string Difference { get; private set; } = "";
    public string Why { get; private set; } = "";
    public string WhySentence { get; private set; } = "";

    public static WorkItem Open(NewWork work, WorkQueue queue, string calendarCode, long number, Instant now) => new()
    {
        Id = NewId.Next(), Version = 1, Number = number, Type = work.Type, SubjectId = work.SubjectId, FacilityId = work.FacilityId, QueueId = queue.Id,
        CalendarCode = calendarCode, State = WorkState.Queued, Standing = Standing.Open, CreatedAt = now, What = work.What, Document = work.Document,
        Party = work.Party, Amount = work.Amount, Currency = work.Currency, Difference = work.Difference, Why = work.Why, WhySentence = work.WhySentence,
        BaseScore = work.BaseScore, IsAlwaysFirst = work.IsAlwaysFirst, ValueOrder = -(long)Math.Round(work.ValueAtRisk * 100m), HardDeadlineAt = work.HardDeadlineAt,
        ReceivedAt = work.RetroactiveFrom, PromisedMinutes = work.ResolveMinutes, RequesterFacilityId = work.RequesterFacilityId,
    };

    /// <summary>Keeps it out of everybody's list until then. Somebody may still be given it by name.</summary>
    public void KeepUntil(Instant notBefore, BusinessCalendar calendar, Instant now)
    {
        if (notBefore <= now) return;
        (Standing, NotBeforeAt, FollowUpOn) = (Standing.Waiting, notBefore, notBefore.InZone(calendar.Zone).Date);
    }

    /// <summary>Its instant has come.</summary>
    public Decision BecomeReady(Instant now)
    {
        if (NotBeforeAt is null || NotBeforeAt > now) return Decision.Of();
        ShowAgain();
        return Decision.Of(new WorkReady(Id));
    }

    private void ShowAgain()
    {
        if (NotBeforeAt is null) return;
        NotBeforeAt = null;
        if (State != WorkState.Paused && !IsClosed) (Standing, FollowUpOn) = (Standing.Open, null);
    }

    public bool IsClosed => Standing == Standing.Closed;

    /// <summary>Null when this person may act on it now, else the sentence that says why not.</summary>
    public Refusal? MayAct(Actor actor, Instant now)
    {
        if (actor.IsSystem) return null;
        if (IsClosed) return new Refusal("closed", $"Item {Number} is {(State == WorkState.Done ? "done" : "cancelled")}. Reopen it to act on it.");
        if (OwnerId == actor.Id && LeaseUntil is { } until && until <= now) return new Refusal("lease-over", "You held this for 15 minutes without activity, so it went back to the queue. Take it again to go on; your typing is kept.");
        if (OwnerId is null) return new Refusal("not-taken", "Nobody has this yet. Assign it to yourself first.");
        return OwnerId == actor.Id ? null : new Refusal("held", "Somebody else has this. Ask them to hand it over, or a supervisor to move it.");
    }

    /// <summary>What somebody hears who would take what another has, whatever they saw before.</summary>
    /// <param name="holder">The name of who has it.</param>
    public Refusal? HeldBy(string holder, Actor by, int seen)
    {
        if (IsClosed || OwnerId is null || OwnerId == by.Id) return null;
        var sentence = $"{holder} has item {Number}. Ask them to hand it over, or a supervisor to move it to you.";
        return Version == seen ? new Refusal("held", sentence) : Refusal.Stale(sentence);
    }

    /// <summary>Takes it for oneself, or gives it to somebody. The queue's roles and separation of duties are asked before.</summary>
    public Decision Assign(Guid person, string name, Actor by, Instant now)
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        if (OwnerId == person) return new Refusal("same-owner", $"{(by.Id == person ? "You have" : $"{name} has")} item {Number} already.");
        if (OwnerId is not null && by.Id == person) return new Refusal("held", "Somebody else has this. A supervisor can move it to you.");
        var from = OwnerId;
        OwnerId = person;
        AssignedAt = now;
        LeaseUntil = null;
        OfferedUntil = null;
        ShowAgain();
        if (State == WorkState.Queued) State = WorkState.Claimed;
        return Decision.Of(from is null ? new WorkAssigned(Id, person, name, by.Id == person) : new WorkHandedOver(Id, from, person, name));
    }

    /// <summary>The mark of an atomic claim that has already been made in the store.</summary>
    public Decision Claimed(string name) => Decision.Of(new WorkClaimed(Id, OwnerId ?? Guid.Empty, name));

    /// <summary>The owner did something: the lease runs anew and the work has begun.</summary>
    public void Touch(Actor actor, Instant now)
    {
        if (OwnerId != actor.Id) return;
        if (State == WorkState.Claimed) State = WorkState.InProgress;
        if (LeaseUntil is not null) LeaseUntil = now + Lease;
    }

    public Decision Release(Actor actor, Instant now)
    {
        if (MayAct(actor, now) is { } no) return no;
        BackToQueue();
        return Decision.Of(new WorkReleased(Id));
    }

    /// <summary>The first thing one does about what one was given.</summary>
    public Decision Begin(Actor actor, Instant now)
    {
        if (MayAct(actor, now) is { } no) return no;
        if (State != WorkState.Claimed) return Decision.Of();
        Touch(actor, now);
        return Decision.Of(new WorkBegun(Id));
    }

    /// <summary>Not this person: back to the queue with its age.</summary>
    public Decision Decline(DeclineReason reason, string words, Actor actor, Instant now)
    {
        if (MayAct(actor, now) is { } no) return no;
        if (State == WorkState.Paused) return new Refusal("paused", $"Item {Number} waits for an answer. Resume it first, or hand it over.");
        BackToQueue();
        return Decision.Of(new WorkDeclined(Id, reason.Code, words.Length > 0 ? $"{reason.Name}: {words}" : reason.Name));
    }

    /// <summary>A move is taken back that found it with nobody.</summary>
    public Decision PutBack()
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        BackToQueue();
        return Decision.Of(new WorkReleased(Id));
    }

    /// <summary>The lease is over: back to the queue with its age, whoever dropped it named.</summary>
    public Decision EndLease(Instant now)
    {
        if (LeaseUntil is null || LeaseUntil > now || OwnerId is not { } owner) return Decision.Of();
        BackToQueue();
        return Decision.Of(new LeaseEnded(Id, owner));
    }

    /// <summary>Another queue takes over. The resolve clock goes on, in the calendar it was started in; the owner does not.</summary>
    public Decision MoveTo(WorkQueue queue, string reason, Actor by)
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        if (queue.Id == QueueId) return new Refusal("same-queue", $"Item {Number} is in {queue.Name} already.");
        var from = QueueId;
        QueueId = queue.Id;
        if (OwnerId is not null) BackToQueue();
        return Decision.Of(new WorkMoved(Id, from, queue.Id, queue.Name, reason, by.IsSystem));
    }

    public Decision Pause(string cause, LocalDate? followUpOn, string words, Actor actor, Instant now)
    {
        if (MayAct(actor, now) is { } no) return no;
        if (State == WorkState.Paused) return new Refusal("paused", $"Item {Number} is paused already.");
        State = WorkState.Paused;
        Standing = Standing.Waiting;
        PausedAt = now;
        PauseReason = cause;
        FollowUpOn = followUpOn;
        LeaseUntil = null;
        return Decision.Of(new WorkPaused(Id, cause, words, followUpOn));
    }

    public Decision Resume(string because)
    {
        if (State != WorkState.Paused) return new Refusal("not-paused", $"Item {Number} is not paused.");
        State = OwnerId is null ? WorkState.Queued : WorkState.InProgress;
        Standing = Standing.Open;
        PausedAt = null;
        PauseReason = null;
        FollowUpOn = null;
        return Decision.Of(new WorkResumed(Id, because));
    }

    public Decision Close(string resolution, Instant now) => End(WorkState.Done, resolution, now, new WorkClosed(Id, resolution));

    public Decision Cancel(string reason, Instant now) => End(WorkState.Cancelled, reason, now, new WorkCancelled(Id, reason));

    public Decision Reopen(string reason)
    {
        if (!IsClosed) return new Refusal("open", $"Item {Number} is open already.");
        (State, Standing, ClosedAt, Resolution) = (OwnerId is null ? WorkState.Queued : WorkState.InProgress, Standing.Open, null, null);
        return Decision.Of(new WorkReopened(Id, reason));
    }

    /// <summary>The process looked again and sees something else to do.</summary>
    public void Describe(string what, string difference, string why, string whySentence) => (What, Difference, Why, WhySentence) = (what, difference, why, whySentence);

    private Decision End(WorkState state, string resolution, Instant now, Fact fact)
    {
        if (IsClosed) return new Refusal("closed", $"Item {Number} is closed already.");
        (State, Standing, ClosedAt, Resolution, LeaseUntil, PausedAt, PauseReason, FollowUpOn) = (state, Standing.Closed, now, resolution, null, null, null, null);
        return Decision.Of(fact);
    }

    private void BackToQueue() =>
        (State, OwnerId, AssignedAt, LeaseUntil) = (State == WorkState.Paused ? WorkState.Paused : WorkState.Queued, null, null, null);
}
