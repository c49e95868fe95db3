using System.Net;
using System.Net.Sockets;

namespace WorkQueuePortal.Browser.Support;

/// <summary>A balancer that fits in a page: it passes each connection on to the first node that takes it, and closes it when that node is gone.</summary>
public sealed class Balancer : IAsyncDisposable
{
    private IReadOnlyList<Uri> _nodes;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;

    public Balancer(params IReadOnlyList<Uri> nodes)
    {
        _nodes = nodes;
        _listener.Start();
        _accepting = Accept();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Asks this node first from now on, as a balancer does that has seen the other one not ready.</summary>
    public void Prefer(Uri node) => _nodes = [node, .. _nodes.Where(n => n != node)];

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

    private async Task Pass(TcpClient from)
    {
        using (from)
        {
            if (await Connect() is not { } to) return;
            using (to)
            {
                var (a, b) = (from.GetStream(), to.GetStream());
                // Whichever side ends first ends both, as a killed node does.
                await Task.WhenAny(Copy(a, b), Copy(b, a));
            }
        }
    }

    private async Task Copy(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, _ended.Token);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two is gone; the other is closed by the caller.
            return;
        }
    }

    private async Task<TcpClient?> Connect()
    {
        foreach (var node in _nodes)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, node.Port, _ended.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
            }
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _accepting;
        _ended.Dispose();
    }
}
