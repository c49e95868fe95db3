using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

/// <summary>The jobs that move messages and keep the tables of jobs short.</summary>
public static class IntegrationJobs
{
    public const string MasterData = "master-data", Feeds = "erp-feed", DropFolder = "drop-folder", PumpInbox = "inbox-pump", PumpOutbox = "outbox-pump", Tidy = "job-history", ForgetChanges = "change-log";

    private static readonly Duration HistoryFor = Duration.FromDays(30);

    public static IReadOnlyList<JobDefinition> All(JobPace pace) =>
    [
        new(MasterData, "Master data sync", "*/5 * * * *", (at, ct) => at.GetRequiredService<SyncMasterData>().Run(ct)),
        new(Feeds, "ERP feeds", pace.FeedCron, (at, ct) => at.GetRequiredService<PollFeeds>().Run(ct)),
        new(DropFolder, "Drop folder", pace.FeedCron, (at, ct) => at.GetRequiredService<SweepDropFolder>().Run(ct)),
        new(PumpInbox, "Inbox pump", "* * * * *", async (at, ct) => (await at.GetRequiredService<PumpInbox>().Run(ct)).ToString()),
        new(PumpOutbox, "Outbox pump", "* * * * *", async (at, ct) => (await at.GetRequiredService<PumpOutbox>().Run(ct)).ToString()),
        new(Tidy, "Job history", "20 3 * * *", ForgetOldRuns),
        new(ForgetChanges, "Change log", "*/10 * * * *", ForgetOldChanges),
    ];

    private static async Task<string> ForgetOldChanges(IServiceProvider at, CancellationToken ct)
    {
        await using var db = at.GetRequiredService<PortalDbs>().OpenAll();
        var limit = at.GetRequiredService<IClock>().GetCurrentInstant() - ChangeLog.KeptFor;
        return $"{await db.Set<ChangeRow>().Where(r => r.At < limit).ExecuteDeleteAsync(ct)} old changes removed";
    }

    private static async Task<string> ForgetOldRuns(IServiceProvider at, CancellationToken ct)
    {
        await using var db = at.GetRequiredService<PortalDbs>().OpenAll();
        var limit = at.GetRequiredService<IClock>().GetCurrentInstant() - HistoryFor;
        return $"{await db.Set<JobRun>().Where(r => r.StartedAt < limit).ExecuteDeleteAsync(ct)} old runs removed";
    }
}
