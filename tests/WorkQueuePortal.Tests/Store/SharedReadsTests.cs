using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed class SharedReadsTests
{
    private readonly ManualTime _time = new();
    private int _begun;

    [Fact]
    public async Task Who_comes_while_a_reading_runs_shares_the_next_one()
    {
        var (reads, gate) = (new SharedReads(_time), new TaskCompletionSource());
        async Task<int> Slow(CancellationToken ct)
        {
            var number = Interlocked.Increment(ref _begun);
            await gate.Task;
            return number;
        }

        var first = reads.Read("depth", Slow, TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 50).Select(_ => reads.Read("depth", Slow, TestContext.Current.CancellationToken)).ToList();
        var elsewhere = reads.Read("other", Slow, TestContext.Current.CancellationToken);
        Assert.Equal(2, _begun);
        gate.SetResult();

        Assert.Equal((1, 2), (await first, await elsewhere));
        Assert.All(await Task.WhenAll(others), n => Assert.Equal(3, n));
        Assert.Equal(3, _begun);
    }

    [Fact]
    public async Task A_dear_reading_is_followed_by_a_rest_and_then_by_one_for_all_who_wait()
    {
        var reads = new SharedReads(_time);
        Task<int> Dear(CancellationToken ct)
        {
            _time.Pass(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(++_begun);
        }

        Assert.Equal(1, await reads.Read("depth", Dear, TestContext.Current.CancellationToken));
        _time.Pass(TimeSpan.FromMilliseconds(999));
        var waiting = Enumerable.Range(0, 3).Select(_ => reads.Read("depth", Dear, TestContext.Current.CancellationToken)).ToList();
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        while (!waiting.TrueForAll(w => w.IsCompleted))
        {
            _time.Pass(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
        Assert.All(await Task.WhenAll(waiting), n => Assert.Equal(2, n));
    }

    [Fact]
    public async Task After_the_rest_nobody_waits()
    {
        var reads = new SharedReads(_time);
        for (var turn = 1; turn <= 3; turn++)
        {
            var read = reads.Read("depth", _ => Task.FromResult(turn), TestContext.Current.CancellationToken);
            Assert.True(read.IsCompletedSuccessfully);
            Assert.Equal(turn, await read);
        }
    }

    [Fact]
    public async Task A_reading_that_fails_is_the_failure_of_its_asker_alone()
    {
        var (reads, gate) = (new SharedReads(_time), new TaskCompletionSource());
        var running = reads.Read("depth", async _ => { await gate.Task; return 1; }, TestContext.Current.CancellationToken);
        var failing = reads.Read<int>("depth", _ => throw new InvalidOperationException("gone"), TestContext.Current.CancellationToken);
        var other = reads.Read("depth", _ => Task.FromResult(3), TestContext.Current.CancellationToken);
        gate.SetResult();
        Assert.Equal(1, await running);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(3, await other);
    }
}
