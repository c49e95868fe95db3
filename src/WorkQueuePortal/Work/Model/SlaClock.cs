using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>A team clock is one team's part: it ends when the item goes to another queue.</summary>
public enum ClockKind
{
    Response, Resolve, Team,
    /// <summary>The next word to whoever waits: met by each act of the responsible side, and owed anew from then on.</summary>
    Update,
}

public enum ClockState { Running, Paused, Met, Cancelled }

/// <summary>What a clock is set to: business minutes in one calendar, or the date that was agreed.</summary>
public sealed record ClockTarget(ClockKind Kind, string CalendarCode, int Minutes)
{
    /// <summary>The promise and its version; by itself the house's own.</summary>
    public string Definition { get; init; } = Kind == ClockKind.Resolve ? HouseDefinitions.Resolve : HouseDefinitions.Response;
    public int Version { get; init; }
    /// <summary>Which version of the calendar, and on whose wall clocks.</summary>
    public int CalendarVersion { get; init; } = 1;
    public string? Zone { get; init; }
    public Instant? AgreedDue { get; init; }
    /// <summary>Whose part a team clock counts.</summary>
    public Guid? QueueId { get; init; }
}

/// <summary>One promise about one work item. It is late from the due itself on: [start, due). Whether it was kept is decided by
/// instants alone and never from a rounded share. Once ended its figures are frozen.
/// <para>Two nodes may disagree by seconds, so an act dated before the last one counts as at the same instant. A clock is read together with its pauses.</para></summary>
public sealed partial class SlaClock
{
    private readonly List<ClockPause> _pauses = [];

    private SlaClock() { }

    public Guid Id { get; private set; }
    public Guid ItemId { get; private set; }
    public ClockKind Kind { get; private set; }
    public string DefinitionCode { get; private set; } = "";
    public int DefinitionVersion { get; private set; }
    /// <summary>The code of its promise; a clock from before promises had versions keeps the house's own.</summary>
    public string Promise => DefinitionCode.Length > 0 ? DefinitionCode : HouseDefinitions.Of(Kind).Code;
    public Guid? QueueId { get; private set; }

    /// <summary>Its part is done and the next one begins: the team's when the item is in another queue, that of a word when the next has been said.</summary>
    public bool IsOverAt(ItemMoment moment) => Kind switch
    {
        ClockKind.Team => QueueId != moment.QueueId,
        ClockKind.Update => moment.ToldAt > StartAt,
        _ => false,
    };

    /// <summary>The due is a date that somebody was promised: no pause moves it.</summary>
    public bool IsAgreed { get; private set; }

    public string CalendarCode { get; private set; } = "";
    public int CalendarVersion { get; private set; } = 1;
    /// <summary>Null for the calendar's own.</summary>
    public string? Zone { get; private set; }
    public CalendarRef Calendar => new(CalendarCode, CalendarVersion, Zone);
    public int TargetMinutes { get; private set; }
    public Instant StartAt { get; private set; }
    public Instant OriginalDueAt { get; private set; }

    /// <summary>Empty while paused: nobody can know it then.</summary>
    public Instant? DueAt { get; private set; }

    public ClockState State { get; private set; }
    public Instant? PausedAt { get; private set; }
    public string? PauseCause { get; private set; }

    /// <summary>The open time left when the pause began. Kept in ticks of 100 ns, so that no pause loses any.</summary>
    public Duration? RemainingFor { get; private set; }

    /// <summary>When it was met or cancelled.</summary>
    public Instant? StoppedAt { get; private set; }

    /// <summary>The due that was missed. A breach stays, whatever happens later; it is a mark, not a state.</summary>
    public Instant? BreachedAt { get; private set; }

    public IReadOnlyList<ClockPause> Pauses => _pauses;
    public Duration Target => Duration.FromMinutes(TargetMinutes);

    public static SlaClock Start(Guid itemId, ClockTarget target, Instant startAt, BusinessCalendar calendar)
    {
        if (target.AgreedDue is null) ArgumentOutOfRangeException.ThrowIfLessThan(target.Minutes, 1);
        var due = target.AgreedDue ?? calendar.Add(startAt, Duration.FromMinutes(target.Minutes));
        return new SlaClock
        {
            Id = NewId.Next(), ItemId = itemId, Kind = target.Kind, DefinitionCode = target.Definition, DefinitionVersion = target.Version, QueueId = target.QueueId, CalendarCode = target.CalendarCode,
            CalendarVersion = target.CalendarVersion, Zone = target.Zone, TargetMinutes = target.Minutes, IsAgreed = target.AgreedDue is not null, StartAt = startAt, OriginalDueAt = due, DueAt = due,
        };
    }

    /// <summary>A clock that starts in the past and lives through the pauses since. One that comes out with
    /// <see cref="BreachedAt"/> was breached when it was attached: tell of that once and skip the warnings.</summary>
    public static SlaClock StartRetroactively(
        Guid itemId, ClockTarget target, Instant startAt, IEnumerable<PastPause> pauses, Instant now, BusinessCalendar calendar)
    {
        var clock = Start(itemId, target, startAt, calendar);
        foreach (var pause in PastPause.InOrder(pauses, startAt).TakeWhile(pause => pause.From <= now))
        {
            clock.Hold(pause.Cause, pause.From, calendar);
            if (pause.To <= now) clock.Release(pause.To.Value, calendar);
        }
        clock.NoteBreach(now);
        return clock;
    }

    public Refusal? Pause(PauseRequest request, Instant now, BusinessCalendar calendar)
    {
        if (StoppedAt is not null) return ClockRefusals.Ended;
        if (PauseCause is not null) return ClockRefusals.AlreadyPaused(PauseCause);
        if (PauseReasons.Check(request, this, now, calendar) is { } refusal) return refusal;
        Hold(request.Cause, NotBackwards(now), calendar, request.FollowUpOn, request.MessageRef);
        return null;
    }

    /// <summary>Stands still because the item does: what the pause demands was asked of the person before.</summary>
    internal void HoldFor(string cause, Instant now, BusinessCalendar calendar, PauseRequest? asked = null) => Hold(cause, NotBackwards(now), calendar, asked?.FollowUpOn, asked?.MessageRef);

    public Refusal? Resume(Instant now, BusinessCalendar calendar)
    {
        if (StoppedAt is not null) return ClockRefusals.Ended;
        if (State != ClockState.Paused) return ClockRefusals.NotPaused;
        Release(NotBackwards(now), calendar);
        return null;
    }

    /// <summary>The work is done. A paused clock resumes at that instant, so its due is known again, and stops.</summary>
    public Refusal? Stop(Instant now, BusinessCalendar calendar)
    {
        if (StoppedAt is not null) return ClockRefusals.Ended;
        var at = NotBackwards(now);
        if (State == ClockState.Paused) Release(at, calendar);
        NoteBreach(at);
        (State, StoppedAt) = (ClockState.Met, at);
        return null;
    }

    /// <summary>The promise no longer applies: that neither keeps nor breaks it. One that was broken before stays broken, whether or not anybody had looked.</summary>
    public Refusal? Cancel(Instant now)
    {
        if (StoppedAt is not null) return ClockRefusals.Ended;
        var at = NotBackwards(now);
        NoteBreach(at);
        if (State == ClockState.Paused) OpenPause.End(at);
        (State, StoppedAt, PausedAt, PauseCause, RemainingFor) = (ClockState.Cancelled, at, null, null, null);
        return null;
    }

    /// <summary>The clock goes on where it stopped; the time it was closed counts as a pause.</summary>
    public Refusal? Reopen(Instant now, BusinessCalendar calendar)
    {
        if (State != ClockState.Met || StoppedAt is not { } stopped) return ClockRefusals.NotEnded;
        StoppedAt = null;
        Hold(PauseReasons.Closed, stopped, calendar);
        Release(NotBackwards(now), calendar);
        return null;
    }

    public bool IsBreached(Instant now) => BreachedAt is not null || (State == ClockState.Running && now >= DueAt);

    /// <summary>Marks a breach. True only the first time, so that it is told of once.</summary>
    public bool NoteBreach(Instant now)
    {
        if (BreachedAt is not null || !IsBreached(now)) return false;
        BreachedAt = DueAt;
        return true;
    }

    /// <summary>Open time used until now, pauses excluded; frozen once ended.</summary>
    public Duration Elapsed(Instant now, BusinessCalendar calendar) => Stretches()
        .Select(stretch => (stretch.From, To: stretch.To is { } to && to < now ? to : now))
        .Where(stretch => stretch.To > stretch.From)
        .Aggregate(Duration.Zero, (sum, stretch) => sum + calendar.Between(stretch.From, stretch.To));

    /// <summary>Negative by the open time it is late.</summary>
    public Duration Remaining(Instant now, BusinessCalendar calendar) => Target - Elapsed(now, calendar);

    /// <summary>For display only: 1 may be a rounded 0.9999999999.</summary>
    public double ShareUsed(Instant now, BusinessCalendar calendar) => Elapsed(now, calendar) / Target;

    /// <summary>The instant at which this percentage of the target is used, 100 being the due. Empty while a pause or the end
    /// keeps it from being reached.</summary>
    public Instant? WarnAt(int percent, BusinessCalendar calendar) => UsedAt(Duration.FromTicks(TargetMinutes * (NodaConstants.TicksPerMinute / 100) * percent), calendar);

    /// <summary>The instant at which so much open time is used.</summary>
    private Instant? UsedAt(Duration used, BusinessCalendar calendar)
    {
        // An agreed due need not lie in open time, so the whole target is used at the due itself.
        if (IsAgreed && used == Target) return StoppedAt < OriginalDueAt ? null : OriginalDueAt;
        var left = used;
        foreach (var (from, to) in Stretches())
        {
            var open = to is { } end ? calendar.Between(from, end) : left;
            if (left <= open) return calendar.Add(from, left);
            left -= open;
        }
        return null;
    }

    /// <summary>When the clock runs, earliest first; only the last may have no end.</summary>
    private IEnumerable<(Instant From, Instant? To)> Stretches()
    {
        var from = StartAt;
        foreach (var pause in _pauses.OrderBy(pause => pause.From))
        {
            yield return (from, pause.From);
            if (pause.To is not { } to) yield break;
            from = to;
        }
        yield return (from, StoppedAt);
    }

    private void Hold(string cause, Instant at, BusinessCalendar calendar, LocalDate? followUpOn = null, string? messageRef = null)
    {
        NoteBreach(at);
        RemainingFor = BreachedAt is null ? calendar.Between(at, DueAt!.Value) : Duration.Zero;
        (State, PausedAt, PauseCause, DueAt) = (ClockState.Paused, at, cause, null);
        _pauses.Add(new ClockPause(Id, cause, at, followUpOn, messageRef));
    }

    /// <summary>A due that was already missed stays where it was: no later pause forgives it.</summary>
    private void Release(Instant at, BusinessCalendar calendar)
    {
        DueAt = BreachedAt ?? (IsAgreed ? OriginalDueAt : calendar.Add(at, RemainingFor!.Value));
        (State, PausedAt, PauseCause, RemainingFor) = (ClockState.Running, null, null, null);
        OpenPause.End(at);
    }

    private ClockPause OpenPause => _pauses.Single(pause => pause.To is null);

    private Instant NotBackwards(Instant now)
    {
        var last = StoppedAt ?? _pauses.Aggregate(StartAt, (latest, pause) => Instant.Max(latest, pause.To ?? pause.From));
        return Instant.Max(now, last);
    }
}
