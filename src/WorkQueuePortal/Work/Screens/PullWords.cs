using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Why Get next answered as it did, or among whom a supervisor chose, a sentence for each thing that counted.</summary>
public static class PullWords
{
    public static IReadOnlyList<string> Of(PullRow row, ViewerClock clock) => [.. Lines(row, clock)];

    private static IEnumerable<string> Lines(PullRow row, ViewerClock clock)
    {
        var account = row.Account;
        if (account.Move is { } move)
        {
            foreach (var line in Move(row.Person, move, account)) yield return line;
            yield break;
        }
        if (row.ItemId is null)
        {
            yield return account.Said ?? "Nothing was handed out.";
            if (account.Since is { } since) yield return $"The same {account.Times} times since {clock.Moment(since)}.";
            yield break;
        }
        if (row.Answer is PullDecision.Passed or PullDecision.Silent)
        {
            yield return account.Said ?? "";
            yield break;
        }
        if (row.Answer == PullDecision.Offered) yield return $"It was offered to {row.Person}.";
        if (row.Answer == PullDecision.Accepted) yield return $"It was offered to {row.Person}, who accepted it.";
        yield return row.Answer == PullDecision.Given ? $"It was given to {row.Person} by name and not begun: that comes before anything new." : Found(row.Person, account);
        if (account.Kin is { } kin) yield return $"It came before {Display.Items(kin.Before)} of the same band and priority, since it is {(kin.IsSameCase ? "about the same record" : $"of {kin.Party}")}, as {(kin.With.Length > 0 ? kin.With : "an item")} that {row.Person} {(kin.IsFinished ? "finished that day" : "had in hand")}.";
        if (account.Place is { } place) yield return Place(place, clock);
        if (account.Relaxed is { } skill) yield return $"It needed {skill} at first; it has waited so long that anybody of the queue may have it.";
        if (account.Shut.Count > 0) yield return $"Closed at that hour and left out: {string.Join(", ", account.Shut)}.";
        if (account.Surging.Count > 0) yield return $"In surge then, so that only P1 and P2 were handed out: {string.Join(", ", account.Surging)}.";
        yield return $"{row.Person} held {account.Held} of at most {Display.Items(account.Limit)} by Get next.{(account.Size == ItemSizes.Usual ? "" : $" It counts as {account.Size}.")}";
        if (account.Rules.Count > 0) yield return $"Its time is counted by {string.Join(" and ", account.Rules)}.";
    }

    private static IEnumerable<string> Move(string by, MoveChoice move, PullAccount account)
    {
        var could = move.Considered.Where(c => c.Code is null).Select(c => $"{c.Person}, who held {c.Held}").ToList();
        yield return (move.Chosen, move.Rule) switch
        {
            (null, _) => $"{by} could give it to nobody of those chosen.",
            ({ } chosen, MoveChoice.Spread) => $"{by} spread work over several people: {chosen} may have it and held least.",
            ({ } chosen, _) => $"{by} gave it to {chosen} by name.",
        };
        foreach (var no in move.Considered) if (no.Because is { } because) yield return because;
        if (could.Count > 0) yield return $"Looked at and allowed: {string.Join("; ", could)}.";
        if (move.Chosen is not null && account.Said is { } warning) yield return warning;
        if (account.Size != ItemSizes.Usual) yield return $"It counts as {account.Size} items.";
    }

    /// <summary>What stands above the lines on the page of the item.</summary>
    public static string Title(PullRow row) => row.Account.Move is { Chosen: { } chosen } ? $"Why {row.Person} gave it to {chosen}" : row.Answer == PullDecision.Accepted ? $"Why it was offered to {row.Person}" : $"Why Get next gave it to {row.Person}";

    private static string Found(string person, PullAccount account)
    {
        var queues = string.Join(", ", account.Queues.Except(account.Shut));
        var how = (account.Queues.Count, account.IsOneByOne, account.IsUrgent) switch
        {
            (1, _, _) => queues,
            (_, false, _) => $"{queues} as one list, the most urgent first",
            (_, _, true) => $"what is urgent in {queues}, look {account.Step} of {account.Steps}",
            _ => $"{queues}, one queue after the other, look {account.Step} of {account.Steps}",
        };
        return $"It was the first that {person} may have in {how}. Skills, sites, separation of duties and what {person} declined were asked of each.";
    }

    private static string Place(PullPlace place, ViewerClock clock)
    {
        List<string> words = [place.IsPinned ? "put first by a supervisor" : place.Lane == 0 ? "priority 1, before the rest" : place.Bucket > 0 ? $"bucket {place.Bucket} of its queue, priority {place.Priority}" : $"priority {place.Priority}", $"to be done by {clock.Moment(place.EffectiveDueAt)}"];
        if (place.HardDeadlineAt is { } hard) words.Add($"hard deadline {clock.Moment(hard)}");
        words.Add($"score {place.Score}, of which {place.BaseScore} its own and {place.Score - place.BaseScore} for waiting");
        if (place.ValueAtRisk != 0m) words.Add($"{Display.Full(new Money(place.ValueAtRisk, Money.Ledger))} at risk");
        words.Add($"here since {clock.Moment(place.CreatedAt)}");
        return $"Its place then: {string.Join("; ", words)}.";
    }
}
