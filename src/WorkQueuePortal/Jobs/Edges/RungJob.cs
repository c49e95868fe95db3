using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>What Hangfire calls at the next mark of a clock. It names no item: what is due stands in our rows, so a mark that moved meanwhile does nothing, and one that was told already is not told again.</summary>
public sealed class RungJob(SweepClocks sweep)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [ForgottenSoon]
    [JobDisplayName("Marks of clocks")]
    public Task Run(CancellationToken ct) => sweep.Reach(ct);
}

/// <summary>Hangfire keeps what it has done for a day. Of a job that may run each second that would be a table full of nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForgottenSoonAttribute : JobFilterAttribute, IApplyStateFilter
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = Kept;

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = Kept;
}
