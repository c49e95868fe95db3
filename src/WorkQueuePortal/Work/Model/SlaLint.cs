using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What would make a promise do something else than its author meant. Each is found before any item is there.</summary>
public static class SlaLint
{
    public static IReadOnlyList<string> Of(SlaDefinition sla) => [.. Faults(sla).Select(f => f.Sentence)];

    /// <summary>Each with the part of the promise that is to be changed.</summary>
    public static IReadOnlyList<SlaFault> Faults(SlaDefinition sla)
    {
        var faults = new List<SlaFault>();
        if (sla.Start.IsWithin(sla.Stop)) faults.Add(new(SlaPart.Stop, "Wherever it would start it also stops, so it never starts. Narrow stop."));
        if (sla.Cancel is { } cancel && sla.Start.IsWithin(cancel)) faults.Add(new(SlaPart.Cancel, "Wherever it would start it is also cancelled, so it never starts. Narrow cancel."));
        if (sla.Cancelling == SlaCancel.Condition && sla.Cancel is null) faults.Add(new(SlaPart.Cancelling, "It is to be cancelled by a condition and none is given. Give cancel, or set cancelling to StartEnds or Never."));
        if (sla.Reset is { } reset && reset.Excludes(sla.Start)) faults.Add(new(SlaPart.Reset, "Reset and start never hold together, so it never starts anew. Widen start or reset."));
        if (sla.Resume is not null && sla.Pause is null) faults.Add(new(SlaPart.Resume, "It has a condition to resume and none to pause. Give both or neither."));
        if (sla.StartsAt != SlaStart.Attached && sla.Start.Tests.TryGetValue(SlaField.Unanswered, out var owed) && owed.SetEquals([SlaFacts.Yes]))
            faults.Add(new(SlaPart.StartsAt, "It starts with each word from outside, so it cannot count from when the work came. Let it count from when it first applies."));
        if (sla.StartsAt != SlaStart.Attached && sla.Kind == ClockKind.Update)
            faults.Add(new(SlaPart.StartsAt, "It starts anew with each word of ours, so it cannot count from when the work came. Let it count from when it first applies."));
        if (sla.Kind == ClockKind.Response && sla.Pause is not null) faults.Add(new(SlaPart.Pause, "A response never pauses: whoever waits is still unanswered. Leave pause out."));
        if (sla.Pause is not { } pause) return faults;
        if (sla.Target.IsAgreed) faults.Add(new(SlaPart.Pause, "A pause does not move a date that was agreed. Leave pause out, or promise an amount of time."));
        if (sla.Start.IsWithin(pause)) faults.Add(new(SlaPart.Pause, "Wherever it runs it is also paused, so it never counts. Narrow pause."));
        if (pause.Excludes(sla.Start) && sla.Cancelling == SlaCancel.StartEnds) faults.Add(new(SlaPart.Start, "Start ends where pause begins, so it is cancelled instead of paused. Widen start, or set cancelling to Never."));
        if (sla.Resume is { } resume && pause.IsWithin(resume)) faults.Add(new(SlaPart.Resume, "Wherever it pauses it also resumes, so it never stands still. Narrow resume."));
        return faults;
    }

    /// <summary>One refusal of all of them.</summary>
    public static Refusal? Refuse(SlaDefinition sla) => Of(sla) is { Count: > 0 } faults ? Refusal.Shape($"{sla.Code}: {string.Join(" ", faults)}") : null;
}

/// <summary>What is wrong with a promise, and in which of its parts.</summary>
public sealed record SlaFault(SlaPart Part, string Sentence);
