using System.Globalization;
using System.Text.Json;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What is set of a queue, in the order in which a form asks for it.</summary>
public enum QueuePart { Name, Owner, Deputy, Calendar, ResponseMinutes, ResolveMinutes, WipLimit, MostHeld, GivesWay, MaxUnstarted, MaxUnstartedDays, UrgentMinutes, OnlyOpen, Skill, SkillLevel, RelaxMinutes, Advantage, Sizes, CountsPaused, KeepsTogether, Buckets, OffersWork, OfferMinutes, Rights }

/// <summary>One part of a queue before and after.</summary>
public sealed record QueuePartChange(QueuePart Part, string Before, string After);

/// <summary>A part of a queue that cannot be as it is written.</summary>
public sealed record QueueFault(QueuePart Part, string Sentence);

/// <summary>A queue as people fill it in: a line of text for each part. The rights of roles are lines such as <c>APS: open, append</c>; people stand by their ids.</summary>
public sealed class QueueSheet(IReadOnlyDictionary<QueuePart, string> values)
{
    public const string Yes = "yes", No = "no";

    private const int LongestName = 120, LongestSkill = 20, MostMinutes = 525_600;

    /// <summary>The rights in the order in which they are read.</summary>
    public static IReadOnlyList<QueueRight> RightsInOrder { get; } = [QueueRight.Read, QueueRight.Open, QueueRight.Append, QueueRight.Transfer, QueueRight.Distribute];

    public string this[QueuePart part] => values.GetValueOrDefault(part, "");

    public QueueSheet With(QueuePart part, string value) => new(new Dictionary<QueuePart, string>(values) { [part] = value });

    public static QueueSheet Of(WorkQueue queue) => new(new Dictionary<QueuePart, string>
    {
        [QueuePart.Name] = queue.Name, [QueuePart.Owner] = queue.OwnerId.ToString(), [QueuePart.Deputy] = queue.DeputyId.ToString(), [QueuePart.Calendar] = queue.CalendarCode,
        [QueuePart.ResponseMinutes] = Text(queue.ResponseMinutes), [QueuePart.ResolveMinutes] = Text(queue.ResolveMinutes), [QueuePart.WipLimit] = Text(queue.WipLimit),
        [QueuePart.MaxUnstarted] = Text(queue.MaxUnstarted), [QueuePart.MaxUnstartedDays] = Text(queue.MaxUnstartedDays), [QueuePart.UrgentMinutes] = Text(queue.UrgentMinutes),
        [QueuePart.MostHeld] = Text(queue.MostHeld), [QueuePart.GivesWay] = queue.GivesWay ? Yes : No, [QueuePart.Advantage] = queue.Advantage ?? "",
        [QueuePart.OnlyOpen] = queue.OnlyOpen ? Yes : No, [QueuePart.Skill] = queue.Skill ?? "", [QueuePart.SkillLevel] = Text(queue.SkillLevel), [QueuePart.RelaxMinutes] = Text(queue.RelaxMinutes),
        [QueuePart.Sizes] = queue.Sizes ?? "", [QueuePart.CountsPaused] = queue.CountsPaused ? Yes : No, [QueuePart.KeepsTogether] = queue.KeepsTogether ? Yes : No, [QueuePart.Buckets] = queue.Buckets ?? "",
        [QueuePart.OffersWork] = queue.OffersWork ? Yes : No, [QueuePart.OfferMinutes] = Text(queue.OfferMinutes),
        [QueuePart.Rights] = Lines(queue.Roles.Select(r => (r.Role, r.Rights))),
    });

    public static QueueSheet Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<QueuePart, string>>(json) ?? []);

    public string ToJson() => JsonSerializer.Serialize(values.OrderBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value.Trim()));

    /// <summary>What each role may do; a role without a right is left out.</summary>
    public IReadOnlyDictionary<string, QueueRight> Rights() => this[QueuePart.Rights].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(line => line.Length == 2)
        .GroupBy(line => line[0], line => Read(line[1])).Select(g => (g.Key, Rights: g.Aggregate((a, b) => a | b))).Where(g => g.Rights != QueueRight.None).ToDictionary(g => g.Key, g => g.Rights);

    public QueueSheet With(string role, QueueRight right, bool has)
    {
        var rights = new Dictionary<string, QueueRight>(Rights());
        rights[role] = has ? rights.GetValueOrDefault(role) | right : rights.GetValueOrDefault(role) & ~right;
        return With(QueuePart.Rights, Lines(rights.Select(r => (r.Key, r.Value))));
    }

    /// <summary>The parts that differ, in the order of the form. What a sheet of earlier days does not name stays as it is.</summary>
    public IReadOnlyList<QueuePartChange> ChangesTo(QueueSheet after) =>
        [.. Enum.GetValues<QueuePart>().Where(part => after.Has(part) && this[part].Trim() != after[part].Trim()).Select(part => new QueuePartChange(part, this[part].Trim(), after[part].Trim()))];

    /// <summary>Whether clocks would count otherwise.</summary>
    public bool MovesClocks(QueueSheet after) => ChangesTo(after).Any(c => c.Part is QueuePart.Calendar or QueuePart.ResponseMinutes or QueuePart.ResolveMinutes);

    /// <summary>Everything that keeps the sheet from being saved, beside the part that is to be changed.</summary>
    /// <param name="calendars">The codes that exist.</param>
    /// <param name="people">The active people that may answer for it.</param>
    public IReadOnlyList<QueueFault> Faults(IEnumerable<string> calendars, IReadOnlyCollection<Guid> people)
    {
        var faults = new List<QueueFault>();
        if (this[QueuePart.Name].Trim().Length is 0 or > LongestName) Say(QueuePart.Name, "Give it a name that people recognise, of at most 120 characters.");
        foreach (var part in new[] { QueuePart.Owner, QueuePart.Deputy })
            if (Person(part) is not { } id || !people.Contains(id)) Say(part, "Choose somebody who works here: every queue has an owner and a deputy.");
        if (Person(QueuePart.Owner) is { } owner && owner == Person(QueuePart.Deputy)) Say(QueuePart.Deputy, "The deputy stands in for the owner, so name somebody else.");
        if (this[QueuePart.Calendar] != WorkQueue.OfFacility && !calendars.Contains(this[QueuePart.Calendar])) Say(QueuePart.Calendar, "Choose a calendar that exists.");
        foreach (var part in new[] { QueuePart.ResponseMinutes, QueuePart.ResolveMinutes, QueuePart.WipLimit })
            if (Number(part) is not > 0) Say(part, "Write a whole number above 0.");
        foreach (var part in new[] { QueuePart.MostHeld, QueuePart.MaxUnstarted, QueuePart.MaxUnstartedDays, QueuePart.UrgentMinutes, QueuePart.RelaxMinutes })
            if (Number(part) is null) Say(part, "Write a whole number, 0 for none.");
        if (Number(QueuePart.ResponseMinutes) > Number(QueuePart.ResolveMinutes)) Say(QueuePart.ResolveMinutes, "The time to resolve cannot be shorter than the time to respond.");
        if (this[QueuePart.Skill].Trim().Length > LongestSkill) Say(QueuePart.Skill, "A skill has a name of at most 20 characters.");
        if (this[QueuePart.Skill].Trim().Length > 0 && Number(QueuePart.SkillLevel) is not (>= 1 and <= PersonSkill.Highest)) Say(QueuePart.SkillLevel, $"A level is from 1 to {PersonSkill.Highest}.");
        if (this[QueuePart.Advantage].Trim().Length > SkillRank.LongestText) Say(QueuePart.Advantage, "The skills that are an advantage fit into 100 characters.");
        if (ItemSizes.Change(null, SizeList).No is { } wrong) Say(QueuePart.Sizes, wrong.Sentence);
        if (QueueBucket.Read(this[QueuePart.Buckets]) is { Refusal: { } unread }) Say(QueuePart.Buckets, unread.Sentence);
        else if (this[QueuePart.Buckets].Trim().Length > 0 && Number(QueuePart.UrgentMinutes) > 0) Say(QueuePart.Buckets, "Buckets decide what comes first, so nothing can be urgent besides. Write 0 for urgent minutes, or take the buckets out.");
        if (Has(QueuePart.OfferMinutes) && Number(QueuePart.OfferMinutes) is not (>= 1 and <= WorkOffer.MostMinutes)) Say(QueuePart.OfferMinutes, $"An offer lasts from 1 to {WorkOffer.MostMinutes} minutes.");
        if (Rights().Keys.FirstOrDefault(r => !Roles.Names.ContainsKey(r)) is { } unknown) Say(QueuePart.Rights, $"There is no role {unknown}. Choose one that exists.");
        return faults;

        void Say(QueuePart part, string sentence) => faults.Add(new QueueFault(part, sentence));
    }

    /// <summary>Makes the queue as the sheet says, its rights apart. Only for a sheet without faults.</summary>
    public void PutInto(WorkQueue queue)
    {
        (queue.Name, queue.OwnerId, queue.DeputyId, queue.CalendarCode) = (this[QueuePart.Name].Trim(), Person(QueuePart.Owner)!.Value, Person(QueuePart.Deputy)!.Value, this[QueuePart.Calendar]);
        (queue.ResponseMinutes, queue.ResolveMinutes, queue.WipLimit) = (Whole(QueuePart.ResponseMinutes), Whole(QueuePart.ResolveMinutes), Whole(QueuePart.WipLimit));
        (queue.MaxUnstarted, queue.MaxUnstartedDays, queue.UrgentMinutes) = (Whole(QueuePart.MaxUnstarted), Whole(QueuePart.MaxUnstartedDays), Whole(QueuePart.UrgentMinutes));
        queue.OnlyOpen = this[QueuePart.OnlyOpen] == Yes;
        queue.Skill = this[QueuePart.Skill].Trim() is { Length: > 0 } skill ? skill : null;
        (queue.SkillLevel, queue.RelaxMinutes) = (queue.Skill is null ? 0 : Whole(QueuePart.SkillLevel), Whole(QueuePart.RelaxMinutes));
        if (Has(QueuePart.MostHeld)) queue.MostHeld = Whole(QueuePart.MostHeld);
        if (Has(QueuePart.GivesWay)) queue.GivesWay = this[QueuePart.GivesWay] == Yes;
        if (Has(QueuePart.Advantage)) queue.Advantage = SkillRank.Read(this[QueuePart.Advantage]) is { Count: > 0 } skills ? string.Join(", ", skills) : null;
        if (Has(QueuePart.Sizes)) queue.Sizes = ItemSizes.Change(null, SizeList).Text;
        if (Has(QueuePart.CountsPaused)) queue.CountsPaused = this[QueuePart.CountsPaused] == Yes;
        if (Has(QueuePart.KeepsTogether)) queue.KeepsTogether = this[QueuePart.KeepsTogether] == Yes;
        if (Has(QueuePart.Buckets)) queue.Buckets = QueueBucket.Written(QueueBucket.Of(this[QueuePart.Buckets])) is { Length: > 0 } buckets ? buckets : null;
        if (Has(QueuePart.OffersWork)) queue.OffersWork = this[QueuePart.OffersWork] == Yes;
        if (Has(QueuePart.OfferMinutes)) queue.OfferMinutes = Whole(QueuePart.OfferMinutes);
    }

    private bool Has(QueuePart part) => values.ContainsKey(part);

    private string[] SizeList => this[QueuePart.Sizes].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public Guid? Person(QueuePart part) => Guid.TryParse(this[part], out var id) ? id : null;

    /// <summary>Null for what is no whole number from 0 on; nothing written is 0.</summary>
    public int? Number(QueuePart part) => this[part].Trim() is not { Length: > 0 } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= MostMinutes ? whole : null;

    private int Whole(QueuePart part) => Number(part) ?? 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<(string Role, QueueRight Rights)> rights) => string.Join('\n', rights.Where(r => r.Rights != QueueRight.None).OrderBy(r => r.Role, StringComparer.Ordinal)
        .Select(r => $"{r.Role}: {string.Join(", ", RightsInOrder.Where(right => r.Rights.HasFlag(right)).Select(right => right.ToString().ToLowerInvariant()))}"));

    private static QueueRight Read(string rights) => rights.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(r => Enum.TryParse<QueueRight>(r, ignoreCase: true, out var right) ? right : QueueRight.None).Aggregate(QueueRight.None, (all, right) => all | right);
}

/// <summary>One change of a queue: what was set before and after, who wrote it and who put it live.</summary>
public sealed class QueueVersion
{
    public string Code { get; init; } = "";
    /// <summary>From 1 on; what a queue was set up with has none.</summary>
    public int Version { get; init; }
    /// <summary>The JSON shape of <see cref="QueueSheet"/>.</summary>
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
    public NodaTime.Instant SavedAt { get; init; }
    public Guid SavedById { get; init; }
    public string SavedBy { get; init; } = "";
    public string Because { get; init; } = "";
    /// <summary>Null where whoever runs the server changed it.</summary>
    public string? ApprovedBy { get; init; }
}

/// <summary>Somebody who is there to take work, and what they can.</summary>
public sealed record QueueHand(Actor Person, IReadOnlyDictionary<string, int> Skills);

/// <summary>Whether a queue keeps somebody who takes its work.</summary>
public static class QueueStaffing
{
    /// <summary>Null where somebody is left; else the sentence that says what to do.</summary>
    /// <param name="queue">As it would be, with its roles and grants.</param>
    /// <param name="hands">Everybody who is active.</param>
    /// <param name="open">How many items are open in it.</param>
    public static Refusal? Check(WorkQueue queue, IReadOnlyCollection<QueueHand> hands, int open)
    {
        var takers = hands.Where(h => queue.IsFor(h.Person)).ToList();
        if (takers.Count == 0)
            return new Refusal("nobody-left", open > 0
                ? $"{Words.Count(open, "item")} {(open == 1 ? "is" : "are")} open in {queue.Name}, and nobody could take {(open == 1 ? "it" : "them")} any more. Give a role that somebody holds the right to take, or move the work to another queue first."
                : $"Nobody would work {queue.Name}. Give a role that somebody holds the right to take.");
        if (queue.Skill is not { } skill || queue.RelaxMinutes > 0 || takers.Exists(h => h.Skills.GetValueOrDefault(skill) >= queue.SkillLevel)) return null;
        return new Refusal("nobody-able", $"Nobody who works {queue.Name} has the skill {skill} at level {queue.SkillLevel}. Give it to somebody on the team page, ask for less, or let it go after some minutes.");
    }
}
