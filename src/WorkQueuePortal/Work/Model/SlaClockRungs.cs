using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>The marks a clock passes on its way, and how it is counted again.</summary>
public sealed partial class SlaClock
{
    /// <summary>How many marks of its ladder have been told.</summary>
    public int RungsPassed { get; private set; }

    /// <summary>Counts up when a recount moves the due later, so that the marks ahead are told again.</summary>
    public int Arming { get; private set; }

    /// <summary>When the next mark is reached; empty while it stands still, has ended or has told all.</summary>
    public Instant? NextRungAt { get; private set; }

    /// <summary>Looks ahead to the next mark. Called after everything that moves the clock.</summary>
    internal void LookAhead(IEnumerable<SlaRung> rungs, BusinessCalendar calendar)
    {
        var ladder = SlaRung.Ladder(rungs, Target);
        NextRungAt = State == ClockState.Running && RungsPassed < ladder.Count ? UsedAt(ladder[RungsPassed].UsedOf(Target)!.Value, calendar) : null;
    }

    /// <summary>When each mark is reached, or was, if nothing more happens; none unless it runs.</summary>
    public IReadOnlyList<(SlaRung Rung, Instant At)> Ladder(IEnumerable<SlaRung> rungs, BusinessCalendar calendar) =>
        State == ClockState.Running ? [.. from rung in SlaRung.Ladder(rungs, Target) let at = UsedAt(rung.UsedOf(Target)!.Value, calendar) where at is not null select (rung, at.Value)] : [];

    /// <summary>The marks reached until now that have not been told, in their order. They count as told from here on.</summary>
    internal IReadOnlyList<(SlaRung Rung, Instant At)> PassRungs(IEnumerable<SlaRung> rungs, Instant now, BusinessCalendar calendar)
    {
        var ladder = SlaRung.Ladder(rungs, Target);
        var passed = new List<(SlaRung, Instant)>();
        while (NextRungAt <= now)
        {
            passed.Add((ladder[RungsPassed], NextRungAt.Value));
            RungsPassed++;
            LookAhead(rungs, calendar);
        }
        NoteBreach(now);
        return passed;
    }

    /// <summary>What an earlier release of the portal told of shares of this clock is told.</summary>
    internal void HasTold(int percent, IEnumerable<SlaRung> rungs) =>
        RungsPassed = Math.Max(RungsPassed, SlaRung.Ladder(rungs, Target).Count(rung => rung.Percent <= percent));

    /// <summary>The marks reached until now are no news any more.</summary>
    internal void SkipRungs(IEnumerable<SlaRung> rungs, Instant now, BusinessCalendar calendar) =>
        RungsPassed = SlaRung.Ladder(rungs, Target).TakeWhile(rung => UsedAt(rung.UsedOf(Target)!.Value, calendar) <= now).Count();

    /// <summary>Takes over how the same clock comes out when it is counted again. Its key and what was told of it stay; marks ahead are told again only if the due moved later.</summary>
    internal void Become(SlaClock counted, IEnumerable<SlaRung> rungs, Instant now, BusinessCalendar calendar)
    {
        var isLater = (counted.DueAt ?? counted.OriginalDueAt) > (DueAt ?? OriginalDueAt);
        (DefinitionCode, DefinitionVersion, QueueId, TargetMinutes, IsAgreed) = (counted.DefinitionCode, counted.DefinitionVersion, counted.QueueId, counted.TargetMinutes, counted.IsAgreed);
        (CalendarCode, CalendarVersion, Zone) = (counted.CalendarCode, counted.CalendarVersion, counted.Zone);
        (StartAt, OriginalDueAt, DueAt, State, PausedAt, PauseCause, RemainingFor, StoppedAt, BreachedAt) =
            (counted.StartAt, counted.OriginalDueAt, counted.DueAt, counted.State, counted.PausedAt, counted.PauseCause, counted.RemainingFor, counted.StoppedAt, counted.BreachedAt);
        var known = _pauses.ToDictionary(pause => (pause.Cause, pause.From), pause => pause);
        _pauses.Clear();
        _pauses.AddRange(counted._pauses.Select(pause => new ClockPause(Id, pause, known.GetValueOrDefault((pause.Cause, pause.From)))));
        if (isLater)
        {
            Arming++;
            SkipRungs(rungs, now, calendar);
        }
        LookAhead(rungs, calendar);
    }

    /// <summary>The clock of this kind that stands for the item: one that runs or waits before one that has ended, the latest of several; one that was given up only where there is no other.</summary>
    public static SlaClock? Leading(IEnumerable<SlaClock> clocks, ClockKind kind) => clocks.Where(c => c.Kind == kind)
        .OrderBy(c => c.State == ClockState.Cancelled).ThenBy(c => c.StoppedAt is not null).ThenByDescending(c => c.StoppedAt).ThenByDescending(c => c.StartAt).FirstOrDefault();
}
