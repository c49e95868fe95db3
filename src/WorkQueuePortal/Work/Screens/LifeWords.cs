using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using ClockState = WorkQueuePortal.Work.Model.ClockState;

namespace WorkQueuePortal.Work.Screens;

/// <summary>The life of a clock in words: what it did, and which part of its promise with which values of the item made it do so.</summary>
public static class LifeWords
{
    public static string Title(ClockLife life) => $"{life.Promise.Name}, {(life.Promise.Version == 0 ? "the house's own" : $"version {life.Promise.Version}")}, {State(life.Clock)}";

    public static string Did(ClockSegment segment) => segment.Did switch
    {
        ClockDid.Running => $"Counts, {Display.Hours(segment.Length)}",
        ClockDid.Retroactive => $"Counts from before it applied, {Display.Hours(segment.Length)}",
        ClockDid.Paused => $"Stands still: {PauseReasons.NameOf(segment.Cause ?? "")}",
        _ => "Out of hours",
    };

    public static string Why(ClockLife life, ClockSegment segment) => segment.Rule switch
    {
        SlaPart.Calendar => $"Calendar {life.Clock.Calendar}",
        SlaPart.StartsAt => $"{PromiseWords.Name(SlaPart.StartsAt)}: {PromiseWords.Line(new SlaChange(SlaPart.StartsAt, "", life.Promise.StartsAt.ToString()), after: true)}{With(segment)}",
        SlaPart.Reopening => $"{PromiseWords.Name(SlaPart.Reopening)}: {PromiseWords.Line(new SlaChange(SlaPart.Reopening, "", life.Promise.Reopening.ToString()), after: true)}{With(segment)}",
        _ => PromiseWords.Name(segment.Rule) + With(segment),
    };

    private static string With(ClockSegment segment) => segment.Inputs.Count == 0 ? "" : $" ({string.Join("; ", segment.Inputs.Select(i => $"{SlaSheet.NameOf(i.Field)}: {i.Value}"))})";

    private static string State(SlaClock clock) => clock.State switch
    {
        ClockState.Running => "runs",
        ClockState.Paused => "stands still",
        ClockState.Met => clock.BreachedAt is null ? "kept" : "ended late",
        _ => "given up",
    };
}
