using System.Diagnostics;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>Many writers at once while another node reads without pause: nothing is missed and nothing is told twice.</summary>
public sealed class ChangeGapTests
{
    private const int Writers = 12, Each = 25, Rounds = 41;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    [StoreFact]
    public async Task Nothing_is_missed_or_told_twice_while_many_write_and_commit_out_of_order()
    {
        await using var portal = new TestPortal();
        using var reader = new FeedNode(portal.Dbs);
        await reader.Look();
        await ReadWhile(reader, WriteAll(portal.Dbs));
        Assert.Equal(Writers * Each, reader.Heard.Count);
    }

    [StoreFact(ServersOnly = true)]
    public async Task A_transaction_that_began_first_and_commits_last_is_heard_and_nobody_waits_for_it()
    {
        await using var portal = new TestPortal();
        using var reader = new FeedNode(portal.Dbs);
        using var late = new FeedNode(portal.Dbs);
        await reader.Look();
        var (first, mayEnd, hasBegun) = (NewId.Next(), new TaskCompletionSource(), new TaskCompletionSource());
        var slow = late.Write(async at =>
        {
            at.Tell(Topics.Item, first);
            await at.Save(TestPortal.Ct);
            hasBegun.SetResult();
            await mayEnd.Task;
        });
        await hasBegun.Task;

        await ReadWhile(reader, WriteAll(portal.Dbs));
        Assert.Equal(Writers * Each, reader.Heard.Count);
        Assert.DoesNotContain(first, reader.Heard);

        mayEnd.SetResult();
        await slow;
        await reader.Look();
        await reader.Look();
        Assert.Equal(Writers * Each + 1, reader.Heard.Count);
        Assert.Equal(first, reader.Heard[^1]);
    }

    [StoreFact]
    public async Task A_change_of_one_node_is_on_the_other_within_two_seconds()
    {
        await using var portal = new TestPortal();
        using var here = new FeedNode(portal.Dbs);
        using var there = new FeedNode(portal.Dbs, TimeProvider.System);
        var heard = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = there.Changes.Subscribe(told => heard.TrySetResult(told[0].Id));
        await there.Start();
        var delays = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var item = NewId.Next();
            heard = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
            await here.Write(item);
            var told = Stopwatch.StartNew();
            // The first rounds may fall before its first reading, which only finds where the log ends.
            var came = await Task.WhenAny(heard.Task, Task.Delay(i == 0 ? Within : 5 * Within, TestPortal.Ct)) == heard.Task;
            if (i == 0) continue;
            Assert.True(came && await heard.Task == item);
            delays.Add(told.Elapsed.TotalMilliseconds);
        }
        await there.Stop();
        delays.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"{delays.Count} changes: median {delays[delays.Count / 2]:0} ms, largest {delays[^1]:0} ms");
        Assert.InRange(delays[^1], 0, Within.TotalMilliseconds);
    }

    /// <summary>Reads until all have written and once more, and compares what was heard with what was written, one by one.</summary>
    private static async Task ReadWhile(FeedNode reader, Task<List<Guid>> writing)
    {
        while (!writing.IsCompleted) await reader.Look();
        await reader.Look();
        Assert.Equal((await writing).Order(), reader.Heard.Order());
    }

    private static async Task<List<Guid>> WriteAll(PortalDbs dbs) => [.. (await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => WriteSome(dbs, n), TestPortal.Ct)))).SelectMany(ids => ids)];

    /// <summary>Writes its row early and commits it some turns later, each writer at another pace, so that transactions end in another order than they began.</summary>
    private static async Task<List<Guid>> WriteSome(PortalDbs dbs, int pace)
    {
        using var writer = new FeedNode(dbs);
        var ids = Enumerable.Range(0, Each).Select(_ => NewId.Next()).ToList();
        for (var i = 0; i < Each; i++)
        {
            var (id, turns) = (ids[i], (i * 7 + pace * 5) % 23);
            await writer.Write(async at =>
            {
                at.Tell(Topics.Item, id);
                await at.Save(TestPortal.Ct);
                for (var turn = 0; turn < turns; turn++) await Task.Yield();
            });
        }
        return ids;
    }
}
