using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>Every queue by its key, with who may do what there, and every facility. Shared by all who look at them: nobody changes what stands here.</summary>
public sealed record Places(IReadOnlyDictionary<Guid, WorkQueue> Queues, IReadOnlyDictionary<Guid, Facility> Sites)
{
    /// <summary>The queues as people look for them.</summary>
    public IReadOnlyList<WorkQueue> ByName { get; } = [.. Queues.Values.OrderBy(q => q.Name, StringComparer.OrdinalIgnoreCase)];

    public WorkQueue? Queue(string code) => Queues.Values.FirstOrDefault(q => q.Code == code);

    public Facility? Site(string code) => Sites.Values.FirstOrDefault(s => s.Code == code);
}

/// <summary>Remembers where work waits and where it comes from, since every list and every pull asks.</summary>
public sealed class KnownPlaces(PortalDbs dbs, IClock clock)
{
    /// <summary>What was changed past the portal, by hand in the store, shows after so long.</summary>
    private static readonly Duration Fresh = Duration.FromSeconds(10);

    private volatile Kept? _kept;

    /// <summary>As they are in the store at this instant, whichever node changed them last: for who decides by them.</summary>
    public async ValueTask<Places> Now(PortalDb db, Instant now, CancellationToken ct) => await As(await Stamps.Now(db, ct), now, ct);

    /// <summary>The same for who has read the stamp among other things.</summary>
    public async ValueTask<Places> As(Guid stamp, Instant now, CancellationToken ct) => _kept is { } kept && kept.Stamp == stamp && kept.IsGoodAt(now) ? kept.Places : await Read(now, ct);

    /// <summary>As they were some seconds ago at the most: for lists, which decide nothing.</summary>
    public async ValueTask<Places> Lately(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return _kept is { } kept && kept.IsGoodAt(now) ? kept.Places : await Read(now, ct);
    }

    /// <summary>These, or all read anew where what is looked for is not among them: a row that came past the portal may name what nobody has heard of.</summary>
    public async ValueTask<Places> Knowing(Places places, Func<Places, bool> isEnough, CancellationToken ct) => isEnough(places) ? places : await Read(clock.GetCurrentInstant(), ct);

    // Through a context of its own: what an act has not committed may be taken back, and nobody else may see it.
    private async Task<Places> Read(Instant now, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        // The stamp first: what is changed in between makes it an old one.
        var stamp = await Stamps.Now(db, ct);
        var queues = await db.Set<WorkQueue>().AsNoTracking().WithRights(now).ToDictionaryAsync(q => q.Id, ct);
        var sites = await db.Set<Facility>().AsNoTracking().ToDictionaryAsync(f => f.Id, ct);
        // A grant that ends takes its right with it.
        var until = queues.Values.SelectMany(q => q.Grants).Select(g => g.EndsAt).Append(now + Fresh).Min();
        var places = new Places(queues, sites);
        _kept = new Kept(places, stamp, now, until);
        return places;
    }

    private sealed record Kept(Places Places, Guid Stamp, Instant ReadAt, Instant Until)
    {
        public bool IsGoodAt(Instant now) => now >= ReadAt && now < Until;
    }
}
