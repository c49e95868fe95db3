using Hangfire;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>What Hangfire calls. It knows names only, so nothing of the business is in its tables, and it never retries: the next tick does.</summary>
public sealed class HangfireJobs(JobRunner runner)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [JobDisplayName("{0}")]
    public Task Run(string name, CancellationToken ct) => runner.RunDue(name, ct);
}
