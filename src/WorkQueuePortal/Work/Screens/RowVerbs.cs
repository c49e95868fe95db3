using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Take and put back, each offering the other as its undo for ten seconds. Shared by the queue and the item page.</summary>
public sealed class RowVerbs(TakeItem take, ReleaseItem release, ResumeItem resume, QueueRows rows, Undo undo)
{
    public async Task<Outcome> Take(QueueRow row, CancellationToken ct)
    {
        var outcome = await take.Run(row.Id, row.Version, ct);
        if (outcome.IsDone) undo.Offer(outcome.Sentence, token => Back(row.Id, release.Run, token));
        return outcome;
    }

    public async Task<Outcome> Release(QueueRow row, CancellationToken ct)
    {
        var outcome = await release.Run(row.Id, row.Version, ct);
        if (outcome.IsDone) undo.Offer(outcome.Sentence, token => Back(row.Id, take.Run, token));
        return outcome;
    }

    public Task<Outcome> Resume(QueueRow row, CancellationToken ct) => resume.Run(row.Id, row.Version, ct);

    public Task<Outcome> TakeAll(IReadOnlyList<QueueRow> chosen, CancellationToken ct) => Each(chosen, take.Run, "taken", ct);

    public Task<Outcome> ReleaseAll(IReadOnlyList<QueueRow> chosen, CancellationToken ct) => Each(chosen, release.Run, "back in the queue", ct);

    /// <summary>Each by itself; the sentence counts what went and names the first that did not.</summary>
    private static async Task<Outcome> Each(IReadOnlyList<QueueRow> chosen, Func<Guid, int, CancellationToken, Task<Outcome>> run, string words, CancellationToken ct)
    {
        var refused = new List<(QueueRow Row, Outcome Outcome)>();
        foreach (var row in chosen)
        {
            var outcome = await run(row.Id, row.Version, ct);
            if (!outcome.IsDone) refused.Add((row, outcome));
        }
        var done = $"{Display.Items(chosen.Count - refused.Count)} {words}.";
        return refused is [var (first, why), ..]
            ? new Refusal("some-refused", $"{done} {Display.Items(refused.Count)} stayed: {first.Document}: {why.Sentence}")
            : Outcome.Done(done);
    }

    // The undo acts on the item as it is by then, not as it was when it was offered.
    private async Task<Outcome> Back(Guid id, Func<Guid, int, CancellationToken, Task<Outcome>> run, CancellationToken ct) =>
        await rows.These([id], ct) is [var row] ? await run(row.Id, row.Version, ct) : Refusal.NotFound("The item");
}
