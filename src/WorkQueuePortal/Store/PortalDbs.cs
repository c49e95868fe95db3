using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Opens contexts: one for each operation, disposed with it. A context is never shared and never lives as long as a circuit.</summary>
public sealed class PortalDbs(DbContextOptions<PortalDb> options, IReadOnlyList<RoomTables> rooms)
{
    private readonly Lazy<bool> _retries = new(() =>
    {
        using var probe = new PortalDb(options, rooms, null);
        return probe.Database.CreateExecutionStrategy().RetriesOnFailure;
    });

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

    /// <summary>Runs it again after a transient fault, so it opens its context itself and makes no call to the outside. A file has no such faults.</summary>
    public async Task<T> Retrying<T>(Func<CancellationToken, Task<T>> run, CancellationToken ct)
    {
        if (!_retries.Value) return await run(ct);
        await using var probe = OpenAll();
        return await probe.Database.CreateExecutionStrategy().ExecuteAsync(run, ct);
    }
}
