using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace WorkQueuePortal.Bench.Circuits;

/// <summary>The managed heap of another process after a full collection, asked for over the runtime's own diagnostics port, as operators do it.</summary>
internal static class HeapOf
{
    private const int Most = 8;
    private const long Hardly = 1_048_576;

    /// <summary>What is finalized or let go of by a timer goes with a later collection than the first: it collects until that frees hardly anything.</summary>
    public static async Task<long> Process(int id)
    {
        var last = await Collect(id);
        for (var round = 1; round < Most; round++)
        {
            var now = await Collect(id);
            if (last - now < Hardly && round > 1) return now;
            last = now;
        }
        return last;
    }

    private static async Task<long> Collect(int id)
    {
        var keywords = (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect);
        using var session = new DiagnosticsClient(id).StartEventPipeSession(new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, keywords));
        using var source = new EventPipeEventSource(session.EventStream);
        var (bytes, seen) = (0L, new TaskCompletionSource());
        source.Clr.GCHeapStats += stats =>
        {
            bytes = stats.TotalHeapSize;
            seen.TrySetResult();
        };
        var reading = Task.Run(source.Process);
        await Task.WhenAny(seen.Task, Task.Delay(TimeSpan.FromSeconds(30)));
        await session.StopAsync(CancellationToken.None);
        await reading;
        return seen.Task.IsCompleted ? bytes : throw new InvalidOperationException("The process did not answer on its diagnostics port.");
    }
}
