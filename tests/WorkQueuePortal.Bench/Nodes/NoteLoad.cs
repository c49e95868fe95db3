using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Bench.Circuits;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>People who write one note after another on their items, over real circuits, with a ledger of what was acknowledged and of what nobody can know.</summary>
internal sealed class NoteLoad(Uri site, IReadOnlyList<Guid> items, string run) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<(string Text, bool IsAcknowledged, long At)> _ledger = [];
    private int _moves;
    private Task _work = Task.CompletedTask;

    public int Acknowledged => _ledger.Count(l => l.IsAcknowledged);

    /// <summary>How often a page left a node that said it was stopping.</summary>
    public int Moves => _moves;

    public int Unknown => _ledger.Count(l => !l.IsAcknowledged);

    public Task Begin()
    {
        var begun = items.Select(_ => new TaskCompletionSource()).ToList();
        _work = Task.WhenAll(items.Select((item, i) => Task.Run(() => Write(item, i, begun[i]))));
        return Task.WhenAll(begun.Select(b => b.Task));
    }

    /// <summary>How long after an instant the first acknowledgement comes.</summary>
    public async Task<TimeSpan> FirstAfter(long since)
    {
        while (!_ledger.Any(l => l.IsAcknowledged && l.At > since)) await Task.Delay(20);
        return Stopwatch.GetElapsedTime(since, _ledger.First(l => l.IsAcknowledged && l.At > since).At);
    }

    /// <summary>Stops and compares the ledger with what the store holds.</summary>
    /// <param name="forget">Leaves out one stored note, as a store that lost it would: the comparison must find that.</param>
    public async Task Check(BenchStore store, Verdict verdict, bool forget)
    {
        await _over.CancelAsync();
        await _work;
        await using var db = store.Dbs.Read(Actor.System);
        var stored = await db.Set<WorkNote>().Where(n => n.Text.StartsWith(run)).Select(n => n.Text).ToListAsync();
        if (forget) stored.RemoveAt(0);
        var kept = stored.ToHashSet();
        var lost = _ledger.Count(l => l.IsAcknowledged && !kept.Contains(l.Text));
        Console.WriteLine($"{run}: {_ledger.Count(l => !l.IsAcknowledged && kept.Contains(l.Text))} of the {Unknown} notes without an answer are in the store.");
        verdict.Must(lost == 0, $"{run}: {lost} acknowledged notes are not in the store.");
        verdict.Must(stored.Count == kept.Count, $"{run}: {stored.Count - kept.Count} notes are there twice.");
    }

    private async Task Write(Guid item, int person, TaskCompletionSource begun)
    {
        await using var client = new CircuitClient(site);
        await client.SignIn(0);
        await client.Open($"/item/{item}");
        for (var note = 0; !_over.IsCancellationRequested; note++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{run} {person}.{note}");
            var isSent = false;
            try
            {
                if (client.Has(n => n.Attributes.ContainsKey("data-leaving"))) await Leave(client);
                var field = await client.Until(Field, Patience);
                await client.Type(field, text);
                var keep = await client.Button("Keep note", Patience);
                isSent = true;
                await client.Click(keep);
                await client.Until(page => page.FirstOrDefault(n => n.Tag == "p" && n.Text.EndsWith(text, StringComparison.Ordinal)), Patience);
                _ledger.Enqueue((text, true, Stopwatch.GetTimestamp()));
                begun.TrySetResult();
            }
            catch (Exception fault) when (fault is TimeoutException or KeyNotFoundException or HttpRequestException or System.Net.WebSockets.WebSocketException or InvalidOperationException or OperationCanceledException)
            {
                // What was sent and not answered may be there or not; what was not sent is no command.
                if (isSent)
                {
                    _ledger.Enqueue((text, false, Stopwatch.GetTimestamp()));
                    Console.WriteLine($"no answer to {text}: {fault.Message[..Math.Min(fault.Message.Length, 160)]}");
                }
                await Again(client);
            }
        }
    }

    private async Task Leave(CircuitClient client)
    {
        await client.Move();
        Interlocked.Increment(ref _moves);
    }

    private async Task Again(CircuitClient client)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                await client.Move();
                return;
            }
            catch (Exception notYet) when (notYet is TimeoutException or HttpRequestException or System.Net.WebSockets.WebSocketException or InvalidOperationException or OperationCanceledException)
            {
                await Task.Delay(200);
            }
        }
    }

    internal static Node? Field(IEnumerable<Node> page) => page.FirstOrDefault(n => n.Tag == "textarea" && n["data-key"] == "N" && n.Handlers.ContainsKey("input"));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _work;
        _over.Dispose();
    }
}
