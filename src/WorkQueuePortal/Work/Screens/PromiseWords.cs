using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using ClockState = WorkQueuePortal.Work.Model.ClockState;

namespace WorkQueuePortal.Work.Screens;

/// <summary>How the parts of a promise are called and what a form says beside them.</summary>
public static class PromiseWords
{
    private static readonly (string, string)[] YesNo = [(SlaSheet.Yes, "Yes"), (SlaSheet.No, "No")];

    public static string Name(SlaPart part) => part switch
    {
        SlaPart.StartsAt => "Counts from",
        SlaPart.ReplaysPauses => "Lives through earlier pauses",
        SlaPart.OutOfHoursMinutes => "Minutes added out of hours",
        SlaPart.Start => "Starts when",
        SlaPart.Stop => "Stops when",
        SlaPart.Pause => "Pauses when",
        SlaPart.Resume => "Resumes when",
        SlaPart.Reset => "Starts anew when",
        SlaPart.Cancelling => "Is given up",
        SlaPart.Cancel => "Given up when",
        SlaPart.Reopening => "When work is reopened",
        SlaPart.Rungs => "Marks",
        _ => part.ToString(),
    };

    public static string? Hint(SlaPart part) => part switch
    {
        SlaPart.Target => "queue, 15 min, 4 bh (business hours), 2 bd (business days), 3 cd (calendar days), hard deadline, end of next business day, or next business day by 16:00",
        SlaPart.Zone => "Empty for the calendar's own; an IANA zone; facility or requester for the zone of that site; system for the portal's",
        SlaPart.Start => "A line for each field: type, facility, queue, priority, state, owner, answered, unanswered, pausedFor",
        SlaPart.Resume => "Empty: as soon as it no longer has to pause",
        SlaPart.Rungs => "With commas between: 50 %, 2 h left, 100 %",
        _ => null,
    };

    /// <summary>Null for what is typed.</summary>
    public static IReadOnlyList<(string Value, string Words)>? Choices(SlaPart part, IReadOnlyList<string> calendars) => part switch
    {
        SlaPart.Kind => [(nameof(ClockKind.Resolve), "Time to resolve"), (nameof(ClockKind.Response), "Time to respond"), (nameof(ClockKind.Update), "Time to the next word"), (nameof(ClockKind.Team), "One team's part")],
        SlaPart.Calendar => [(SlaDefinition.OfQueue, "The queue's"), (SlaDefinition.OfFacility, "The facility's"), (SlaDefinition.OfRequester, "The requester's facility's"), (SlaDefinition.AroundTheClock, "Around the clock"), .. calendars.Select(c => (c, c))],
        SlaPart.StartsAt => [(nameof(SlaStart.Received), "When the work was received"), (nameof(SlaStart.Created), "When the item was made"), (nameof(SlaStart.Attached), "When it first applies")],
        SlaPart.ReplaysPauses => YesNo,
        SlaPart.Cancelling => [(nameof(SlaCancel.StartEnds), "When its start no longer holds"), (nameof(SlaCancel.Condition), "By a condition"), (nameof(SlaCancel.Never), "Never")],
        SlaPart.Reopening => [(nameof(SlaReopen.GoesOn), "It goes on where it stopped"), (nameof(SlaReopen.FromStart), "The closed time counts too"), (nameof(SlaReopen.Nothing), "The first end stands")],
        _ => null,
    };

    public static bool IsCondition(SlaPart part) => part is SlaPart.Start or SlaPart.Stop or SlaPart.Pause or SlaPart.Resume or SlaPart.Reset or SlaPart.Cancel;

    /// <summary>A value in one line.</summary>
    public static string Line(SlaChange change, bool after)
    {
        var value = after ? change.After : change.Before;
        return value.Length == 0 ? "nothing" : Choices(change.Part, [])?.FirstOrDefault(c => c.Value == value).Words ?? value.Replace("\n", "; ", StringComparison.Ordinal);
    }

    public static string Calendar(string code) => Choices(SlaPart.Calendar, [])!.FirstOrDefault(c => c.Value == code).Words ?? code;

    public static string Version(PromiseRow row) => row switch
    {
        { Version: null } => "None yet",
        { Version: 0 } => "The house's own",
        { IsActive: false } => $"Ended in version {row.Version}",
        _ => $"Version {row.Version}",
    };

    /// <summary>What a clock comes to, in words.</summary>
    public static string Clock(TriedClock clock, ViewerClock viewer) => (clock.State, clock.DueAt, clock.Left) switch
    {
        (ClockState.Paused, _, { } left) => $"Paused, {Display.Hours(left)} left",
        (ClockState.Running, { } due, _) => $"Due {viewer.Moment(due)}",
        (ClockState.Cancelled, _, _) => "Given up",
        _ => "Has ended",
    };
}
