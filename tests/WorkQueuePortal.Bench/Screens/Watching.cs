namespace WorkQueuePortal.Bench.Screens;

/// <summary>What a page notes of itself while it is used. It goes in before any script of the portal and stands beside them, not between.</summary>
internal static class Watching
{
    /// <summary>Every interaction with the longest of its events, from the hardware's time stamp to the next picture, as INP counts it; and every key that moved the focus from row to row.</summary>
    public const string Script = """
        (() => {
          const acts = new Map(), moves = [];
          new PerformanceObserver(list => {
            for (const e of list.getEntries()) if (e.interactionId) {
              const known = acts.get(e.interactionId);
              if (!known || known.ms < e.duration) acts.set(e.interactionId, { name: e.name, ms: e.duration });
            }
          }).observe({ type: 'event', durationThreshold: 16, buffered: true });
          // Shorter interactions than the threshold are not reported one by one, only counted.
          window.watched = () => ({ acts: [...acts.values()], count: performance.interactionCount ?? acts.size, moves });
          addEventListener('keydown', e => {
            const before = document.activeElement;
            // After the frame in which the focus has moved is drawn, not only asked for.
            requestAnimationFrame(() => {
              const now = document.activeElement;
              if (now === before || !now.matches('tr[data-id]')) return;
              const line = new MessageChannel();
              line.port1.onmessage = () => moves.push(performance.now() - e.timeStamp);
              line.port2.postMessage(0);
            });
          }, true);
        })();
        """;
}

/// <summary>What <see cref="Watching.Script"/> has noted.</summary>
internal sealed record Watched(Act[] Acts, int Count, double[] Moves);

/// <summary>One interaction.</summary>
internal sealed record Act(string Name, double Ms);
