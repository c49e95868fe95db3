using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A mark of a clock that somebody is told of.</summary>
/// <param name="As">Why it is theirs to know: they own the item, oversee the work, or own the process.</param>
public sealed record NoticeRow(Guid Id, Instant ToldAt, Guid ItemId, string Document, string What, string Queue, string QueueCode, string Clock, string Mark, ToldTo As, bool IsNew);

/// <summary>What a person is told: the marks that the sweep of the clocks recorded for them, each once, as the record of a mark is. The owner of an item is warned on the way, those who oversee the work hear of a target that is over, and the owner of the
/// process of one long over.</summary>
public sealed class NoticeRows(PortalDbs dbs, ICurrentActor current, SlaBooks books, IClock clock)
{
    /// <summary>Nobody reads more at once, and older ones are in the trail of their item.</summary>
    public const int Shown = 100;
    public static readonly Duration Kept = Duration.FromDays(14);

    public async Task<IReadOnlyList<NoticeRow>> Run(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var (since, seen) = (clock.GetCurrentInstant() - Kept, await Seen(db, actor, ct));
        var found = new List<ClockRung>();
        foreach (var some in Of(db, actor, since)) found.AddRange(await some.OrderByDescending(r => r.ToldAt).ThenBy(r => r.Id).Take(Shown).ToListAsync(ct));
        found = [.. found.OrderByDescending(r => r.ToldAt).ThenBy(r => r.Id).Take(Shown)];
        var (ids, clockIds) = (found.Select(r => r.ItemId).Distinct().ToList(), found.Select(r => r.ClockId).Distinct().ToList());
        var items = await (from i in db.Set<WorkItem>() join q in db.Set<WorkQueue>() on i.QueueId equals q.Id where ids.Contains(i.Id) select new { i.Id, i.Document, i.What, q.Name, q.Code }).ToDictionaryAsync(i => i.Id, ct);
        var clocks = await db.Set<SlaClock>().Where(c => clockIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var book = await books.Get(ct);
        return
        [
            .. from r in found
               let item = items[r.ItemId]
               select new NoticeRow(r.Id, r.ToldAt, r.ItemId, item.Document, item.What, item.Name, item.Code, clocks.TryGetValue(r.ClockId, out var of) ? book.Of(of).Name : "Clock", r.Mark, r.ToldTo, seen is null || r.ToldAt > seen),
        ];
    }

    /// <summary>How many are new, counted up to <see cref="Shown"/>.</summary>
    public async Task<int> Count(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var since = clock.GetCurrentInstant() - Kept;
        if (await Seen(db, actor, ct) is { } seen && seen > since) since = seen;
        var count = 0;
        foreach (var some in Of(db, actor, since)) count += await some.Take(Shown).CountAsync(ct);
        return Math.Min(count, Shown);
    }

    private static Task<Instant?> Seen(PortalDb db, Actor actor, CancellationToken ct) => db.Set<NoticesSeen>().Where(s => s.PersonId == actor.Id).Select(s => (Instant?)s.Until).FirstOrDefaultAsync(ct);

    /// <summary>Each a range of one index: their own, and what all who oversee the work are told together.</summary>
    private static IEnumerable<IQueryable<ClockRung>> Of(PortalDb db, Actor actor, Instant since)
    {
        var told = db.Set<ClockRung>().Where(r => r.ToldAt > since && db.Set<WorkItem>().Any(i => i.Id == r.ItemId));
        yield return told.Where(r => r.PersonId == actor.Id);
        if (Permissions.WorkMove.IsHeldBy(actor)) yield return told.Where(r => r.PersonId == null && r.ToldTo == ToldTo.Supervisor);
    }
}
