using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>What replaying and discarding have in common: they find the dead message, in whichever box it lies.</summary>
internal static class DeadMessages
{
    public static async Task<Outcome> Decide(this WriteScope at, MessageBox box, Guid id, Action<InboxMessage> inbox, Action<OutboxRow> outbox, Func<string, Fact> fact, bool replays, CancellationToken ct)
    {
        if (box == MessageBox.Inbox)
        {
            if (await at.Db.Set<InboxMessage>().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } message) return Refusal.NotFound("The message");
            if (message.State != InboxState.Dead) return NotDead(message.State.ToString());
            inbox(message);
            at.Tell(Topics.Inbox, id);
            AnnounceSettled(at, box, id, replays);
            return at.Carry(Decision.Of(fact(message.Type)));
        }
        if (await at.Db.Set<OutboxRow>().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } row) return Refusal.NotFound("The message");
        if (row.State != OutboxState.Dead) return NotDead(row.State.ToString());
        outbox(row);
        at.Tell(Topics.Outbox, id);
        AnnounceSettled(at, box, id, replays);
        return at.Carry(Decision.Of(fact(row.Type)));
    }

    private static void AnnounceSettled(WriteScope at, MessageBox box, Guid id, bool replays) => at.Announce(SettledMessage.Type, id.ToString(), new SettledMessage(id, box, replays));

    private static Refusal NotDead(string state) => Refusal.Stale($"The message is {Words.Of(state)} now, so there is nothing left to decide. Read the list again.");
}
