using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a recount came to: a row for each clock that is different now, and the clocks that should have been there.</summary>
public sealed record Recounted(IReadOnlyList<ClockRecount> Rows, IReadOnlyList<SlaClock> Attached);

/// <summary>Brings the open clocks of an item to what they are under the promises and calendars of now. What has ended is frozen and left alone.</summary>
public static class ClockRecounting
{
    public static Recounted Of(ItemWithClocks item, SlaBook book, IReadOnlyList<ItemMoment> moments, Instant now, Guid by)
    {
        var (rows, attached) = (new List<ClockRecount>(), new List<SlaClock>());
        var counted = ClockSet.Replay(SlaSubject.Of(item.Item), book, moments).All.Where(c => c.StoppedAt is null).ToList();
        var open = item.Clocks.Where(c => c.StoppedAt is null).ToList();
        foreach (var next in counted)
        {
            next.NoteBreach(now);
            var (mine, sla, calendar) = (open.Find(c => c.Promise == next.Promise), book.Of(next), book.Calendar(next.Calendar));
            if (mine is null)
            {
                next.SkipRungs(sla.Rungs, now, calendar);
                next.LookAhead(sla.Rungs, calendar);
                attached.Add(next);
                rows.Add(Row(null, next, now, by));
            }
            else if (!Said(mine, now).Equals(Said(next, now)))
            {
                var before = Row(mine, next, now, by);
                mine.Become(next, sla.Rungs, now, calendar);
                rows.Add(before);
            }
        }
        foreach (var gone in open.Where(c => counted.TrueForAll(next => next.Promise != c.Promise)))
        {
            var before = gone.State;
            gone.Cancel(now);
            gone.LookAhead([], book.Calendar(gone.Calendar));
            rows.Add(Row(gone, gone, now, by, before));
        }
        return new Recounted(rows, attached);
    }

    /// <summary>What two counts of one clock are compared by.</summary>
    private static object Said(SlaClock clock, Instant now) =>
        (clock.DefinitionVersion, clock.Calendar, clock.TargetMinutes, clock.StartAt, clock.OriginalDueAt, clock.DueAt, (clock.State, clock.RemainingFor, clock.QueueId, clock.IsBreached(now)));

    private static ClockRecount Row(SlaClock? before, SlaClock after, Instant now, Guid by, ClockState? was = null) => new()
    {
        Id = NewId.Next(), ItemId = after.ItemId, ClockId = (before ?? after).Id, At = now, ById = by, Definition = after.Promise,
        StateBefore = was ?? before?.State, StateAfter = after.State, VersionBefore = before?.DefinitionVersion, VersionAfter = after.DefinitionVersion, StartBefore = before?.StartAt, StartAfter = after.StartAt,
        DueBefore = before is null ? null : before.DueAt ?? before.OriginalDueAt, DueAfter = after.DueAt ?? after.OriginalDueAt, BreachedBefore = before?.BreachedAt, BreachedAfter = after.BreachedAt,
    };
}
