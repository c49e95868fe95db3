using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

/// <param name="Version">Proves the hold: it rises each time the lease changes hands.</param>
public readonly record struct HeldLease(string Job, int Version);

/// <summary>One row a job says who runs it, over all nodes. Each step is one statement, so two nodes cannot both succeed.</summary>
public sealed class JobLeases(PortalDbs dbs, IClock clock, JobPace pace)
{
    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Null when somebody else runs the job, or has run it for this period.</summary>
    /// <param name="period">The time of the schedule that the run is for; null for one that somebody asked for, which takes no period away from the nodes.</param>
    public async Task<HeldLease?> Take(string job, Instant? period, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var (now, until) = Term();
        var row = await db.Set<JobLease>().AsNoTracking().FirstOrDefaultAsync(l => l.Job == job, ct);
        if (row is null) return await First(db, job, period, until, ct);
        if (row.LeaseUntil > now || row.HasRun(period)) return null;
        var periodAt = period ?? row.PeriodAt;
        var taken = await db.Set<JobLease>().Where(l => l.Job == job && l.Version == row.Version && l.LeaseUntil <= now).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Holder, _holder).SetProperty(l => l.LeaseUntil, until).SetProperty(l => l.PeriodAt, periodAt).SetProperty(l => l.Version, row.Version + 1), ct);
        return taken == 1 ? new HeldLease(job, row.Version + 1) : null;
    }

    /// <summary>Whether a node runs the job for this period, or has done so.</summary>
    public async Task<bool> HasRun(string job, Instant period, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        return await db.Set<JobLease>().AnyAsync(l => l.Job == job && l.PeriodAt >= period, ct);
    }

    /// <summary>False when the lease is lost: the run must stop.</summary>
    public async Task<bool> Renew(HeldLease held, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var (_, until) = Term();
        return await db.Set<JobLease>().Where(l => l.Job == held.Job && l.Version == held.Version).ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, until), ct) == 1;
    }

    public async Task Release(HeldLease held, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var (now, _) = Term();
        await db.Set<JobLease>().Where(l => l.Job == held.Job && l.Version == held.Version).ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseUntil, now), ct);
    }

    private async Task<HeldLease?> First(PortalDb db, string job, Instant? period, Instant until, CancellationToken ct)
    {
        db.Add(new JobLease { Job = job, Holder = _holder, LeaseUntil = until, PeriodAt = period, Version = 1 });
        try
        {
            await db.SaveChangesAsync(ct);
            return new HeldLease(job, 1);
        }
        catch (DbUpdateException)
        {
            // Another node wrote the very first row of this job in the same moment: it runs it.
            return null;
        }
    }

    private (Instant Now, Instant Until) Term()
    {
        var now = Millisecond.Of(clock.GetCurrentInstant());
        return (now, now + pace.Lease);
    }
}
