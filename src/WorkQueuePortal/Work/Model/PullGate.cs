using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Whether a person may pull more: who is away, holds the limit, or leaves what they have unstarted, gets nothing new.</summary>
public static class PullGate
{
    public static Refusal? Check(IReadOnlyList<WorkQueue> queues, Holding holds, Instant? awayUntil, Instant now)
    {
        if (awayUntil is not null) return new Refusal("away", "You are down as away, so nothing new comes to you. Ask your supervisor to end the absence.");
        var limit = queues.Max(q => q.WipLimit);
        if (queues.All(q => holds.SizeFor(q) >= limit)) return new Refusal("wip-limit", holds.Size == holds.Pulled
            ? $"You hold {holds.Pulled} items that you took and the limit is {limit}. Finish or release one first."
            : $"What you hold counts as {Words.Count(holds.Size, "item")} and the limit is {limit}. Finish or release one first.");
        if (queues.All(q => !holds.HasRoom(q, limit)))
            return new Refusal("queue-limit", $"You hold as much of {string.Join(" and ", queues.Where(holds.IsFull).Select(q => $"{q.Name} as one person may ({q.MostHeld})"))}. Finish or release one first.");
        var unstarted = queues.Max(q => q.MaxUnstarted);
        if (queues.All(q => q.MaxUnstarted > 0) && holds.Unstarted >= unstarted)
            return new Refusal("unstarted", $"You hold {Words.Count(holds.Unstarted, "item")} that you have not begun. Begin, decline or release one first.");
        var days = queues.Max(q => q.MaxUnstartedDays);
        return queues.All(q => q.MaxUnstartedDays > 0) && holds.Oldest is { } oldest && now - oldest >= Duration.FromDays(days)
            ? new Refusal("unstarted-long", $"An item of yours has not been begun for {Words.Count(days, "day")}. Begin, decline or release it first.")
            : null;
    }
}
