using System.Net;
using System.Net.Sockets;

namespace WorkQueuePortal.Bench;

/// <summary>Asks a program on a free port of this machine whether it is up.</summary>
internal sealed class HttpClientOnLoopback : IDisposable
{
#pragma warning disable RS0030 // A measuring program has no container to take one from.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
#pragma warning restore RS0030

    public HttpClientOnLoopback(int port) => Port = port;

    public HttpClientOnLoopback()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public async Task Healthy(string path = "/health")
    {
        for (var attempt = 0; attempt < 900; attempt++)
        {
            try
            {
                using var answer = await _http.GetAsync($"http://127.0.0.1:{Port}{path}");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                // It is still starting.
            }
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The program did not answer within a minute and a half.");
    }

    public void Dispose() => _http.Dispose();
}
