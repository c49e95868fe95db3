using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>All clocks of one item, and the one order in which they follow what happens to it: promises without a clock are attached; then each clock is stopped, or
/// else started anew, or else given up, or else paused, or else resumed.</summary>
public sealed class ClockSet(SlaSubject subject, SlaBook promises, IEnumerable<SlaClock> known)
{
    private readonly List<SlaClock> _clocks = [.. known];
    private readonly List<SlaClock> _late = [];
    private SlaBook _book = promises;

    public IReadOnlyList<SlaClock> All => _clocks;

    /// <summary>Clocks that were late when they were attached: told of once, without the marks before.</summary>
    public IReadOnlyList<SlaClock> LateOnArrival => _late;

    public void Consult(SlaBook book) => _book = book;

    /// <summary>Whether a clock would start in the past, so that what happened since is needed.</summary>
    public bool NeedsHistory(ItemMoment? before, ItemMoment now, Instant at)
    {
        var facts = _book.Facts(subject, now);
        return before is not null && _book.Live.Any(sla => Active(sla) is null && sla.Attaches(facts) && (StartOf(sla, at) < at || sla.Reopening == SlaReopen.FromStart));
    }

    /// <param name="before">The moment before this one; null for the first. Only what has come to hold since then starts a clock anew.</param>
    /// <param name="history">The moments up to this one, oldest first.</param>
    /// <param name="asked">What the person said who pauses it.</param>
    public void Settle(ItemMoment? before, ItemMoment now, Instant at, IReadOnlyList<ItemMoment> history, PauseRequest? asked = null)
    {
        _late.Clear();
        var facts = _book.Facts(subject, now);
        foreach (var sla in _book.Live)
            if (Active(sla) is null && sla.Attaches(facts)) AttachOrReopen(sla, before, now, at, history);
        // Everything else asks whether it is late; only work that nobody promised anything about gets the house's promise.
        foreach (var house in HouseDefinitions.All)
            if (!_clocks.Exists(c => c.Kind == house.Kind) && house.Attaches(facts)) Attach(house, StartOf(house, at), now, at, history);

        foreach (var clock in _clocks.Where(c => c.StoppedAt is null).ToList()) Follow(clock, _book.Of(clock), before is null ? null : _book.Facts(subject, before), facts, now, at, history, asked);
        foreach (var clock in _clocks) clock.LookAhead(_book.Of(clock).Rungs, CalendarOf(clock));
    }

    /// <summary>The clocks as they come out when everything that happened is gone through again, under the promises that are live now.</summary>
    public static ClockSet Replay(SlaSubject subject, SlaBook book, IReadOnlyList<ItemMoment> moments)
    {
        var set = new ClockSet(subject, book, []);
        for (var i = 0; i < moments.Count; i++) set.Settle(i == 0 ? null : moments[i - 1], moments[i], moments[i].At, [.. moments.Take(i + 1)]);
        return set;
    }

    /// <summary>Clocks that should have been there.</summary>
    internal void Take(IEnumerable<SlaClock> clocks) => _clocks.AddRange(clocks);

    public BusinessCalendar CalendarOf(SlaClock clock) => _book.Calendar(clock.Calendar);

    private void Follow(SlaClock clock, SlaDefinition sla, SlaFacts? before, SlaFacts facts, ItemMoment now, Instant at, IReadOnlyList<ItemMoment> history, PauseRequest? asked)
    {
        var calendar = CalendarOf(clock);
        if (sla.Stop.Holds(facts)) clock.Stop(at, calendar);
        else if (clock.IsOverAt(now))
        {
            clock.Stop(at, calendar);
            if (sla.Attaches(facts)) Attach(sla, at, now, at, history);
        }
        else if (sla.Reset?.Holds(facts) == true && before is not null && !sla.Reset.Holds(before) && sla.Start.Holds(facts))
        {
            clock.Stop(at, calendar);
            Attach(sla, at, now, at, history);
        }
        else if (sla.Cancels(facts)) clock.Cancel(at);
        else if (clock.State == ClockState.Running && sla.Pauses(facts)) clock.HoldFor(facts.PausedFor ?? sla.Code, at, calendar, asked);
        else if (clock.State == ClockState.Paused && sla.Resumes(facts)) clock.Resume(at, calendar);
    }

    private void AttachOrReopen(SlaDefinition sla, ItemMoment? before, ItemMoment now, Instant at, IReadOnlyList<ItemMoment> history)
    {
        var met = sla.Kind is ClockKind.Response or ClockKind.Resolve && Ended(sla) is { State: ClockState.Met } ended ? ended : null;
        if (met is not null && sla.Reopening == SlaReopen.Nothing) return;
        var isReopened = met is not null && before?.IsClosed == true && !now.IsClosed;
        if (isReopened && sla.Reopening == SlaReopen.GoesOn) met!.Reopen(at, CalendarOf(met));
        else Attach(sla, isReopened ? met!.StartAt : StartOf(sla, at), now, at, history);
    }

    private void Attach(SlaDefinition sla, Instant start, ItemMoment now, Instant at, IReadOnlyList<ItemMoment> history)
    {
        var counted = _book.CalendarFor(sla, subject, now);
        var calendar = _book.Calendar(counted);
        var due = _book.Due(sla, subject, now, calendar, start);
        var target = new ClockTarget(sla.Kind, counted.Code, due.Minutes)
        {
            Definition = sla.Code, Version = sla.Version, CalendarVersion = counted.Version, Zone = counted.Zone, AgreedDue = due.AgreedDue, QueueId = sla.Kind == ClockKind.Team ? now.QueueId : null,
        };
        var clock = SlaClock.StartRetroactively(subject.ItemId, target, start, start < at && sla.ReplaysPauses ? Pauses(sla, history) : [], at, calendar);
        if (clock.BreachedAt is not null)
        {
            clock.SkipRungs(sla.Rungs, at, calendar);
            _late.Add(clock);
        }
        _clocks.Add(clock);
    }

    /// <summary>When this promise would have stood still, had it been there.</summary>
    private IEnumerable<PastPause> Pauses(SlaDefinition sla, IReadOnlyList<ItemMoment> history)
    {
        (string Cause, Instant From)? open = null;
        foreach (var moment in history)
        {
            var facts = _book.Facts(subject, moment);
            var cause = moment.IsClosed ? sla.Reopening == SlaReopen.GoesOn ? PauseReasons.Closed : null
                : open is { Cause: not PauseReasons.Closed } held ? sla.Resumes(facts) ? null : held.Cause
                : sla.Pauses(facts) ? facts.PausedFor ?? sla.Code : null;
            if (cause == open?.Cause) continue;
            if (open is { } ended) yield return new PastPause(ended.Cause, ended.From, moment.At);
            open = cause is null ? null : (cause, moment.At);
        }
        if (open is { } last) yield return new PastPause(last.Cause, last.From, null);
    }

    private Instant StartOf(SlaDefinition sla, Instant at) => sla.StartsAt switch { SlaStart.Created => subject.CreatedAt, SlaStart.Received => subject.ReceivedAt, _ => at };

    private SlaClock? Active(SlaDefinition sla) => _clocks.Find(c => c.Promise == sla.Code && c.StoppedAt is null);

    private SlaClock? Ended(SlaDefinition sla) => _clocks.Where(c => c.Promise == sla.Code && c.StoppedAt is not null).MaxBy(c => c.StoppedAt);
}
