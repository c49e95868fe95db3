using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>The next version of a promise while it is being written. Nothing counts by it until somebody other than its author puts it live.</summary>
public sealed class SlaDraft : IVersioned
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public string Code { get; init; } = "";
    public string Name { get; private set; } = "";
    /// <summary>The JSON shape of <see cref="SlaDefinitionText"/>.</summary>
    public string Promise { get; private set; } = "";
    /// <summary>False where the draft ends the promise.</summary>
    public bool IsActive { get; private set; }
    /// <summary>The newest version when it was written; 0 for a promise that has none.</summary>
    public int BasedOn { get; private set; }
    public string Because { get; private set; } = "";
    public Instant SavedAt { get; private set; }
    /// <summary>Whoever saved it last answers for the whole of it, and is its author.</summary>
    public Guid SavedById { get; private set; }
    public string SavedBy { get; private set; } = "";

    public Decision Write(SlaVersion next, string because, Actor by, Instant now)
    {
        (Name, Promise, IsActive, BasedOn, Because) = (next.Name, next.Promise, next.IsActive, next.Version - 1, because);
        (SavedAt, SavedById, SavedBy) = (now, by.Id, by.Name);
        return Decision.Of(new PromiseDrafted(Id, Code, IsActive, because));
    }

    /// <summary>Null when this person may put it live.</summary>
    public Refusal? MayApprove(Actor by) =>
        by.Id == SavedById ? new Refusal("own-draft", "You wrote this draft, so you cannot put it live. Ask another process owner or administrator to read it and do so.") : null;

    /// <param name="newest">The newest version there is now; 0 for none.</param>
    public Outcome<SlaVersion> Approve(int newest, Actor by, Instant now) =>
        MayApprove(by) is { } no ? no
        : newest != BasedOn ? Refusal.Stale($"{Code} is in version {newest} by now, and this draft was written for {(BasedOn == 0 ? "one that did not exist" : $"version {BasedOn}")}. Compare the two and save the draft again.")
        : new SlaVersion { Code = Code, Version = newest + 1, Name = Name, Promise = Promise, IsActive = IsActive, SavedAt = now, SavedById = SavedById, SavedBy = SavedBy, Because = Because, ApprovedBy = by.Name };
}

/// <summary>What may follow a version of a promise.</summary>
public static class NextVersion
{
    private const int LongestCode = 40, LongestName = 120, LongestReason = 500;

    /// <summary>Null for a reason that those who come later can read.</summary>
    public static Refusal? Why(string because) => because.Trim().Length is 0 or > LongestReason ? Refusal.Shape("Say why, so that those who come later need not ask.") : null;

    /// <param name="last">The newest version of this code; null for a new promise.</param>
    /// <param name="calendars">The codes that exist.</param>
    public static Outcome<SlaVersion> Of(SlaVersion? last, string code, string name, string json, IEnumerable<string> calendars)
    {
        if (code.Length is 0 or > LongestCode) return Refusal.Shape($"A promise has a code of at most {LongestCode} characters, as P1-RESOLVE.");
        if (name.Length is 0 or > LongestName) return Refusal.Shape($"A promise has a name of at most {LongestName} characters, as \"Time to resolve, P1\".");
        var read = SlaDefinitionText.Read(code, last?.Version + 1 ?? 1, name, json);
        if (read.Value is not { } sla) return read.Refusal!;
        if (!sla.FindsItsCalendar && !calendars.Contains(sla.Calendar)) return NoCalendar(sla.Calendar);
        return new SlaVersion { Code = code, Version = sla.Version, Name = name, Promise = json, IsActive = true };
    }

    public static Refusal NoCalendar(string code) => Refusal.Shape($"There is no calendar {code}. Name one that exists, or queue, facility, requester or always.");

    /// <summary>No longer made to new work.</summary>
    public static Outcome<SlaVersion> End(SlaVersion? last, string code) =>
        last is null ? HouseDefinitions.All.Any(h => h.Code == code) ? new Refusal("house", $"{code} is the house's own. Save one of yours under its code instead.") : Refusal.NotFound($"The promise {code}")
        : !last.IsActive ? new Refusal("ended", $"{code} has ended already.")
        : new SlaVersion { Code = code, Version = last.Version + 1, Name = last.Name, Promise = last.Promise, IsActive = false };
}
