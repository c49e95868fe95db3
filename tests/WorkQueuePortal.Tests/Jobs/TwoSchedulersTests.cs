using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Jobs;

/// <summary>Two processes with a scheduler each, on one server.</summary>
public sealed class TwoSchedulersTests : IDisposable
{
    private const int Periods = 12;

    private readonly string[] _folders = [Directory.CreateTempSubdirectory("wqp-jobs-").FullName, Directory.CreateTempSubdirectory("wqp-jobs-").FullName];

    public void Dispose()
    {
        foreach (var folder in _folders) Directory.Delete(folder, recursive: true);
    }

    [StoreFact(ServersOnly = true)]
    public Task A_job_of_every_second_runs_once_a_second_where_the_schedulers_share_their_clock() => RunsOnce("Shared");

    [StoreFact(ServersOnly = true)]
    public Task A_job_of_every_second_runs_once_a_second_where_the_schedulers_know_nothing_of_each_other() => RunsOnce("Memory");

    [StoreFact(ServersOnly = true)]
    public async Task A_node_starts_although_one_that_was_killed_holds_a_lock_of_the_scheduler()
    {
        await using var store = new TestPortal();
        string[] settings = ["--Store:Provider", $"{store.Provider}", "--ConnectionStrings:Portal", store.Connection];
        await (await NodeProcess.Start(_folders[0], settings)).DisposeAsync();
        // A node that was killed in the midst of it leaves a lock of its own there already.
        await using var db = store.Dbs.OpenAll();
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("INSERT INTO hangfire.lock (resource, acquired) VALUES ('hangfire:lock:recurring-job:' || {0}, now() AT TIME ZONE 'UTC') ON CONFLICT (resource) DO UPDATE SET acquired = EXCLUDED.acquired", [IntegrationJobs.Feeds], TestPortal.Ct);

        await using var next = await NodeProcess.Start(_folders[1], settings);
    }

    private async Task RunsOnce(string storage)
    {
        await using var store = new TestPortal();
        string[] settings = ["--Store:Provider", $"{store.Provider}", "--ConnectionStrings:Portal", store.Connection, "--Jobs:FeedSeconds", "1", "--Jobs:Storage", storage];
        await using var first = await NodeProcess.Start(_folders[0], settings);
        await using var second = await NodeProcess.Start(_folders[1], settings);
        var from = (await Runs(store)).Count;
        var runs = await Runs(store);
        while (runs.Count < from + Periods)
        {
            await Task.Delay(200, TestPortal.Ct);
            runs = await Runs(store);
        }

        runs = runs[from..];
        // A run begins up to a second after its period did, so the first and the last may lie a second nearer to each other than their periods.
        Assert.InRange(runs.Count, 1, (runs[^1] - runs[0]).TotalSeconds + 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{storage}: {runs.Count} runs in {(runs[^1] - runs[0]).TotalSeconds:0.0} s");
    }

    private static async Task<List<Instant>> Runs(TestPortal store)
    {
        await using var db = store.Dbs.Read(Actor.System);
        return await db.Set<JobRun>().Where(r => r.Job == IntegrationJobs.Feeds && r.Outcome == JobOutcome.Ok).OrderBy(r => r.StartedAt).Select(r => r.StartedAt).ToListAsync(TestPortal.Ct);
    }
}
