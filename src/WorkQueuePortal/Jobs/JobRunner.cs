using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

/// <summary>Runs a job once at a time over all nodes and keeps a row of how it went. A fault ends here: it is logged once and becomes one sentence.</summary>
public sealed class JobRunner(
    IEnumerable<JobDefinition> definitions, JobLeases leases, IServiceScopeFactory scopes, PortalDbs dbs, Changes changes, IClock clock, JobPace pace, ILogger<JobRunner> log)
{
    private const int LongestCounts = 1000, LongestError = 2000;

    /// <summary>Because somebody asked for it.</summary>
    public Task<JobOutcome> Run(string name, CancellationToken ct) => Run(Named(name), null, ct);

    /// <summary>Because it is time: the first node to come runs it for this period, and those that find it done leave no row.</summary>
    public async Task<JobOutcome> RunDue(string name, CancellationToken ct)
    {
        var job = Named(name);
        var period = job.PeriodAt(Now());
        return await leases.HasRun(name, period, ct) ? JobOutcome.Skipped : await Run(job, period, ct);
    }

    private async Task<JobOutcome> Run(JobDefinition job, Instant? period, CancellationToken ct)
    {
        var name = job.Name;
        if (await leases.Take(name, period, ct) is not { } lease) return period is { } due && await leases.HasRun(name, due, ct) ? JobOutcome.Skipped : await Skip(name, ct);

        var run = new JobRun { Id = NewId.Next(), Job = name, StartedAt = Now(), Outcome = JobOutcome.Running };
        await CloseAbandoned(job, ct);
        await Save(db => db.Add(run), run.Id, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = Renew(lease, stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            (run.Counts, run.Outcome) = (Cut(await job.Run(scope.ServiceProvider, stop.Token), LongestCounts), JobOutcome.Ok);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            (run.Outcome, run.Error) = (JobOutcome.Failed, $"{job.Title} was stopped before it ended. The next run goes on from there.");
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Job} failed.", job.Title);
            (run.Outcome, run.Error) = (JobOutcome.Failed, Cut($"{job.Title} failed: {fault.GetBaseException().Message}", LongestError));
        }
        await stop.CancelAsync();
        await renewing;
        run.EndedAt = Now();
        // Also when the program is stopping: otherwise the row would say for ever that the job is running.
        await Save(db => db.Update(run), run.Id, CancellationToken.None);
        await leases.Release(lease, CancellationToken.None);
        return run.Outcome;
    }

    private JobDefinition Named(string name) => definitions.First(d => d.Name == name);

    private async Task<JobOutcome> Skip(string name, CancellationToken ct)
    {
        var now = Now();
        var run = new JobRun { Id = NewId.Next(), Job = name, StartedAt = now, EndedAt = now, Outcome = JobOutcome.Skipped, Counts = "Another run was still going." };
        await Save(db => db.Add(run), run.Id, ct);
        return JobOutcome.Skipped;
    }

    /// <summary>Whoever holds the lease is the only run, so a row that still says otherwise belongs to a process that died.</summary>
    private async Task CloseAbandoned(JobDefinition job, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var (now, error) = (Now(), $"{job.Title} ended with its process. The next run goes on from there.");
        await db.Set<JobRun>().Where(r => r.Job == job.Name && r.Outcome == JobOutcome.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Outcome, JobOutcome.Failed).SetProperty(r => r.Error, error).SetProperty(r => r.EndedAt, (Instant?)now), ct);
    }

    /// <summary>Keeps the lease while the job runs, and stops the job when it is lost or cannot be kept.</summary>
    private async Task Renew(HeldLease lease, CancellationTokenSource stop)
    {
        try
        {
            using var timer = new PeriodicTimer(pace.Lease.ToTimeSpan() / 3);
            while (await timer.WaitForNextTickAsync(stop.Token))
                if (!await leases.Renew(lease, stop.Token)) break;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The lease of {Job} could not be renewed, so its run is stopped.", lease.Job);
        }
        await stop.CancelAsync();
    }

    private async Task Save(Action<PortalDb> change, Guid run, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        change(db);
        Change[] told = [new(Topics.Job, run)];
        db.AddRange(ChangeLog.Rows(told, changes.Node, Now()));
        await db.SaveChangesAsync(ct);
        changes.Tell(told);
    }

    private Instant Now() => Millisecond.Of(clock.GetCurrentInstant());

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
