using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>From which instant a clock counts.</summary>
public enum SlaStart { Attached, Created, Received }

/// <summary>When a clock is given up because it no longer applies.</summary>
public enum SlaCancel { StartEnds, Condition, Never }

/// <summary>What reopening an item does to a clock that had ended.</summary>
public enum SlaReopen
{
    /// <summary>It goes on where it stopped; the time between counts as a pause.</summary>
    GoesOn,
    /// <summary>The whole time since its start counts, the closed time too: it may be late at once.</summary>
    FromStart,
    /// <summary>The first end stands.</summary>
    Nothing,
}

/// <summary>One version of one promise: for which work, from when to when, how long, and on whose time. Clocks keep the version they were attached with.</summary>
public sealed record SlaDefinition(string Code, int Version, string Name, ClockKind Kind, SlaTarget Target)
{
    public bool IsActive { get; init; } = true;
    /// <summary>A code, or <see cref="OfQueue"/>, <see cref="OfFacility"/>, <see cref="OfRequester"/> or <see cref="AroundTheClock"/>.</summary>
    public string Calendar { get; init; } = OfQueue;
    /// <summary>An IANA zone, <see cref="OfFacility"/>, <see cref="OfRequester"/> or <see cref="OfSystem"/>, whose wall clock the hours are read on; null for the calendar's own.</summary>
    public string? Zone { get; init; }
    public SlaStart StartsAt { get; init; }
    /// <summary>A clock that starts in the past lives through the pauses since then.</summary>
    public bool ReplaysPauses { get; init; } = true;
    /// <summary>Minutes added when the clock starts outside hours.</summary>
    public int OutOfHoursMinutes { get; init; }
    public SlaReopen Reopening { get; init; }
    public IReadOnlyList<SlaRung> Rungs { get; init; } = [];

    public SlaCondition Start { get; init; } = SlaCondition.Where();
    public SlaCondition Stop { get; init; } = SlaCondition.Where();
    public SlaCondition? Reset { get; init; }
    public SlaCancel Cancelling { get; init; }
    public SlaCondition? Cancel { get; init; }
    public SlaCondition? Pause { get; init; }
    /// <summary>Null: it resumes as soon as the pause condition no longer holds.</summary>
    public SlaCondition? Resume { get; init; }

    public const string OfQueue = "queue", OfFacility = "facility", OfRequester = "requester", OfSystem = "system", AroundTheClock = "always";

    /// <summary>Its calendar is no code but says where the calendar comes from.</summary>
    public bool FindsItsCalendar => Calendar is OfQueue or OfFacility or OfRequester or AroundTheClock;

    public bool Attaches(SlaFacts facts) => Start.Holds(facts) && !Stop.Holds(facts) && Cancel?.Holds(facts) != true;

    public bool Cancels(SlaFacts facts) => Cancelling switch
    {
        SlaCancel.StartEnds => !Start.Holds(facts),
        SlaCancel.Condition => Cancel?.Holds(facts) == true,
        _ => false,
    };

    public bool Pauses(SlaFacts facts) => !Target.IsAgreed && Pause?.Holds(facts) == true;

    public bool Resumes(SlaFacts facts) => Resume?.Holds(facts) ?? !Pauses(facts);

    /// <summary>It may do something when somebody takes an item from its queue, for no other reason than that.</summary>
    public bool MindsTaking => new[] { Start, Stop, Reset, Cancel, Pause, Resume }.Any(c =>
        c?.Tells(SlaField.Owner, SlaFacts.No, SlaFacts.Yes) == true || c?.Tells(SlaField.State, nameof(WorkState.Queued), nameof(WorkState.Claimed)) == true);
}

/// <summary>The promises that hold until a health system writes its own under the same code: a response and a resolution in the minutes of the queue.</summary>
public static class HouseDefinitions
{
    public const string Response = "RESPONSE", Resolve = "RESOLVE";

    private static readonly string[] Open = [nameof(WorkState.Queued), nameof(WorkState.Claimed), nameof(WorkState.InProgress), nameof(WorkState.Paused)];
    private static readonly string[] Ended = [nameof(WorkState.Done), nameof(WorkState.Cancelled)];

    public static IReadOnlyList<SlaDefinition> All { get; } =
    [
        new(Resolve, 0, "Time to resolve", ClockKind.Resolve, new SlaTarget.OfQueue())
        {
            StartsAt = SlaStart.Received, Start = SlaCondition.Where((SlaField.State, Open)), Stop = SlaCondition.Where((SlaField.State, Ended)), Pause = SlaCondition.Where((SlaField.State, [nameof(WorkState.Paused)])),
            Rungs = [SlaRung.Share(50), SlaRung.Share(75), SlaRung.Share(90), SlaRung.Share(100), SlaRung.Share(150)],
        },
        new(Response, 0, "Time to respond", ClockKind.Response, new SlaTarget.OfQueue())
        {
            Start = SlaCondition.Where((SlaField.Answered, [SlaFacts.No])), Stop = SlaCondition.Where((SlaField.Answered, [SlaFacts.Yes])), Rungs = [SlaRung.Share(75), SlaRung.Share(100)],
        },
    ];

    public static SlaDefinition Of(ClockKind kind) => All[kind == ClockKind.Resolve ? 0 : 1];
}
