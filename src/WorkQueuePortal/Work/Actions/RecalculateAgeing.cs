using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Brings age bucket, score, priority and lane of every open item up to now, and keeps a snapshot of each queue. Set-based: three UPDATEs a
/// calendar and block of numbers, whose cut-offs are constants, because "open seconds until now" is one number for each calendar.</summary>
public sealed class RecalculateAgeing(PortalDbs dbs, SlaBooks books, IClock clock)
{
    /// <summary>Short enough that no writer of SQLite waits long behind one block.</summary>
    private const long Block = 20_000;

    public async Task<string> Run(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var changed = 0;
        await using (var db = dbs.OpenAll())
        {
            var open = db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed);
            if (await open.AnyAsync(ct))
            {
                var (first, last) = (await open.MinAsync(i => i.Number, ct), await open.MaxAsync(i => i.Number, ct));
                var book = await books.Get(ct);
                foreach (var calendar in book.CalendarsInUse())
                    for (var from = first; from <= last; from += Block)
                        changed += await Update(db, calendar, book.Calendar(calendar), now, from, from + Block, ct);
            }
        }
        var snapshots = await Snapshot(now, ct);
        return $"{changed} scores and ages changed, {snapshots} queues recorded";
    }

    /// <summary>Three statements, each for the rows that it changes: SQLite writes an index for every row of which a statement sets a column that the index holds, changed or not.
    /// The score, which changes all day, is in none; the bucket changes once a day, the lane seldom.</summary>
    private static async Task<int> Update(PortalDb db, CalendarRef of, BusinessCalendar calendar, Instant now, long from, long to, CancellationToken ct)
    {
        var elapsed = OpenTime.SecondsUntil(calendar, now);
        var day = (long)calendar.DayLength.TotalSeconds;
        var items = db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed && i.CalendarCode == of.Code && i.CalendarVersion == of.Version && i.Zone == of.Zone && i.Number >= from && i.Number < to);
        // The same arithmetic as PriorityScore and AgeBucket, which hold it for one item; a test keeps the two alike.
        var scores = await items
            .Select(i => new
            {
                Item = i,
                Waiting = i.Standing != Standing.Open ? i.Score - i.BaseScore
                    : i.TargetSeconds <= 0 || elapsed - i.ClockOriginSeconds >= i.TargetSeconds ? 20
                    : elapsed <= i.ClockOriginSeconds ? 0 : (int)(20 * (elapsed - i.ClockOriginSeconds) / i.TargetSeconds),
            })
            .Select(r => new { r.Item, Score = r.Item.BaseScore + r.Waiting > 100 ? 100 : r.Item.BaseScore + r.Waiting })
            .Where(r => r.Item.Score != r.Score)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Item.Score, r => r.Score)
                .SetProperty(r => r.Item.ScoreOrder, r => -r.Score)
                .SetProperty(r => r.Item.Priority, r => r.Item.IsAlwaysFirst || r.Score >= 70 ? 1 : r.Score >= 50 ? 2 : r.Score >= 25 ? 3 : 4), ct);
        await items
            .Select(i => new { Item = i, Lane = (i.Priority == 1 ? 0 : 1) - (i.PinnedAt == null ? 0 : 2) })
            .Where(r => r.Item.Lane != r.Lane)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Item.Lane, r => r.Lane), ct);
        return scores + await items
            .Select(i => new
            {
                Item = i,
                Age = elapsed - i.AgeOriginSeconds >= 30 * day ? 5 : elapsed - i.AgeOriginSeconds >= 10 * day ? 4 : elapsed - i.AgeOriginSeconds >= 5 * day ? 3
                    : elapsed - i.AgeOriginSeconds >= 2 * day ? 2 : elapsed - i.AgeOriginSeconds >= day ? 1 : 0,
            })
            .Where(r => r.Item.AgeBucketIndex != r.Age)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Item.AgeBucketIndex, r => r.Age), ct);
    }

    private async Task<int> Snapshot(Instant now, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        // A quarter of an hour is one row, whoever runs the job and however often.
        var quarter = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 900 * 900);
        if (await db.Set<QueueSnapshot>().AnyAsync(s => s.At == quarter, ct)) return 0;
        var depths = await DepthCounts.Of(db, now, ct);
        db.AddRange(depths.Select(d => new QueueSnapshot
        {
            Id = NewId.Next(), QueueId = d.QueueId, At = quarter, OpenCount = d.Open, UnclaimedCount = d.Unclaimed, WaitingCount = d.Waiting, AtRiskCount = d.AtRisk, BreachedCount = d.Breached,
            P1Count = d.P1, ValueCents = d.ValueCents, Age0 = d.Age0, Age1 = d.Age1, Age2 = d.Age2, Age3 = d.Age3, Age4 = d.Age4, Age5 = d.Age5,
        }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The unique index says that another run recorded this quarter in the same moment.
            return 0;
        }
        return depths.Count;
    }
}
