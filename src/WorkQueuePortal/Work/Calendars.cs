using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The calendars by code, each built once: its open hours are worked out year by year and kept.</summary>
public sealed class Calendars(PortalDbs dbs)
{
    private readonly ConcurrentDictionary<string, BusinessCalendar> _known = new();

    public async ValueTask<BusinessCalendar> Get(string code, CancellationToken ct)
    {
        if (_known.TryGetValue(code, out var calendar)) return calendar;
        await using var db = dbs.OpenAll();
        var row = await db.Set<WorkCalendar>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct)
            ?? throw new InvalidOperationException($"There is no calendar {code}. Each queue and facility names one that exists.");
        var built = CalendarDefinition.Read(row.Definition);
        if (built.Refusal is { } no) throw new InvalidOperationException($"Calendar {code}: {no.Sentence}");
        return _known[code] = built.Value!;
    }

    public async Task<IReadOnlyDictionary<string, BusinessCalendar>> All(CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        foreach (var code in await db.Set<WorkCalendar>().Select(c => c.Code).ToListAsync(ct)) await Get(code, ct);
        return _known;
    }

    public void Forget(string code) => _known.TryRemove(code, out _);
}
