using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Why a resolve clock may stand still.</summary>
/// <param name="CapDays">The longest follow-up in business days of the clock's calendar; null for no cap.</param>
/// <param name="AsksOutside">Somebody outside was asked: the pause names that message and the day of the follow-up.</param>
public sealed record PauseReason(string Code, string Name, int? CapDays, bool AsksOutside);

/// <summary>A wish to pause. The supervisor's word is needed for a second pause of the same reason.</summary>
public sealed record PauseRequest(string Cause, LocalDate? FollowUpOn = null, string? MessageRef = null, bool BySupervisor = false);

/// <summary>The catalogue of pause reasons and what each demands. Waiting for an internal team is not among them: that is a
/// handoff, and it counts.</summary>
public static class PauseReasons
{
    public const string WaitSupplier = "WAIT_SUPPLIER", WaitRequester = "WAIT_REQUESTER", WaitExternalAgency = "WAIT_EXTERNAL_AGENCY",
        WaitCarrier = "WAIT_CARRIER", LegalHold = "LEGAL_HOLD", SystemOutage = "SYSTEM_OUTAGE";

    /// <summary>Between closing and reopening. Set by the clock itself, never chosen.</summary>
    public const string Closed = "CLOSED";

    /// <summary>What people choose from, in this order. An outage is entered by the interface that is down.</summary>
    public static IReadOnlyList<PauseReason> All { get; } =
    [
        new(WaitSupplier, "Waiting for the supplier", 10, true),
        new(WaitRequester, "Waiting for the requester", 5, true),
        new(WaitExternalAgency, "Waiting for an external agency", 20, true),
        new(WaitCarrier, "Waiting for the carrier", 5, true),
        new(LegalHold, "Legal hold", null, false),
        new(SystemOutage, "System outage", null, false),
    ];

    public static PauseReason? Find(string code) => All.FirstOrDefault(reason => reason.Code == code);

    public static string NameOf(string code) => code == Closed ? "Closed" : Find(code)?.Name ?? code;

    /// <summary>The last day on which this reason may be followed up, in the calendar's zone; null without a cap.</summary>
    public static LocalDate? LatestFollowUp(PauseReason reason, Instant now, BusinessCalendar calendar) => reason.CapDays is { } days
        ? calendar.Add(now, calendar.Days(days)).InZone(calendar.Zone).Date
        : null;

    internal static Refusal? Check(PauseRequest request, SlaClock clock, Instant now, BusinessCalendar calendar)
    {
        if (clock.Kind != ClockKind.Resolve) return ClockRefusals.ResponseNeverPauses;
        if (Find(request.Cause) is not { } reason) return ClockRefusals.UnknownCause(request.Cause);
        if (reason.AsksOutside && string.IsNullOrWhiteSpace(request.MessageRef)) return ClockRefusals.NoMessage(reason);
        if (reason.AsksOutside && request.FollowUpOn is null) return ClockRefusals.NoFollowUp(reason);
        if (request.FollowUpOn < now.InZone(calendar.Zone).Date) return ClockRefusals.FollowUpIsPast;
        if (LatestFollowUp(reason, now, calendar) is { } latest && request.FollowUpOn > latest) return ClockRefusals.FollowUpTooLate(reason, latest);
        // Interfaces go down as often as they like; everything else is somebody's decision.
        if (reason.Code != SystemOutage && !request.BySupervisor && clock.Pauses.Any(pause => pause.Cause == reason.Code)) return ClockRefusals.PausedBefore(reason);
        return null;
    }
}
