using Hangfire;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>Tells Hangfire at start what recurs when. Jobs that no longer exist are taken off its list.</summary>
public sealed class RecurringJobs(IRecurringJobManager recurring, JobStorage storage, IEnumerable<JobDefinition> definitions) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var known = definitions.ToDictionary(d => d.Name);
        using (var connection = storage.GetConnection())
            foreach (var stale in Hangfire.Storage.StorageConnectionExtensions.GetRecurringJobs(connection).Where(j => !known.ContainsKey(j.Id))) recurring.RemoveIfExists(stale.Id);
        foreach (var job in known.Values)
            recurring.AddOrUpdate<HangfireJobs>(job.Name, jobs => jobs.Run(job.Name, CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
