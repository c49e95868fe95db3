using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Work.Edges;

/// <summary>Opens a list and an item as somebody who works them, reads the row again as after a change, takes the item and asks for the next; the last two are taken back.
/// The newest item that nobody has is the one, as it is the last that anybody asks for.</summary>
public sealed class WorkRehearsal : IRehearsal
{
    public async Task Run(IServiceProvider services, CancellationToken ct)
    {
        var dbs = services.GetRequiredService<PortalDbs>();
        var clock = services.GetRequiredService<IClock>();
        if (await Cast(dbs, clock.GetCurrentInstant(), ct) is not var (item, queue, actor)) return;
        var (current, shared, known) = (new Played(actor), services.GetRequiredService<SharedReads>(), services.GetRequiredService<KnownPlaces>());
        var rows = new QueueRows(dbs, current, clock, known, services.GetRequiredService<QueueSight>(), shared);
        var viewer = new ViewerClock(clock, services.GetRequiredService<PortalSettings>());
        foreach (var address in new[] { queue.Code, null }.Select(code => new QueueAddress(actor.Id, code, QueueAddress.Open, null)))
        {
            await new SavedViews(dbs, current, known, clock).Of(address.List, ct);
            await rows.Page(address.View(viewer), null, ct);
            await QueueCounts.Read(address, [], rows, viewer, ct);
        }
        await rows.These([item.Id], ct);
        var seen = await new ItemDetails(dbs, current, known, services.GetRequiredService<Calendars>(), services.GetRequiredService<SlaBooks>(), rows, clock).Of(item.Id, ct);
        if (seen is not null) await new QueuePlaces(dbs, current, rows).Of(new QueueView(QueueCode: queue.Code), seen.Row.Cursor, ct);

        var (work, desk) = (services.GetRequiredService<UnitOfWork>().As(actor).Rehearsing(), services.GetRequiredService<WorkDesk>());
        await new TakeItem(work, desk).Run(item.Id, item.Version, ct);
        await new ClaimNext(work, desk, known).Run(queue.Code, ct);
    }

    private static async Task<(WorkItem Item, WorkQueue Queue, Actor Actor)?> Cast(PortalDbs dbs, Instant now, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var item = await db.Set<WorkItem>().AsNoTracking().Where(i => i.Standing == Standing.Open && i.OwnerId == null).OrderByDescending(i => i.Number).FirstOrDefaultAsync(ct);
        if (item is null) return null;
        var queue = await db.Set<WorkQueue>().AsNoTracking().WithRights(now).FirstAsync(q => q.Id == item.QueueId, ct);
        var roles = queue.Roles.ConvertAll(r => r.Role);
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Roles).Include(p => p.Facilities).Where(p => p.Roles.Any(r => roles.Contains(r.Role))).OrderBy(p => p.Code).Take(20).ToListAsync(ct);
        return people.Select(p => p.AsActor()).FirstOrDefault(a => queue.IsFor(a) && Permissions.WorkTake.IsHeldBy(a) && (a.Facilities is null || a.Facilities.Contains(item.FacilityId))) is { } actor ? (item, queue, actor) : null;
    }

    private sealed class Played(Actor actor) : ICurrentActor
    {
        public ValueTask<Actor> Get() => new(actor);
    }
}
