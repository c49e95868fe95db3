using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>All that clocks read of an item, as it was from one instant on. One row for each change, never altered, so that every clock can be counted again from what happened.</summary>
public sealed record ItemMoment : ITrail
{
    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Instant At { get; init; }
    public WorkState State { get; init; }
    public Guid QueueId { get; init; }
    public Guid? OwnerId { get; init; }
    /// <summary>A code of <see cref="PauseReasons"/> while the item is paused.</summary>
    public string? PauseReason { get; init; }
    /// <summary>1 to 4, without what waiting adds: a target that depends on the time used would move under itself.</summary>
    public int Priority { get; init; }
    /// <summary>Somebody responsible has acted.</summary>
    public bool IsAnswered { get; init; }
    /// <summary>Word came from outside since then, and nobody responsible has acted on it.</summary>
    public bool IsHeard { get; init; }
    /// <summary>When somebody responsible last acted.</summary>
    public Instant? ToldAt { get; init; }

    /// <summary>Somebody outside waits for a word.</summary>
    public bool IsUnanswered => !IsAnswered || IsHeard;

    public bool IsClosed => State is WorkState.Done or WorkState.Cancelled;

    public static ItemMoment Of(WorkItem item, Instant at) => new()
    {
        Id = NewId.Next(), ItemId = item.Id, At = at, State = item.State, QueueId = item.QueueId, OwnerId = item.OwnerId, PauseReason = item.PauseReason, Priority = item.OwnPriority, IsAnswered = item.RespondedAt is not null, IsHeard = item.HeardAt is not null, ToldAt = item.ToldAt,
    };

    public bool SaysTheSameAs(ItemMoment other) => this with { Id = other.Id, At = other.At } == other;

    /// <summary>The moments of an item that was kept before moments were: when it came, when its owner got it, its pauses and its end are known from its other rows.</summary>
    public static IReadOnlyList<ItemMoment> Recollect(WorkItem item, SlaClock resolve)
    {
        var now = Of(item, item.CreatedAt);
        var moment = now with { State = WorkState.Queued, OwnerId = null, PauseReason = null, IsAnswered = false, IsHeard = false, ToldAt = null };
        var moments = new List<ItemMoment> { moment };
        var acts = new List<(Instant At, Func<ItemMoment, ItemMoment> Change)>();
        if (item is { AssignedAt: { } assigned, OwnerId: not null }) acts.Add((assigned, m => m with { OwnerId = now.OwnerId, State = m.State == WorkState.Queued ? WorkState.Claimed : m.State }));
        if (item.RespondedAt is { } responded) acts.Add((responded, m => m with { IsAnswered = true, ToldAt = responded, State = m.State == WorkState.Claimed ? WorkState.InProgress : m.State }));
        foreach (var pause in resolve.Pauses.Where(p => p.Cause != PauseReasons.Closed))
        {
            acts.Add((pause.From, m => m with { State = WorkState.Paused, PauseReason = pause.Cause }));
            if (pause.To is { } to) acts.Add((to, m => m with { State = m.OwnerId is null ? WorkState.Queued : WorkState.InProgress, PauseReason = null }));
        }
        foreach (var closed in resolve.Pauses.Where(p => p is { Cause: PauseReasons.Closed, To: not null }))
        {
            acts.Add((closed.From, m => m with { State = WorkState.Done, PauseReason = null }));
            acts.Add((closed.To!.Value, m => m with { State = m.OwnerId is null ? WorkState.Queued : WorkState.InProgress }));
        }
        if (item.ClosedAt is { } end) acts.Add((end, _ => now));
        foreach (var (at, change) in acts.OrderBy(a => a.At)) moments.Add(moment = change(moment) with { Id = NewId.Next(), At = Instant.Max(at, moment.At) });
        return moments;
    }
}
