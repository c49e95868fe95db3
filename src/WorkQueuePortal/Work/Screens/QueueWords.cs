using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Screens;

/// <summary>How the settings of a queue are called and what a form says beside them.</summary>
public static class QueueWords
{
    public static string Name(QueuePart part) => part switch
    {
        QueuePart.ResponseMinutes => "Business minutes to respond",
        QueuePart.ResolveMinutes => "Business minutes to resolve",
        QueuePart.WipLimit => "Items one person may hold",
        QueuePart.MostHeld => "Items of this queue one person may hold",
        QueuePart.GivesWay => "Gives way to other work",
        QueuePart.MaxUnstarted => "Items not begun, at most",
        QueuePart.MaxUnstartedDays => "Days an item may stay not begun",
        QueuePart.UrgentMinutes => "Urgent when due within minutes",
        QueuePart.OnlyOpen => "Handed out in open hours only",
        QueuePart.SkillLevel => "Skill level",
        QueuePart.RelaxMinutes => "Minutes until the skill is asked no more",
        QueuePart.Advantage => "Skills that are an advantage",
        QueuePart.Sizes => "Kinds of work that count as more than one",
        QueuePart.CountsPaused => "What is paused counts against the limit",
        QueuePart.KeepsTogether => "What belongs together comes together",
        QueuePart.Buckets => "Buckets, worked one after the other",
        QueuePart.OffersWork => "Work is offered to people",
        QueuePart.OfferMinutes => "Minutes to answer an offer",
        QueuePart.Rights => "What roles may do",
        _ => part.ToString(),
    };

    public static string? Hint(QueuePart part) => part switch
    {
        QueuePart.Owner => "Is told when work of this queue is late",
        QueuePart.Calendar => "Whose open hours its clocks count",
        QueuePart.WipLimit => "By Get next; a supervisor may give more",
        QueuePart.MostHeld => "Within the limit above; 0: no limit of its own",
        QueuePart.GivesWay => "What somebody holds of it does not count when work of other queues is asked for",
        QueuePart.MaxUnstarted => "Who has so many gets no more by Get next; 0: no limit",
        QueuePart.MaxUnstartedDays => "Nor who has one that long; 0: no limit",
        QueuePart.UrgentMinutes => "Comes before other queues of somebody who goes through them one by one; 0: nothing does",
        QueuePart.Skill => "What whoever takes its work must be able to do; empty for nothing",
        QueuePart.RelaxMinutes => "Business minutes in the queue; 0: it is always asked",
        QueuePart.Advantage => "Not asked of anybody: whoever has most of them, and then at the higher levels, is offered its work first and gets it when a supervisor spreads it. With commas between",
        QueuePart.Sizes => "As invoice.exception=2, with commas between; whatever is not named counts as one",
        QueuePart.KeepsTogether => "Among items of the same band and priority",
        QueuePart.Buckets => "One a line, as: what Price over, from 1000, site WMH: due. After the colon due, oldest or score. What fits no line comes last, oldest first. Empty: one order for all",
        QueuePart.OffersWork => "To whoever has the portal open and would get it by Get next; one item at a time",
        QueuePart.OfferMinutes => "From 1 to 60; then somebody else is offered it",
        _ => null,
    };

    /// <summary>What a right is called in the head of a table.</summary>
    public static string Right(QueueRight right) => Capital(QueueGrant.Verb(right));

    public static string Role(string code) => Roles.Names.GetValueOrDefault(code, code);

    public static string Calendar(string code) => code == WorkQueue.OfFacility ? "The facility's" : code;

    /// <summary>What a bucket holds and in which order, as the head of its rows.</summary>
    public static string Bucket(QueueBucket bucket)
    {
        List<string> asked = [];
        if (bucket.What is { } what) asked.Add(what);
        if (bucket.From is { } value) asked.Add($"from {Display.Amount(value)}");
        if (bucket.Site is { } site) asked.Add($"at {site}");
        return $"{(asked.Count == 0 ? "Everything else" : string.Join(", ", asked))}, {bucket.Order switch { BucketOrder.Oldest => "oldest first", BucketOrder.Score => "highest score first", _ => "by due time" }}";
    }

    /// <summary>A value in one line.</summary>
    public static string Line(QueuePart part, string value, IReadOnlyDictionary<Guid, string> names) => part switch
    {
        _ when value.Length == 0 => "nothing",
        QueuePart.Owner or QueuePart.Deputy => Guid.TryParse(value, out var id) ? names.GetValueOrDefault(id, "somebody who is gone") : "nobody",
        QueuePart.Calendar => Calendar(value),
        QueuePart.Buckets => string.Join("; ", QueueBucket.Of(value).Select(Bucket)),
        QueuePart.Rights => string.Join("; ", value.Split('\n').Select(Named)),
        _ => value,
    };

    /// <summary>Business minutes as people say them: 4 h, 2 h 30 m.</summary>
    public static string Minutes(int minutes) => minutes % 60 == 0 ? $"{minutes / 60} h" : minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00} m";

    private static string Named(string line) => line.Split(':', 2) is [var role, var rights] ? $"{Role(role.Trim())}: {rights.Trim()}" : line;

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
