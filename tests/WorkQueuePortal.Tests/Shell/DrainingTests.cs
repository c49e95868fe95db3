using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Shell;

/// <summary>A node that is told to stop, as a real process.</summary>
public sealed class DrainingTests : IDisposable
{
    private const int DrainSeconds = 5;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-drain-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_is_not_ready_at_once_serves_what_is_open_takes_no_job_and_then_ends()
    {
        await using var node = await NodeProcess.Start(_folder, "--Node:DrainSeconds", $"{DrainSeconds}", "--Jobs:FeedSeconds", "1", "--shutdownTimeoutSeconds", $"{DrainSeconds - 1}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (await node.Ask("/health"), await node.Ask("/ready"), await node.Ask("/sign-in", "text/html")));
        while (Ask("SELECT Id FROM JobRuns WHERE Outcome = 'Ok'").Count < 2) await Task.Delay(50, TestPortal.Ct);

        var told = Stopwatch.StartNew();
        await node.Terminate();
        while (await node.Ask("/ready") == HttpStatusCode.OK) Assert.InRange(told.Elapsed, TimeSpan.Zero, AtOnce);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await node.Ask("/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await node.Ask("/sign-in", "text/html,application/xhtml+xml"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await node.Ask("/_blazor"));
        Assert.Equal(HttpStatusCode.OK, await node.Ask("/health"));
        Assert.Equal(HttpStatusCode.OK, await node.Ask("/js/portal.js"));
        var last = await NoMoreJobs();
        Assert.InRange(told.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(DrainSeconds));

        Assert.Equal(0, await node.Ended());
        Assert.InRange(told.Elapsed, TimeSpan.FromSeconds(DrainSeconds), TimeSpan.FromSeconds(DrainSeconds + 40));
        Assert.Equal(last, Ask("SELECT MAX(StartedAt) FROM JobRuns").Single());
        Assert.Empty(Ask("SELECT Id FROM JobRuns WHERE Outcome = 'Running'"));
        Assert.Null(await node.Ask("/health"));
    }

    /// <summary>The start of the last job. A run that had begun when the node was told may go on for a moment; after that a whole period, and one more, brings no other.</summary>
    private async Task<string> NoMoreJobs()
    {
        var last = "";
        for (var quiet = Stopwatch.StartNew(); quiet.Elapsed < AtOnce; await Task.Delay(50, TestPortal.Ct))
        {
            var now = Ask("SELECT MAX(StartedAt) FROM JobRuns").Single();
            if (now != last) quiet.Restart();
            last = now;
        }
        return last;
    }

    private List<string> Ask(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(StoreOptions.Sqlite(_folder).Connection) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }
}
