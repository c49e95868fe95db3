using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The book of promises, read from the store now and then and shared by every act until then: an act asks the store for none of it.</summary>
public sealed class SlaBooks(PortalDbs dbs, Calendars calendars, IClock clock, IConfiguration configuration)
{
    /// <summary>After so long every node has what was saved on another one.</summary>
    private static readonly Duration Fresh = Duration.FromSeconds(10);

    /// <summary>An unknown name is UTC, as it is for whoever looks.</summary>
    private readonly string _systemZone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(configuration["Portal:Zone"] ?? new PortalSettings().Zone)?.Id ?? SlaBook.Utc;

    private volatile Kept? _kept;

    public async ValueTask<SlaBook> Get(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (_kept is { } kept && now - kept.ReadAt < Fresh && now >= kept.ReadAt) return kept.Book;
        return await Read(now, ct);
    }

    /// <summary>The book, read anew if this queue or facility came after it.</summary>
    public async ValueTask<SlaBook> Knowing(Guid queue, Guid facility, CancellationToken ct)
    {
        var book = await Get(ct);
        return book.Knows(queue, facility) ? book : await Read(clock.GetCurrentInstant(), ct);
    }

    public void Forget() => _kept = null;

    private async Task<SlaBook> Read(Instant now, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var rows = await db.Set<SlaVersion>().AsNoTracking().ToListAsync(ct);
        var versions = rows.Select(row => SlaDefinitionText.Read(row.Code, row.Version, row.Name, row.Promise, row.IsActive) is { Value: { } sla } ? sla : throw new InvalidOperationException($"The promise {row.Code}, version {row.Version}, cannot be read."));
        var known = await db.Set<WorkQueue>().Select(q => new { Queue = new SlaQueue(q.Id, q.Code, q.CalendarCode, q.ResponseMinutes, q.ResolveMinutes, q.OwnerId), q.Buckets }).ToListAsync(ct);
        var queues = known.ToDictionary(q => q.Queue.Id, q => q.Queue with { Buckets = QueueBucket.Of(q.Buckets) });
        var sites = await db.Set<Facility>().Select(f => new SlaSite(f.Id, f.Code, f.CalendarCode, f.Zone)).ToDictionaryAsync(s => s.Id, ct);
        var book = new SlaBook([.. HouseDefinitions.All, .. versions], queues, sites, await calendars.Read(ct), _systemZone);
        _kept = new Kept(book, now);
        return book;
    }

    private sealed record Kept(SlaBook Book, Instant ReadAt);
}
