using NodaTime;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Turns rows into lines under heads that say what their time means where the viewer is.</summary>
public static class QueueGroups
{
    /// <summary>Of one list, in its order; the heads follow from the due times, which follow the order, or from the buckets of the queue.</summary>
    /// <param name="viewer">Who looks: what one did oneself is told as one's own.</param>
    public static IReadOnlyList<QueueGroup> Of(QueueList list, ViewerClock clock, Guid viewer)
    {
        var rows = list.Rows.Select((r, i) => (r.Row, Line: Line(r.Row, i + 1, r.IsGone ? Fate(r.Gone, list.View, clock, viewer) : null, clock))).ToList();
        var heads = Heads(rows.ConvertAll(r => r.Row), list.View.Standing, clock);
        // Neighbours under one head stand together. A row that changed keeps its place, so a head may come again.
        var runs = new List<((string Key, string Title) Head, List<QueueLine> Lines)>();
        foreach (var (row, head) in rows.Zip(heads))
        {
            if (runs is not [.., var last] || last.Head != head) runs.Add(last = (head, []));
            last.Lines.Add(row.Line);
        }
        return
        [
            .. runs.Select((run, i) => new QueueGroup(runs.FindIndex(r => r.Head == run.Head) == i ? run.Head.Key : $"{run.Head.Key}-{i}", run.Head.Title, Note(run.Lines, list.HasMore && i == runs.Count - 1), run.Lines, run.Head.Key == P1)),
        ];
    }

    public static QueueLine Line(QueueRow row, int position, string? gone, ViewerClock clock) => new(row.Id, position, row.What, row.Party)
    {
        DueAt = row.Standing == Standing.Open ? row.FirstDueAt : null, IsAnswer = row.IsAnswerFirst, StartAt = row.CreatedAt, Clock = row.Standing == Standing.Waiting ? Ui.ClockState.Paused : Ui.ClockState.Running,
        FollowUpAt = row.FollowUpOn?.AtStartOfDayInZone(clock.Zone).ToInstant(), Share = Share(row, clock.Now), Priority = row.Priority, Document = row.Document, Site = row.Site,
        Amount = row.Amount == 0m ? "" : Display.Amount(row.Amount), Difference = row.Difference, Why = Why(row, clock), OwnerName = row.Owner, Touches = row.Touches, Handoffs = row.Handoffs, Gone = gone,
    };

    private const string P1 = "p1";

    private static IEnumerable<(string Key, string Title)> Heads(List<QueueRow> rows, Standing standing, ViewerClock clock) => standing switch
    {
        Standing.Waiting => rows.Select(r => Waiting(r, clock.Now.InZone(clock.Zone).Date)),
        Standing.Closed => rows.Select(_ => ("done", "Done, latest first")),
        _ => Open(rows, clock),
    };

    private static IEnumerable<(string Key, string Title)> Open(List<QueueRow> rows, ViewerClock clock)
    {
        var (now, tomorrow) = (clock.Now, clock.Now.InZone(clock.Zone).Date.PlusDays(1).AtStartOfDayInZone(clock.Zone).ToInstant());
        // The effective due lies before the resolve target only where a hard deadline rules it.
        var ruled = rows.Where(r => r.Lane > 0 && r.EffectiveDueAt > now && r.EffectiveDueAt < tomorrow && r.EffectiveDueAt < r.ResolveDueAt).Select(r => (Instant?)r.EffectiveDueAt).Max();
        var buckets = rows.Select(r => r.Buckets).OfType<string>().Distinct().ToDictionary(written => written, QueueBucket.Of);
        // Of several queues, a bucket is not before or behind that of another by what it holds, but by its place.
        var isMixed = rows.Select(r => r.Buckets).Distinct().Skip(1).Any();
        return rows.Select(r => r switch
        {
            { IsPinned: true } => ("pinned", "Put first by a supervisor"),
            { Lane: 0 } => (P1, "P1 lane, always first"),
            _ when isMixed => r.Lane == 1 ? ("first", "First in their queues") : ($"place-{r.Lane}", $"Bucket {r.Lane} of their queues"),
            { Buckets: { } written } => Bucket(r.Lane, buckets[written]),
            _ when r.EffectiveDueAt <= now => ("overdue", "Overdue"),
            _ when ruled is { } by && r.EffectiveDueAt <= by => ("deadline", $"By {clock.At(by)}, before the {clock.At(by + Deadlines.Handling)} deadline"),
            _ when r.EffectiveDueAt < tomorrow => ("today", "Today"),
            _ => ("later", "Tomorrow and later"),
        });
    }

    private static (string Key, string Title) Bucket(int place, IReadOnlyList<QueueBucket> buckets) =>
        ($"bucket-{place}", place <= buckets.Count ? QueueWords.Bucket(buckets[place - 1]) : "Everything else, oldest first");

    private static (string Key, string Title) Waiting(QueueRow row, LocalDate today) => row.FollowUpOn switch
    {
        { } day when day <= today => ("ask", "Ask again now"),
        { } day when day <= today.PlusDays(7) => ("week", "Ask again within a week"),
        null => ("open", "Without a day"),
        _ => ("later", "Later"),
    };

    private static string Note(List<QueueLine> lines, bool isCut)
    {
        var count = lines.Count(l => l.Gone is null);
        return isCut ? $"{Display.Items(count)} so far" : Display.Items(count);
    }

    private static string Why(QueueRow row, ViewerClock clock) => row.Standing switch
    {
        Standing.Waiting => row.FollowUpOn is { } day ? $"Ask again {clock.When(day.AtStartOfDayInZone(clock.Zone).ToInstant())}" : "Waits for an answer",
        Standing.Closed => row.ClosedAt is { } at ? $"{clock.When(at)} · {row.Resolution}" : row.Resolution ?? "",
        _ => row.Why,
    };

    /// <summary>What became of a row that left this list. Null: it is not for this person to see any more.</summary>
    private static string Fate(QueueRow? row, QueueView view, ViewerClock clock, Guid viewer) => row switch
    {
        null => "no longer yours to see.",
        { Standing: Standing.Closed } => row.Resolution is { Length: > 0 } words ? $"done. {words}" : "done.",
        { Standing: Standing.Waiting } => row.FollowUpOn is { } day ? $"waits for an answer until {clock.Day(day)}." : "waits for an answer.",
        _ when view.QueueCode is { } code && row.QueueCode != code => $"went to {row.QueueName}.",
        _ when row.OwnerId == viewer => "yours now.",
        { Owner: { } owner } => view.OwnerId is null ? $"taken by {owner}." : $"went to {owner}.",
        _ => "back in the queue.",
    };

    private static double Share(QueueRow row, Instant now)
    {
        var whole = row.FirstDueAt - row.CreatedAt;
        return whole <= Duration.Zero ? 1 : Math.Clamp((now - row.CreatedAt).TotalSeconds / whole.TotalSeconds, 0, 1);
    }
}
