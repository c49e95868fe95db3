using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs.Queries;

/// <param name="RunFor">How long the last run took; null while it is going or before the first.</param>
public sealed record JobRow(string Name, string Title, string Cron, JobOutcome? LastOutcome, Instant? LastStartedAt, Duration? RunFor, string? Counts, string? Error, Instant? NextAt);

/// <summary>The jobs with their last run that was not skipped, and when they run next.</summary>
public sealed class JobRows(PortalDbs dbs, IEnumerable<JobDefinition> definitions, JobStorage storage)
{
    public async Task<IReadOnlyList<JobRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var next = Next();
        var rows = new List<JobRow>();
        foreach (var job in definitions)
        {
            var last = await db.Set<JobRun>().Where(r => r.Job == job.Name && r.Outcome != JobOutcome.Skipped).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(ct);
            rows.Add(new JobRow(job.Name, job.Title, job.Cron, last?.Outcome, last?.StartedAt, last?.EndedAt - last?.StartedAt, last?.Counts, last?.Error, next.GetValueOrDefault(job.Name)));
        }
        return rows;
    }

    /// <summary>The last runs of one job, the newest first.</summary>
    public async Task<IReadOnlyList<JobRun>> History(string job, int take, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<JobRun>().Where(r => r.Job == job).OrderByDescending(r => r.StartedAt).Take(take).ToListAsync(ct);
    }

    private Dictionary<string, Instant?> Next()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().ToDictionary(j => j.Id, j => j.NextExecution is { } at ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : (Instant?)null);
    }
}
