using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace WorkQueuePortal.Bench.Circuits;

/// <summary>What the server asks of a page: to draw, to run a script, to go to another address.</summary>
internal sealed partial class CircuitClient
{
    private const byte EndOfHandshake = 0x1E;
    private const long AsReference = 1;

    private async Task Receive(ClientWebSocket socket, TaskCompletionSource lost, CancellationToken ct)
    {
        var (buffer, isGreeted) = (new byte[64 * 1024], false);
        using var message = new MemoryStream();
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var part = await socket.ReceiveAsync(buffer, ct);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                var whole = message.ToArray().AsMemory();
                message.SetLength(0);
                Received += whole.Length;
                if (!isGreeted)
                {
                    isGreeted = true;
                    whole = whole[(whole.Span.IndexOf(EndOfHandshake) + 1)..];
                }
                foreach (var one in BlazorPack.Read(whole))
                    if (!await Handle(one)) return;
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The connection ended; Lost says so.
        }
        finally
        {
            lost.TrySetResult();
        }
    }

    /// <returns>False when the server has ended the circuit.</returns>
    private async Task<bool> Handle(HubMessage message)
    {
        if (message.Answers is { } id)
        {
            if (_answers.TryRemove(id, out var asked)) asked.TrySetResult(message.Arguments is [var value] ? value : null);
            return true;
        }
        switch (message.Target)
        {
            case "JS.RenderBatch":
                lock (_lock)
                {
                    _tree.Apply(new RenderBatch((byte[])message.Arguments[1]!));
                    Batches++;
                    _changed.TrySetResult();
                    _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                await Send(BlazorPack.Call(null, "OnRenderCompleted", message.Arguments[0], null));
                return true;
            case "JS.BeginInvokeJS":
                await Script((long)message.Arguments[0]!, (string)message.Arguments[1]!, message.Arguments[2] as string, (long)message.Arguments[3]!);
                return true;
            case "JS.EndInvokeDotNet":
                if (_answers.TryRemove($"net:{message.Arguments[0]}", out var raised)) raised.TrySetResult(message.Arguments[1]);
                return true;
            default:
                return message.Target is not ("close" or "JS.Error");
        }
    }

    private async Task Script(long handle, string name, string? arguments, long resultType)
    {
        if (name == "Blazor._internal.attachWebRendererInterop" && JsonNode.Parse(arguments!)![1]!["__dotNetObject"] is { } target) _events = target.GetValue<long>();
        JsonNode? result = resultType == AsReference ? new JsonObject { ["__jsObjectId"] = handle } : name switch
        {
            "portal.isDark" => false,
            _ when name.EndsWith("getBoundingClientRect", StringComparison.Ordinal) => new JsonObject { ["top"] = 0, ["left"] = 0, ["width"] = 100, ["height"] = 20, ["windowWidth"] = 1280, ["windowHeight"] = 800, ["scrollX"] = 0, ["scrollY"] = 0 },
            _ when name.EndsWith("getBrowserWindowSize", StringComparison.Ordinal) => new JsonObject { ["width"] = 1280, ["height"] = 800 },
            _ => null,
        };
        if (handle != 0) await Send(BlazorPack.Call(null, "EndInvokeJSFromDotNet", handle, true, new JsonArray(handle, true, result).ToJsonString()));
        if (name != "Blazor._internal.navigationManager.navigateTo") return;
        var to = new Uri(_site, JsonNode.Parse(arguments!)![0]!.GetValue<string>());
        if (Sent is { } sent)
        {
            sent.TrySetResult(to.PathAndQuery);
            return;
        }
        Path = to.PathAndQuery;
        await Send(BlazorPack.Call(null, "OnLocationChanged", to.ToString(), null, false));
    }
}
