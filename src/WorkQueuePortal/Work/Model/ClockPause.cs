using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>One interval in which a clock stood still, and why.</summary>
public sealed class ClockPause
{
    private ClockPause() { }

    internal ClockPause(Guid clockId, string cause, Instant from, LocalDate? followUpOn, string? messageRef) =>
        (Id, ClockId, Cause, From, FollowUpOn, MessageRef) = (NewId.Next(), clockId, cause, from, followUpOn, messageRef);

    /// <summary>The same stretch as it was counted again; what the person said when it began is kept.</summary>
    internal ClockPause(Guid clockId, ClockPause counted, ClockPause? known) : this(clockId, counted.Cause, counted.From, known?.FollowUpOn, known?.MessageRef) => To = counted.To;

    public Guid Id { get; private set; }
    public Guid ClockId { get; private set; }

    /// <summary>A code of <see cref="PauseReasons"/>.</summary>
    public string Cause { get; private set; } = "";

    public Instant From { get; private set; }

    /// <summary>Empty while the clock still stands.</summary>
    public Instant? To { get; private set; }

    /// <summary>The day on which somebody asks again.</summary>
    public LocalDate? FollowUpOn { get; private set; }

    /// <summary>The outbound message whose answer is awaited.</summary>
    public string? MessageRef { get; private set; }

    internal void End(Instant at) => To = at;
}

/// <summary>A pause known from history, to be replayed over a clock that starts in the past. One without an end still lasts.</summary>
public sealed record PastPause(string Cause, Instant From, Instant? To)
{
    /// <summary>As one clock saw them: earliest first, none before its start, and each beginning where the one before it
    /// ended at the earliest. Time that two causes share is paused once, for the cause that came first.</summary>
    internal static IEnumerable<PastPause> InOrder(IEnumerable<PastPause> pauses, Instant start)
    {
        var free = start;
        foreach (var pause in pauses.OrderBy(p => p.From))
        {
            var from = Instant.Max(pause.From, free);
            if (pause.To <= from) continue;
            yield return pause with { From = from };
            if (pause.To is not { } to) yield break;
            free = to;
        }
    }
}
