using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>How a queue or a calendar shall be, while it is being written. Nothing goes by it until somebody other than its author puts it live.</summary>
public sealed class SettingDraft : IVersioned
{
    /// <summary>What is drafted.</summary>
    public const string Queue = "queue", Calendar = "calendar";

    private const int LongestReason = 500;

    public Guid Id { get; init; }
    public int Version { get; set; }
    public string Kind { get; init; } = "";
    public string Code { get; init; } = "";
    /// <summary>The JSON shape of <see cref="QueueSheet"/> or <see cref="CalendarSheet"/>.</summary>
    public string Body { get; private set; } = "";
    /// <summary>The newest version when it was written; 0 for what had none.</summary>
    public int BasedOn { get; private set; }
    public string Because { get; private set; } = "";
    public Instant SavedAt { get; private set; }
    /// <summary>Whoever saved it last answers for the whole of it, and is its author.</summary>
    public Guid SavedById { get; private set; }
    public string SavedBy { get; private set; } = "";

    /// <summary>Null where somebody who saw this version of the draft may save over it; a new draft has been seen as null.</summary>
    public static Refusal? MaySave(SettingDraft? draft, string code, int? seen) => draft?.Version == seen ? null
        : Refusal.Stale(draft is null ? $"The draft of {code} is gone: it went live or was discarded. Read {code} again." : $"{draft.SavedBy} has saved a draft of {code} meanwhile. What you typed is kept; read that draft first.");

    /// <summary>Null for a reason that those who come later can read.</summary>
    public static Refusal? Why(string because) => because.Trim().Length is 0 or > LongestReason ? Refusal.Shape("Say why, so that those who come later need not ask.") : null;

    public Decision Write(string body, int basedOn, string because, Actor by, Instant now)
    {
        (Body, BasedOn, Because) = (body, basedOn, because.Trim());
        (SavedAt, SavedById, SavedBy) = (now, by.Id, by.Name);
        return Decision.Of(new SettingDrafted(Id, Kind, Code, Because));
    }

    /// <summary>Null when this person may put it live.</summary>
    public Refusal? MayApprove(Actor by) =>
        by.Id == SavedById ? new Refusal("own-draft", "You wrote this draft, so you cannot put it live. Ask another process owner or administrator to read it and do so.") : null;

    /// <summary>Null when this person may put it over the version that is the newest now.</summary>
    public Refusal? MayGoLive(int newest, Actor by) =>
        MayApprove(by) ?? (newest == BasedOn ? null : Refusal.Stale($"{Code} was changed after this draft was written. Compare the two and save the draft again."));
}

public sealed record SettingDrafted(Guid Id, string What, string Code, string Because) : Fact(Id, null)
{
    public override string Sentence => $"Drafted a change of the {What} {Code}: {Because}";
    public override bool IsTouch => false;
}

public sealed record SettingWentLive(Guid Id, string What, string Code, int Version, string Author) : Fact(Id, null)
{
    public override string Sentence => $"Put version {Version} of the {What} {Code} live, which {Author} wrote.";
    public override bool IsTouch => false;
}

public sealed record SettingDraftDiscarded(Guid Id, string What, string Code, string Author) : Fact(Id, null)
{
    public override string Sentence => $"Discarded the draft of the {What} {Code} by {Author}.";
    public override bool IsTouch => false;
}
