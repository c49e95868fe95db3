using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Opens contexts: one for each operation, disposed with it. A context is never shared and never lives as long as a circuit; what it is made of goes back to a pool and serves the next operation.</summary>
public sealed class PortalDbs(DbContextOptions<PortalDb> options)
{
    private readonly PooledDbContextFactory<PortalDb> _pool = new(options);

    private readonly Lazy<bool> _retries = new(() =>
    {
        using var probe = new PortalDb(options);
        return probe.Database.CreateExecutionStrategy().RetriesOnFailure;
    });

    /// <summary>A context that sees what <paramref name="actor"/> may see.</summary>
    public PortalDb Open(Actor actor)
    {
        var db = _pool.CreateDbContext();
        db.Begin(actor.Facilities);
        return db;
    }

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
