using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>What one node tells the others, between nodes that are processes in all but name: each has its own notices and its own feed, and they share a store.</summary>
public sealed class ChangeFeedTests
{
    [StoreFact]
    public async Task A_change_of_one_node_is_heard_on_the_other_and_not_twice_on_its_own()
    {
        await using var portal = new TestPortal();
        using var here = new FeedNode(portal.Dbs);
        using var there = new FeedNode(portal.Dbs);
        await here.Look();
        await there.Look();
        var item = NewId.Next();

        await here.Write(item);
        Assert.Equal([item], here.Heard);
        Assert.Empty(there.Heard);
        for (var i = 0; i < 3; i++)
        {
            await here.Look();
            await there.Look();
        }

        Assert.Equal([item], here.Heard);
        Assert.Equal([item], there.Heard);
    }

    [StoreFact]
    public async Task A_refused_change_is_told_to_nobody()
    {
        await using var portal = new TestPortal();
        using var there = new FeedNode(portal.Dbs);
        await there.Look();
        await portal.Write(at =>
        {
            at.Tell(Topics.Item, NewId.Next());
            return Task.FromResult<Outcome>(new Refusal("no", "Not today."));
        });
        await there.Look();
        Assert.Empty(there.Heard);
        Assert.Empty(await portal.All<ChangeRow>());
    }

    [StoreFact]
    public async Task An_act_that_saves_in_steps_or_touches_very_much_is_told_once_and_whole()
    {
        await using var portal = new TestPortal();
        using var here = new FeedNode(portal.Dbs);
        using var there = new FeedNode(portal.Dbs);
        await there.Look();
        var items = Enumerable.Range(0, 300).Select(_ => NewId.Next()).ToList();
        await here.Write(async at =>
        {
            foreach (var item in items)
            {
                at.Tell(Topics.Item, item);
                if (item == items[120]) await at.Save(TestPortal.Ct);
            }
        });
        await there.Look();
        Assert.Equal(items.Order(), there.Heard.Order());
    }

    [StoreFact]
    public async Task A_log_that_was_emptied_goes_on_where_it_was()
    {
        await using var portal = new TestPortal();
        using var here = new FeedNode(portal.Dbs);
        using var there = new FeedNode(portal.Dbs);
        await here.Write(NewId.Next());
        await there.Look();
        await using (var db = portal.Dbs.OpenAll()) await db.Set<ChangeRow>().ExecuteDeleteAsync(TestPortal.Ct);
        await there.Look();
        var item = NewId.Next();
        await here.Write(item);
        await there.Look();
        Assert.Equal([item], there.Heard);
    }

    [Fact]
    public async Task While_the_database_is_away_one_line_is_logged_and_then_everything_is_read_again()
    {
        await using var portal = new TestPortal();
        using var there = new FeedNode(portal.Dbs);
        await there.Look();
        await Run(portal, "ALTER TABLE ChangeLog RENAME TO Away");
        for (var i = 0; i < 5; i++) await there.Look();
        Assert.Equal(LogLevel.Warning, Assert.Single(there.Log.Lines).Level);

        await Run(portal, "ALTER TABLE Away RENAME TO ChangeLog");
        await there.Look();
        await there.Look();
        Assert.Equal([Change.Anything.Id], there.Heard);
        Assert.Equal([LogLevel.Warning, LogLevel.Information], there.Log.Lines.Select(l => l.Level));
    }

    [StoreFact]
    public async Task A_node_that_slept_for_long_reads_everything_again_and_one_that_slept_shortly_only_what_changed()
    {
        await using var portal = new TestPortal();
        using var here = new FeedNode(portal.Dbs);
        using var there = new FeedNode(portal.Dbs);
        await there.Look();
        var item = NewId.Next();

        await here.Write(item);
        there.Time.Pass(ChangeFeed.LongestPause);
        await there.Look();
        Assert.Equal([item], there.Heard);

        await here.Write(NewId.Next());
        there.Time.Pass(ChangeFeed.LongestPause + TimeSpan.FromSeconds(1));
        await there.Look();
        Assert.Equal([item, Change.Anything.Id], there.Heard);
    }

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var changes = Enumerable.Range(0, 80).Select(_ => new Change(Topics.Connector, NewId.Next())).ToList();
        var told = ChangeLog.Write(changes);
        Assert.InRange(told.Length, 1, ChangeLog.LongestTold);
        Assert.Equal(changes, ChangeLog.Read(told));
    }

    [Fact]
    public void Reading_binds_on_SQL_Server()
    {
        using var db = new PortalDb(StoreSetup.For(SqlServerCapture.Options, Rooms.Tables).Options);
        Assert.Empty(SqlServerSchema.Bind([new SqlStatement(WorkQueuePortal.Store.Dialects.Claims.Dialect(db).ReadChanges, "DECLARE @position nvarchar(40) = N'';")]));
    }

    private static async Task Run(TestPortal portal, string sql)
    {
        await using var db = portal.Dbs.OpenAll();
        await db.Database.ExecuteSqlRawAsync(sql, TestPortal.Ct);
        SqliteConnection.ClearAllPools();
    }
}
