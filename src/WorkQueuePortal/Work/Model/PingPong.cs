using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Work does not go back to a team that has handed it on, unless something about it has changed since or a supervisor signs for it: otherwise two teams play it
/// to and fro while its clock runs.</summary>
public static class PingPong
{
    public const string Code = "ping-pong";

    /// <summary>What people do to an item without changing what it is about. Everything else in a trail is its process speaking, or an answer.</summary>
    public static IReadOnlyList<string> ChangesNothing { get; } =
    [
        nameof(WorkOpened), nameof(WorkClaimed), nameof(WorkAssigned), nameof(WorkHandedOver), nameof(WorkReleased), nameof(WorkBegun), nameof(WorkDeclined), nameof(WorkStuck), nameof(WorkPinned),
        nameof(WorkUnpinned), nameof(LeaseEnded), nameof(WorkMoved), nameof(WorkPaused), nameof(WorkResumed), nameof(NoteWritten), nameof(QuestionAsked), nameof(ResolveTargetUsed), nameof(ResolveTargetBreached),
    ];

    /// <param name="leftAt">When the item was last handed on by the team it would go to; null if it never was there.</param>
    public static Refusal? Check(WorkQueue target, Instant? leftAt, bool hasChanged, bool isSigned) => leftAt is not { } left || hasChanged || isSigned
        ? null
        : new Refusal(Code, $"{target.Name} handed this on {left.InUtc().Date.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}, and nothing about it has changed since. Ask them one question and keep it, or have a supervisor move it.");
}
