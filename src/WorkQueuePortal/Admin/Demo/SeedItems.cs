using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Many open invoice exceptions beside the demonstration, for measuring: the models make them as they make real ones, but they go into the store in bulk, without
/// facts and messages. The same count at the same instant makes the same items, but for their keys.</summary>
public sealed class SeedItems(PortalDbs dbs, IClock clock)
{
    private const int BatchSize = 5_000, Seed = 4410;

    /// <param name="Rows">Of all tables.</param>
    public sealed record Loaded(long Items, long Rows, TimeSpan Took);

    /// <returns>What was loaded, or why this store takes nothing.</returns>
    public async Task<Outcome<Loaded>> Run(int count, CancellationToken ct)
    {
        var watch = Stopwatch.GetTimestamp();
        if (await Open(count, ct) is not { } make)
            return new Refusal("seed.no-demo", "This store does not hold the demonstration. Start the portal once with Demo:Enabled on an empty store, then seed it; a store with real work is never seeded.");

        var (rows, next) = (0L, Task.Run(() => make.Batch(0, Math.Min(BatchSize, count)), ct));
        for (var from = 0; from < count; from += BatchSize)
        {
            var batch = await next;
            var after = from + BatchSize;
            // The next batch is made while this one is written.
            if (after < count) next = Task.Run(() => make.Batch(after, Math.Min(after + BatchSize, count)), ct);
            rows += await Write(batch, ct);
        }
        await Analyse(ct);
        return new Loaded(count, rows, Stopwatch.GetElapsedTime(watch));
    }

    private async Task<SeedMaker?> Open(int count, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Roles).ToListAsync(ct);
        if (!people.Exists(p => p.PersonaNote is not null)) return null;
        var queues = await db.Set<WorkQueue>().AsNoTracking().Include(q => q.Roles).ToDictionaryAsync(q => q.Code, ct);
        var facilities = await db.Set<Facility>().AsNoTracking().OrderBy(f => f.Code).ToListAsync(ct);
        var series = await db.Set<SeriesRow>().FirstOrDefaultAsync(s => s.Name == Numbers.WorkItem, ct);
        if (series is null) db.Add(series = new SeriesRow { Name = Numbers.WorkItem, Next = 10_001 });
        var first = series.Next;
        series.Next += count;
        await db.SaveChangesAsync(ct);
        return new SeedMaker(DemoData.Read(), queues, facilities, people, (await new Calendars(dbs).Read(ct)).Where(c => c.Key.Version == 1).ToDictionary(c => c.Key.Code, c => c.Value), Millisecond.Of(clock.GetCurrentInstant()), first, count, Seed);
    }

    private Task<long> Write(SeedBatch batch, CancellationToken ct) =>
        dbs.Retrying(async token =>
        {
            await using var db = dbs.OpenAll();
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await BulkInsert.Into(db, batch.Invoices, token);
            await BulkInsert.Into(db, batch.Lines, token);
            await BulkInsert.Into(db, batch.Exceptions, token);
            await BulkInsert.Into(db, batch.Items, token);
            await BulkInsert.Into(db, batch.Clocks, token);
            await transaction.CommitAsync(token);
            return batch.Count;
        }, ct);

    /// <summary>So that the store plans its queries for as many rows as it has now.</summary>
    private async Task Analyse(CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlServer() ? "EXEC sp_updatestats" : "ANALYZE", ct);
    }
}
