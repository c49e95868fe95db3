using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

public sealed record WorkOpened(Guid Id, string Queue, string What) : Fact(Id, Id)
{
    public override string Sentence => $"Went to {Queue}: {What}.";
    public override bool IsTouch => false;
}

public sealed record WorkClaimed(Guid Id, Guid PersonId, string Person) : Fact(Id, Id)
{
    public override string Sentence => "Took it as the next item.";
}

public sealed record WorkAssigned(Guid Id, Guid PersonId, string Person, bool IsOwn) : Fact(Id, Id)
{
    public override string Sentence => IsOwn ? "Took it." : $"Gave it to {Person}.";
}

public sealed record WorkHandedOver(Guid Id, Guid? FromPersonId, Guid PersonId, string Person) : Fact(Id, Id)
{
    public override string Sentence => $"Handed it over to {Person}.";
}

public sealed record WorkBegun(Guid Id) : Fact(Id, Id)
{
    public override string Sentence => "Began with it.";
}

public sealed record WorkDeclined(Guid Id, string Reason, string Words) : Fact(Id, Id)
{
    public override string Sentence => $"Declined it. {Words}.";
}

public sealed record WorkStuck(Guid Id, string Because) : Fact(Id, Id)
{
    public override string Sentence => $"A supervisor has to say who does it. {Because}";
    public override bool IsTouch => false;
}

public sealed record WorkPinned(Guid Id, string Reason) : Fact(Id, Id)
{
    public override string Sentence => $"Put it first. {Reason}";
}

public sealed record WorkUnpinned(Guid Id) : Fact(Id, Id)
{
    public override string Sentence => "Gave it back its ordinary place.";
}

public sealed record WorkReleased(Guid Id) : Fact(Id, Id)
{
    public override string Sentence => "Put it back into the queue.";
}

public sealed record LeaseEnded(Guid Id, Guid PersonId) : Fact(Id, Id)
{
    public override string Sentence => "Went back to the queue: 15 minutes without activity.";
    public override bool IsTouch => false;
}

public sealed record WorkMoved(Guid Id, Guid FromQueueId, Guid ToQueueId, string Queue, string Reason, bool ByRule) : Fact(Id, Id)
{
    public override string Sentence => $"Moved to {Queue}. {Reason}";
    public override bool IsTouch => !ByRule;
}

public sealed record WorkPaused(Guid Id, string Cause, string Words, LocalDate? FollowUpOn) : Fact(Id, Id)
{
    public override string Sentence => FollowUpOn is { } day
        ? $"Clock paused: {Words}. Follow-up on {day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}."
        : $"Clock paused: {Words}.";
}

public sealed record WorkResumed(Guid Id, string Because) : Fact(Id, Id)
{
    public override string Sentence => $"Clock runs again. {Because}";
    public override bool IsTouch => false;
}

public sealed record WorkClosed(Guid Id, string Resolution) : Fact(Id, Id)
{
    public override string Sentence => $"Closed: {Resolution}";
    public override bool IsTouch => false;
}

public sealed record WorkCancelled(Guid Id, string Reason) : Fact(Id, Id)
{
    public override string Sentence => $"No longer needed. {Reason}";
    public override bool IsTouch => false;
}

public sealed record WorkReopened(Guid Id, string Reason) : Fact(Id, Id)
{
    public override string Sentence => $"Reopened. {Reason}";
}

public sealed record NoteWritten(Guid Id, string Text) : Fact(Id, Id)
{
    public override string Sentence => $"Noted: {Text}";
}

public sealed record ResolveTargetUsed(Guid Id, int Percent) : Fact(Id, Id)
{
    public override string Sentence => $"{Percent} % of the time to resolve is used.";
    public override bool IsTouch => false;
}

public sealed record ResolveTargetBreached(Guid Id, long Number) : Fact(Id, Id)
{
    public override string Sentence => "The time to resolve is over.";
    public override bool IsTouch => false;
}

/// <summary>A clock that began in the past was over before it was attached: told of once, without the marks before.</summary>
public sealed record AttachedLate(Guid Id, string Clock, Instant DueAt) : Fact(Id, Id)
{
    public override string Sentence => $"{Clock} was over already when it began to apply.";
    public override bool IsTouch => false;
}

public sealed record ClockMarkReached(Guid Id, string Clock, string Mark) : Fact(Id, Id)
{
    public override string Sentence => Mark.EndsWith('%') ? $"{Clock}: {Mark} is used." : $"{Clock}: {Mark}.";
    public override bool IsTouch => false;
}

public sealed record ClockBreached(Guid Id, string Clock) : Fact(Id, Id)
{
    public override string Sentence => $"{Clock} is over.";
    public override bool IsTouch => false;
}

public sealed record WorkWeighed(Guid Id, int From, int To, string Because) : Fact(Id, Id)
{
    public override string Sentence => $"Priority is P{To} instead of P{From}. {Because}";
}

public sealed record ClocksRecounted(Guid Id, IReadOnlyList<string> Clocks) : Fact(Id, Id)
{
    public override string Sentence => $"Counted again under the promises of now: {string.Join(", ", Clocks)}.";
    public override bool IsTouch => false;
}

public sealed record WorkReady(Guid Id) : Fact(Id, Id)
{
    public override string Sentence => "May be worked from now on.";
    public override bool IsTouch => false;
}

/// <summary>A promise has a new version; its code stands for the record.</summary>
public sealed record PromiseSaved(string Code, int Version, string By, string Because) : Fact(Guid.Empty, null)
{
    public override string Sentence => $"Version {Version} of the promise {Code} was saved by {By}. {Because}";
}

public sealed record PromiseDrafted(Guid Id, string Code, bool IsActive, string Because) : Fact(Id, null)
{
    public override string Sentence => $"Saved a draft {(IsActive ? "of" : "that ends")} the promise {Code}. {Because}";
}

public sealed record PromiseWentLive(Guid Id, string Code, int Version, string Author) : Fact(Id, null)
{
    public override string Sentence => $"Put version {Version} of the promise {Code} live, which {Author} wrote.";
}

public sealed record PromiseDraftDiscarded(Guid Id, string Code, string Author) : Fact(Id, null)
{
    public override string Sentence => $"Discarded the draft of the promise {Code}, which {Author} wrote.";
}

public sealed record CalendarSaved(string Code, int Version, string By, string Because) : Fact(Guid.Empty, null)
{
    public override string Sentence => $"Version {Version} of the calendar {Code} was saved by {By}. {Because}";
}
