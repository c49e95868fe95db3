using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace WorkQueuePortal.Bench.Screens;

/// <summary>The network between a browser and the portal: every byte arrives later by the same time, in both directions, is counted, and can be held back altogether.
/// What Chromium itself can slow down leaves out web sockets, on which a page of the portal lives.</summary>
internal sealed class DelayedLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly int _port;
    private readonly TimeSpan _eachWay;
    private readonly Task _accepting;
    private TaskCompletionSource _passes = new();
    private long _received, _sent;

    /// <param name="eachWay">Half of what a question and its answer take longer.</param>
    public DelayedLine(int port, TimeSpan eachWay)
    {
        (_port, _eachWay) = (port, eachWay);
        _passes.SetResult();
        _listener.Start();
        _accepting = Accept();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Bytes that reached the browser, heads and frames included.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Bytes that left the browser.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>From now on nothing gets through, and nobody is told: the line is not cut.</summary>
    public void Hold() => _passes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back goes on its way.</summary>
    public void Release() => _passes.TrySetResult();

    private async Task Accept()
    {
        try
        {
            while (true) _ = Pass(await _listener.AcceptTcpClientAsync(_ended.Token));
        }
        catch (OperationCanceledException)
        {
            _listener.Stop();
        }
    }

    private async Task Pass(TcpClient browser)
    {
        using (browser)
        using (var portal = new TcpClient())
        {
            await portal.ConnectAsync(IPAddress.Loopback, _port, _ended.Token);
            (browser.NoDelay, portal.NoDelay) = (true, true);
            var (near, far) = (browser.GetStream(), portal.GetStream());
            await Task.WhenAny(Carry(near, far, count => Interlocked.Add(ref _sent, count)), Carry(far, near, count => Interlocked.Add(ref _received, count)));
        }
    }

    private async Task Carry(NetworkStream from, NetworkStream to, Action<int> count)
    {
        var underWay = Channel.CreateUnbounded<(byte[] Bytes, long At)>();
        var arriving = Arrive(underWay.Reader, to, count);
        var buffer = new byte[65_536];
        try
        {
            while (await from.ReadAsync(buffer, _ended.Token) is var read and > 0) underWay.Writer.TryWrite((buffer[..read], Stopwatch.GetTimestamp()));
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either end is gone; what is under way still arrives.
        }
        underWay.Writer.Complete();
        await arriving;
    }

    private async Task Arrive(ChannelReader<(byte[] Bytes, long At)> underWay, NetworkStream to, Action<int> count)
    {
        try
        {
            await foreach (var (bytes, at) in underWay.ReadAllAsync(_ended.Token))
            {
                var left = _eachWay - Stopwatch.GetElapsedTime(at);
                if (left > TimeSpan.Zero) await Task.Delay(left, _ended.Token);
                await _passes.Task.WaitAsync(_ended.Token);
                await to.WriteAsync(bytes, _ended.Token);
                count(bytes.Length);
            }
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody is there to take it.
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _accepting;
        _ended.Dispose();
    }
}
