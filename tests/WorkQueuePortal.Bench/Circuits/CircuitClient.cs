using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkQueuePortal.Bench.Circuits;

/// <summary>A page of the portal without a browser: signs in, starts the circuit as the page's script does, keeps the page by its render batches, clicks and types. What a person would wait for, it waits for.</summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private const string Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e";
    private const int Told = 1_200;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private readonly Uri _site;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _answers = [];
    private ClientWebSocket? _socket;
    private SemaphoreSlim _sending = new(1, 1);
    private CancellationTokenSource _life = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Tree _tree = new();
    private string? _secret;
    private long _events = 1;
    private int _calls;

    public CircuitClient(Uri site)
    {
        _site = site;
#pragma warning disable RS0030 // A measuring program has no container to take one from.
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(30) };
#pragma warning restore RS0030
    }

    /// <summary>Bytes and batches that the server sent to this page since it was opened.</summary>
    public long Received { get; private set; }
    public int Batches { get; private set; }
    public string Path { get; private set; } = "/";
    /// <summary>While it is set, the page stays where it is and this takes the path to which the server sent it.</summary>
    public TaskCompletionSource<string>? Sent { get; set; }
    /// <summary>Completes when the connection of the open page has ended.</summary>
    public TaskCompletionSource Lost { get; private set; } = new();

    /// <param name="place">The place of the persona on the sign-in page, from 0; past the last it begins again.</param>
    public async Task SignIn(int place)
    {
        var page = await _http.GetStringAsync("/sign-in");
        var people = Persona().Matches(page);
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("who", people[place % people.Count].Groups[1].Value)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/as") { Content = form };
        (await _http.SendAsync(request)).Dispose();
        if (!_cookies.GetAllCookies().Any(c => c.Name == "wqp.session")) throw new InvalidOperationException("The persona could not sign in.");
    }

    /// <summary>Loads the page and starts its circuit; an earlier page of this client is left behind.</summary>
    public async Task Open(string path)
    {
        await Leave();
        Path = path;
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
        using var answer = await _http.SendAsync(request);
        var page = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var state = State().Match(page).Groups[1].Value;
        var markers = Marker().Matches(page).Select((m, i) => (Id: i, Marker: JsonNode.Parse(m.Groups[1].Value)!.AsObject())).Where(m => m.Marker.ContainsKey("descriptor")).ToList();
        (_tree, _secret, Received, Batches) = (new Tree(), null, 0, 0);
        await Connect();
        var place = new Uri(_site, path).ToString();
        _secret = await Ask("StartCircuit", _site.ToString(), place, "[]", state) as string ?? throw new InvalidOperationException("The circuit did not start.");
        foreach (var (id, marker) in markers) marker["uniqueId"] = id;
        var added = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. markers.Select(m => new JsonObject { ["type"] = "add", ["ssrComponentId"] = m.Id, ["marker"] = m.Marker })]) };
        await Send(BlazorPack.Call(null, "UpdateRootComponents", added.ToJsonString(), state));
    }

    /// <summary>As the page's script: the same circuit if the server that answers knows it, else the page anew, once somebody is ready.</summary>
    /// <returns>True when the circuit went on, false when the page was opened anew.</returns>
    public async Task<bool> GoOn(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await Leave();
                await Connect();
                if (await Ask("ConnectCircuit", _secret) is true) return true;
                if ((await _http.GetAsync("/ready", ct)).IsSuccessStatusCode)
                {
                    await Open(Path);
                    return false;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or WebSocketException or IOException or OperationCanceledException or InvalidOperationException && !ct.IsCancellationRequested)
            {
                // Nobody answers yet.
            }
            await Task.Delay(500, ct);
        }
    }

    /// <summary>Opens the same page anew once a node is ready for it, as the script of a page does whose node leaves.</summary>
    public async Task Move()
    {
        while (!(await _http.GetAsync("/ready")).IsSuccessStatusCode) await Task.Delay(500);
        await Open(Path);
    }

    /// <summary>Waits until the page shows what is looked for.</summary>
    public async Task<T> Until<T>(Func<IEnumerable<Node>, T?> look, TimeSpan within) where T : class
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (look(_tree.All()) is { } found) return found;
                changed = _changed.Task;
            }
            var left = within - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || await Task.WhenAny(changed, Task.Delay(left), Lost.Task) is var first && first != changed) throw new TimeoutException($"{Path}: {(Lost.Task.IsCompleted ? "the connection was lost" : "what was waited for did not come")} after {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s. The page says: {Words()}");
        }
    }

    /// <summary>The end of what the page says, where its panes stand.</summary>
    private string Words()
    {
        lock (_lock)
        {
            var words = string.Join(' ', string.Concat(_tree.All().Where(n => n.Own is { } own && !own.StartsWith('<')).Select(n => $"{n.Own} ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return words.Length <= Told ? words : $"{words[..(Told / 2)]} … {words[^(Told / 2)..]}";
        }
    }

    public bool Has(Func<Node, bool> what)
    {
        lock (_lock) return _tree.All().Any(what);
    }

    public Task<Node> Button(string words, TimeSpan within) => Until(page => page.FirstOrDefault(n => n.Tag == "button" && n.Handlers.ContainsKey("click") && n["aria-disabled"] is null && n.Text.Trim().StartsWith(words, StringComparison.Ordinal)), within);

    public Task Click(Node node) => Raise(node, "click", new JsonObject { ["type"] = "click", ["detail"] = 1, ["button"] = 0 }, null);

    public Task Type(Node field, string text) => Raise(field, "input", new JsonObject { ["value"] = text }, text);

    /// <summary>Sends the event; the server's own answer says that its handler has begun and that the page has been drawn, not that what it awaits is done.</summary>
    private async Task Raise(Node node, string name, JsonObject args, string? value)
    {
        long handler;
        lock (_lock) handler = node.Handlers[name];
        JsonNode? field = value is null ? null : new JsonObject { ["componentId"] = 0, ["fieldValue"] = value };
        var call = new JsonArray(new JsonObject { ["eventHandlerId"] = handler, ["eventName"] = name, ["eventFieldInfo"] = field }, args);
        var id = Interlocked.Increment(ref _calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = _answers[$"net:{id}"] = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(BlazorPack.Call(null, "BeginInvokeDotNetFromJS", id, null, "DispatchEventAsync", _events, call.ToJsonString()));
        await Answer(done);
    }

    private async Task<object?> Answer(TaskCompletionSource<object?> done)
    {
        if (await Task.WhenAny(done.Task, Lost.Task, Task.Delay(TimeSpan.FromSeconds(30))) != done.Task) throw new TimeoutException("The server did not answer.");
        return await done.Task;
    }

    private async Task<object?> Ask(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = _answers[id] = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(BlazorPack.Call(id, target, arguments));
        return await Answer(done);
    }

    private async Task Connect()
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = _cookies;
        socket.Options.SetRequestHeader("Origin", _site.GetLeftPart(UriPartial.Authority));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        // The page's script asks first, and a node that leaves says no to that.
        using var asked = await _http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, patience.Token);
        if (!asked.IsSuccessStatusCode) throw new HttpRequestException($"The portal answered {(int)asked.StatusCode} to a new circuit.");
        var token = JsonNode.Parse(await asked.Content.ReadAsStringAsync(patience.Token))!["connectionToken"]!.GetValue<string>();
        await socket.ConnectAsync(new UriBuilder(new Uri(_site, $"/_blazor?id={Uri.EscapeDataString(token)}")) { Scheme = _site.Scheme == "https" ? "wss" : "ws" }.Uri, patience.Token);
        (_socket, _life, _sending) = (socket, new CancellationTokenSource(), new SemaphoreSlim(1, 1));
        Lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Handshake), WebSocketMessageType.Text, true, patience.Token);
        _ = Receive(socket, Lost, _life.Token);
        _ = KeepAlive(Lost, _life.Token);
    }

    private async Task KeepAlive(TaskCompletionSource lost, CancellationToken ct)
    {
        while (!lost.Task.IsCompleted && !ct.IsCancellationRequested)
        {
            await Task.WhenAny(lost.Task, Task.Delay(Beat, ct));
            if (!lost.Task.IsCompleted && !ct.IsCancellationRequested) await Send(BlazorPack.KeepAlive);
        }
    }

    private async Task Send(byte[] frame)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket!.SendAsync(frame, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            Lost.TrySetResult();
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Leave()
    {
        if (_socket is null) return;
        await _life.CancelAsync();
        _socket.Abort();
        _socket.Dispose();
        _answers.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Leave();
        _http.Dispose();
        _life.Dispose();
        _sending.Dispose();
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("name=\"who\" value=\"([^\"]+)\"")]
    private static partial Regex Persona();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
