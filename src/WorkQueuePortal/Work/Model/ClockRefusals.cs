using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Every no a clock can say.</summary>
public static class ClockRefusals
{
    public static Refusal AlreadyPaused(string cause) =>
        new("clock-paused", $"The clock is already paused: {InSentence(PauseReasons.NameOf(cause))}. Resume it first.");

    public static Refusal NotPaused { get; } = new("clock-not-paused", "The clock is running, so there is nothing to resume.");
    public static Refusal Ended { get; } = new("clock-ended", "The clock has ended. Reopen the item to start it again.");
    public static Refusal NotEnded { get; } = new("clock-not-ended", "Only a clock that was stopped can be reopened.");
    public static Refusal ResponseNeverPauses { get; } = new("response-never-pauses", "The response clock does not pause. Pause the resolve clock.");

    public static Refusal UnknownCause(string cause) =>
        new("pause-cause", $"\"{cause}\" is not a reason to pause. Choose one of {string.Join(", ", PauseReasons.All.Select(r => r.Code))}.", RefusalKind.Shape);

    public static Refusal NoMessage(PauseReason reason) =>
        new("pause-message", $"{reason.Name} needs the message that asked. Send it first, then pause.");

    public static Refusal NoFollowUp(PauseReason reason) =>
        new("pause-follow-up", $"{reason.Name} needs a follow-up date. Name the day to ask again.");

    public static Refusal FollowUpIsPast { get; } = new("pause-follow-up-past", "The follow-up date has passed. Choose today or a later day.");

    public static Refusal FollowUpTooLate(PauseReason reason, LocalDate latest) =>
        new("pause-cap", $"{reason.Name} may last at most {reason.CapDays} business days. Choose {latest.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} or an earlier day.");

    public static Refusal PausedBefore(PauseReason reason) =>
        new("pause-again", $"This clock was already paused once: {InSentence(reason.Name)}. Ask a supervisor to pause it again.");

    private static string InSentence(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
