using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>The calendars in all their versions, each built once: its open hours are worked out year by year and kept.</summary>
public sealed class Calendars(PortalDbs dbs)
{
    private readonly ConcurrentDictionary<CalendarRef, BusinessCalendar> _known = new() { [CalendarRef.Always] = BusinessCalendar.Always };
    private volatile Dictionary<string, int> _newest = [];

    /// <summary>A calendar as it is now.</summary>
    public async ValueTask<BusinessCalendar> Get(string code, CancellationToken ct)
    {
        if (!_newest.ContainsKey(code)) await Read(ct);
        return _newest.TryGetValue(code, out var version) ? await Get(new CalendarRef(code, version), ct) : throw Missing(code);
    }

    /// <summary>The calendar that a clock or an item counts in.</summary>
    public async ValueTask<BusinessCalendar> Get(CalendarRef wanted, CancellationToken ct)
    {
        if (_known.TryGetValue(wanted, out var calendar)) return calendar;
        if (wanted.Zone is { } zone) return _known[wanted] = (await Get(wanted with { Zone = null }, ct)).In(DateTimeZoneProviders.Tzdb[zone]);
        await Read(ct);
        return _known.TryGetValue(wanted, out calendar) ? calendar : throw Missing(wanted.Code);
    }

    /// <summary>Every version of every calendar, read anew.</summary>
    public async Task<IReadOnlyDictionary<CalendarRef, BusinessCalendar>> Read(CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var rows = await db.Set<WorkCalendar>().Select(c => new { c.Code, Version = 1, c.Definition }).ToListAsync(ct);
        rows.AddRange(await db.Set<CalendarVersion>().Select(c => new { c.Code, c.Version, c.Definition }).ToListAsync(ct));
        var all = new Dictionary<CalendarRef, BusinessCalendar>();
        foreach (var row in rows) all[new CalendarRef(row.Code, row.Version)] = _known.GetOrAdd(new CalendarRef(row.Code, row.Version), _ => Built(row.Code, row.Definition));
        _newest = all.Keys.GroupBy(known => known.Code).ToDictionary(g => g.Key, g => g.Max(known => known.Version));
        return all;
    }

    /// <summary>A version of this calendar was saved: the next who asks reads it.</summary>
    public void Forget() => _newest = [];

    private static InvalidOperationException Missing(string code) => new($"There is no calendar {code}. Each queue and facility names one that exists.");

    private static BusinessCalendar Built(string code, string definition)
    {
        var built = CalendarDefinition.Read(definition);
        return built.Value ?? throw new InvalidOperationException($"Calendar {code}: {built.Sentence}");
    }
}
