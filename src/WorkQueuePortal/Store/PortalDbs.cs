using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Opens contexts: one for each operation, disposed with it. A context is never shared and never lives as long as a circuit.</summary>
public sealed class PortalDbs(DbContextOptions<PortalDb> options, IReadOnlyList<RoomTables> rooms)
{
    /// <summary>A context that sees what <paramref name="actor"/> may see.</summary>
    public PortalDb Open(Actor actor) => new(options, rooms, actor.Facilities);

    /// <summary>A context for the program itself.</summary>
    public PortalDb OpenAll() => Open(Actor.System);

    /// <summary>A context that only reads: nothing is tracked.</summary>
    public PortalDb Read(Actor actor)
    {
        var db = Open(actor);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
