using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Brings age bucket, score, priority and lane of every open item up to now, and keeps a snapshot of each queue. Set-based: "open seconds until now" is one number for each
/// calendar, so the cut-offs of a calendar's items are constants, and one index gives its items by age.</summary>
public sealed class RecalculateAgeing(PortalDbs dbs, SlaBooks books, IClock clock)
{
    /// <summary>Short enough that no writer of SQLite waits long behind one slice.</summary>
    private const int Slice = 20_000;

    public async Task<string> Run(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (scores, ages) = (0, 0);
        await using (var db = dbs.OpenAll())
        {
            var book = await books.Get(ct);
            foreach (var standing in new[] { Standing.Open, Standing.Waiting })
            {
                var items = db.Set<WorkItem>().Where(i => i.Standing == standing);
                foreach (var of in await Calendars(items, ct))
                {
                    var calendar = book.Calendar(of);
                    var elapsed = OpenTime.SecondsUntil(calendar, now);
                    var same = items.Where(i => i.CalendarCode == of.Code && i.CalendarVersion == of.Version && i.Zone == of.Zone);
                    // What waits for somebody outside keeps its score.
                    if (standing == Standing.Open)
                        await foreach (var slice in Slices(same, ct))
                            scores += await Scores(slice, elapsed, ct);
                    ages += await Ages(same, elapsed, (long)calendar.DayLength.TotalSeconds, ct);
                }
            }
        }
        var snapshots = await Snapshot(now, ct);
        return $"{scores + ages} scores and ages changed, {snapshots} queues recorded";
    }

    private static async Task<List<CalendarRef>> Calendars(IQueryable<WorkItem> items, CancellationToken ct) =>
        (await items.Select(i => new { i.CalendarCode, i.CalendarVersion, i.Zone }).Distinct().ToListAsync(ct)).ConvertAll(c => new CalendarRef(c.CalendarCode, c.CalendarVersion, c.Zone));

    /// <summary>The items in runs of their ages, each long enough to be worth a statement.</summary>
    private static async IAsyncEnumerable<IQueryable<WorkItem>> Slices(IQueryable<WorkItem> items, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = long.MinValue; ;)
        {
            var from = after;
            var rest = items.Where(i => i.AgeOriginSeconds > from);
            if (await rest.OrderBy(i => i.AgeOriginSeconds).Skip(Slice).Select(i => (long?)i.AgeOriginSeconds).FirstOrDefaultAsync(ct) is not { } last)
            {
                yield return rest;
                yield break;
            }
            yield return rest.Where(i => i.AgeOriginSeconds <= last);
            after = last;
        }
    }

    /// <summary>Two statements, each for the rows that it changes: SQLite writes an index for every row of which a statement sets a column that the index holds, changed or not.
    /// The score, which changes all day, is in none; the lane changes seldom, and only with a score.</summary>
    private static async Task<int> Scores(IQueryable<WorkItem> items, long elapsed, CancellationToken ct)
    {
        // The same arithmetic as PriorityScore, which holds it for one item; a test keeps the two alike.
        var scores = await items
            .Select(i => new
            {
                Item = i,
                Waiting = i.TargetSeconds <= 0 || elapsed - i.ClockOriginSeconds >= i.TargetSeconds ? 20
                    : elapsed <= i.ClockOriginSeconds ? 0 : (int)(20 * (elapsed - i.ClockOriginSeconds) / i.TargetSeconds),
            })
            .Select(r => new { r.Item, Score = r.Item.BaseScore + r.Waiting > 100 ? 100 : r.Item.BaseScore + r.Waiting })
            .Where(r => r.Item.Score != r.Score)
            .ExecuteUpdateAsync(set => set
                .SetProperty(r => r.Item.Score, r => r.Score)
                .SetProperty(r => r.Item.ScoreOrder, r => -r.Score)
                .SetProperty(r => r.Item.Priority, r => r.Item.IsAlwaysFirst || r.Score >= 70 ? 1 : r.Score >= 50 ? 2 : r.Score >= 25 ? 3 : 4), ct);
        if (scores > 0) await Buckets.TakePlaces(items, ct);
        return scores;
    }

    /// <summary>Which items are in another bucket than they belong in, is read from the index alone: at most times few of very many.</summary>
    private static async Task<int> Ages(IQueryable<WorkItem> items, long elapsed, long day, CancellationToken ct)
    {
        // The same arithmetic as AgeBucket.
        var wrong = items
            .Select(i => new
            {
                Item = i,
                Age = elapsed - i.AgeOriginSeconds >= 30 * day ? 5 : elapsed - i.AgeOriginSeconds >= 10 * day ? 4 : elapsed - i.AgeOriginSeconds >= 5 * day ? 3
                    : elapsed - i.AgeOriginSeconds >= 2 * day ? 2 : elapsed - i.AgeOriginSeconds >= day ? 1 : 0,
            })
            .Where(r => r.Item.AgeBucketIndex != r.Age).OrderBy(r => r.Item.AgeOriginSeconds).Take(Slice);
        var (all, some) = (0, Slice);
        while (some == Slice) all += some = await wrong.ExecuteUpdateAsync(set => set.SetProperty(r => r.Item.AgeBucketIndex, r => r.Age), ct);
        return all;
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
