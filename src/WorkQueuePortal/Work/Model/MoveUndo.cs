using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>When a move may be taken back: by whoever made it, for ten minutes, while nobody else has moved the item since.</summary>
public static class MoveUndo
{
    public static readonly Duration For = Duration.FromMinutes(10);

    /// <param name="last">The item's last change of hands.</param>
    public static Refusal? Check(WorkItem item, Handoff? last, Actor by, Instant now)
    {
        if (last is null || last.ById != by.Id || last.Cause != Handoff.Redistributed || item.OwnerId != last.ToPersonId)
            return new Refusal("moved-on", $"Item {item.Number} has gone on since, so it stays where it is.");
        return now - last.At > For ? new Refusal("too-late", $"Item {item.Number} was moved more than 10 minutes ago. Move it again instead.") : null;
    }
}
