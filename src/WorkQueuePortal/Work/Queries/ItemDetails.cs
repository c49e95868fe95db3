using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>Everything the item page shows of the work itself; what it is about comes from its process.</summary>
public sealed record ItemDetail(
    QueueRow Row, string WhySentence, string SiteName, string CalendarZone, IReadOnlyList<TimeStretch> Stretches, IReadOnlyDictionary<Guid, string> QueueNames, Instant StartAt, Instant? LateSince, IReadOnlyList<MarkRow> Marks, Instant? ResponseDueAt, Instant? RespondedAt, Instant? HardDeadlineAt,
    int TargetMinutes, int HandoffCount, int TouchCount, IReadOnlyList<TrailRow> Trail, IReadOnlyList<WorkNote> Notes, bool IsMine, bool IsMyQueue)
{
    /// <summary>Each clock in the order of time, and why it ran or stood still.</summary>
    public IReadOnlyList<ClockLife> Lives { get; init; } = [];
}

/// <summary>A mark that a clock reached, and for whose eyes that was.</summary>
public sealed record MarkRow(string Clock, string Mark, Instant ReachedAt, string ToldTo);

/// <summary>One fact in the timeline.</summary>
public sealed record TrailRow(Instant At, string Actor, string Kind, string Sentence, bool IsTouch);

public sealed class ItemDetails(PortalDbs dbs, ICurrentActor current, KnownPlaces known, Calendars calendars, SlaBooks books, QueueRows rows, IClock clock)
{
    /// <summary>Null for an item that does not exist or is not for this person to see.</summary>
    public async Task<ItemDetail?> Of(Guid id, CancellationToken ct)
    {
        var actor = await current.Get();
        if (await rows.These([id], ct) is not [var row]) return null;
        await using var db = dbs.Read(actor);
        var item = await db.Set<WorkItem>().FirstAsync(i => i.Id == id, ct);
        var now = clock.GetCurrentInstant();
        var places = await known.Knowing(await known.Now(db, now, ct), p => p.Queues.ContainsKey(item.QueueId) && p.Sites.ContainsKey(item.FacilityId), ct);
        var (queue, site) = (places.Queues[item.QueueId], places.Sites[item.FacilityId]);
        var clocks = await db.Set<SlaClock>().Include(c => c.Pauses).Where(c => c.ItemId == id).ToListAsync(ct);
        var resolve = SlaClock.Leading(clocks, ClockKind.Resolve)!;
        var calendar = await calendars.Get(item.Calendar, ct);
        var trail = await db.Set<FactRow>().Where(f => f.ItemId == id).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(200)
            .Select(f => new TrailRow(f.At, f.ActorName, f.Kind, f.Sentence, f.IsTouch)).ToListAsync(ct);
        var moments = await db.Set<ItemMoment>().Where(m => m.ItemId == id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(ct);
        if (moments.Count == 0) moments.AddRange(ItemMoment.Recollect(item, resolve));
        var names = moments.Select(m => m.QueueId).Append(queue.Id).Distinct().Where(places.Queues.ContainsKey).ToDictionary(q => q, q => places.Queues[q].Name);
        return new ItemDetail(
            row, item.WhySentence, site.Name, calendar.Zone.Id,
            TimeSpent.Of(moments, resolve.StartAt, resolve.StoppedAt ?? now, calendar), names, resolve.StartAt, resolve.BreachedAt ?? (resolve.IsBreached(now) ? resolve.DueAt : null), await Marks(db, id, clocks, ct), item.ResponseDueAt, item.RespondedAt, item.HardDeadlineAt, resolve.TargetMinutes,
            await db.Set<Handoff>().Where(Handoff.IsPassedOn).CountAsync(h => h.ItemId == id, ct), Touches.Count(trail.Where(t => t.IsTouch).Select(t => (t.At, t.Actor))), trail,
            await db.Set<WorkNote>().Where(n => n.ItemId == id).OrderByDescending(n => n.At).ToListAsync(ct), item.OwnerId == actor.Id, queue.IsFor(actor))
        {
            Lives = ClockTimeline.Of(SlaSubject.Of(item), await books.Knowing(queue.Id, item.FacilityId, ct), clocks, moments, now),
        };
    }

    private async Task<IReadOnlyList<MarkRow>> Marks(PortalDb db, Guid id, List<SlaClock> clocks, CancellationToken ct)
    {
        var told = await db.Set<ClockRung>().Where(r => r.ItemId == id).OrderBy(r => r.ToldAt).ThenBy(r => r.Id).ToListAsync(ct);
        if (told.Count == 0) return [];
        var people = told.Select(r => r.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var book = await books.Get(ct);
        return [.. told.Select(r => new MarkRow(clocks.Find(c => c.Id == r.ClockId) is { } of ? book.Of(of).Name : "Clock", r.Mark, r.ReachedAt, For(r, names)))];
    }

    private static string For(ClockRung rung, Dictionary<Guid, string> names) => (rung.ToldTo, rung.PersonId is { } person ? names.GetValueOrDefault(person) : null) switch
    {
        (ToldTo.Supervisor, _) => "Supervisors",
        (ToldTo.ProcessOwner, { } name) => $"{name}, process owner",
        (ToldTo.ProcessOwner, _) => "Process owner",
        (_, { } name) => name,
        _ => "Nobody had it",
    };
}

/// <summary>A touch is a person's burst of acts: a new one begins with another person or after half an hour.</summary>
public static class Touches
{
    private static readonly Duration Gap = Duration.FromMinutes(30);

    /// <param name="acts">Those of people that count as touches, in any order.</param>
    public static int Count(IEnumerable<(Instant At, string Actor)> acts)
    {
        var (count, last) = (0, default((Instant At, string Actor)?));
        foreach (var act in acts.OrderBy(t => t.At))
        {
            if (last is not { } before || before.Actor != act.Actor || act.At - before.At >= Gap) count++;
            last = act;
        }
        return count;
    }
}
