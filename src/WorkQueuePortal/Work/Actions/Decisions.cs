using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Writes down how work was handed out, and what it was decided by. A refusal that somebody has had already is not a row again: it is counted.</summary>
internal static class Decisions
{
    /// <summary>So many of the latest rows are looked through for the same refusal.</summary>
    private const int Recent = 20;

    /// <param name="person">Whose answer it is, where somebody else acts.</param>
    public static void Keep(WriteScope at, Guid item, string answer, PullAccount account, Guid? person = null) => at.Add(Row(at, item, answer, account, person));

    /// <param name="item">Null where Get next found nothing.</param>
    public static async Task KeepNo(WriteScope at, Guid? item, Refusal no, PullAccount account, CancellationToken ct)
    {
        var said = account with { Said = no.Sentence };
        var (me, all) = (at.Actor.Id, at.Db.Set<PullDecision>());
        var theirs = item is { } id ? all.Where(p => p.ItemId == id) : all.Where(p => p.PersonId == me && (p.ItemId == null || p.Answer == PullDecision.Claimed || p.Answer == PullDecision.Given || p.Answer == PullDecision.Accepted));
        // Once something was handed out since, it is another story.
        foreach (var earlier in (await theirs.OrderByDescending(p => p.At).Take(Recent).ToListAsync(ct)).TakeWhile(p => !p.IsHandedOut))
        {
            if (earlier.PersonId != me || earlier.Answer != no.Code) continue;
            var was = JsonSerializer.Deserialize<PullAccount>(earlier.Account, StoreJson.Options)!;
            if (!was.Queues.SequenceEqual(said.Queues) || was.Move?.Considered.Select(c => c.Person).SequenceEqual(said.Move!.Considered.Select(c => c.Person)) == false) continue;
            (earlier.Account, earlier.At) = (Text(said with { Times = was.Times + 1, Since = was.Since ?? earlier.At }), at.Now);
            return;
        }
        at.Add(Row(at, item, no.Code, said));
    }

    private static PullDecision Row(WriteScope at, Guid? item, string answer, PullAccount account, Guid? person = null) => new() { Id = NewId.Next(), At = at.Now, PersonId = person ?? at.Actor.Id, ItemId = item, Answer = answer, Account = Text(account) };

    private static string Text(PullAccount account) => JsonSerializer.Serialize(account, StoreJson.Options);
}
