namespace WorkQueuePortal.Store.Dialects;

/// <summary>Which places a claim has besides {0} person, {1} now and {2} lease end: the queues, then the facilities, then the queues and
/// the sites that are closed for them, then the instant by which work counts as urgent, then pairs of a queue and a kind of work that is too large, then the queues in surge, then the queues of which nobody gets again what they gave back
/// since the instant that follows them, then one item.</summary>
/// <param name="Queues">How many queues follow.</param>
/// <param name="Facilities">How many facilities follow; null where the person sees all.</param>
/// <param name="OnlyUrgent">Takes nothing that is due later than the instant in the last place, unless it is of the first lane.</param>
/// <param name="BySite">How many queues follow whose hours are those of the item's site.</param>
/// <param name="ShutSites">How many closed sites follow them.</param>
/// <param name="TooLarge">How many pairs follow.</param>
/// <param name="OneItem">Takes the item in the last place or nothing.</param>
/// <param name="Surging">How many queues follow of which only the first two priorities are taken.</param>
/// <param name="Once">How many queues follow of which the person gets nothing again the same day, before the instant at which the day began.</param>
/// <param name="AnyQueue">Looks at all queues at once, however long that takes: for when somebody else is just taking the first of the one that was found.</param>
/// <param name="IsOffer">Keeps the item for the person until the instant in {2}, instead of giving it to them.</param>
public sealed record ClaimShape(int Queues, int? Facilities, bool OnlyUrgent = false, int BySite = 0, int ShutSites = 0, int TooLarge = 0, bool OneItem = false, int Surging = 0, int Once = 0, bool IsOffer = false, bool AnyQueue = false)
{
    internal int FirstOfHours => Claiming.FirstQueue + Queues + (Facilities ?? 0);
    internal int Urgent => FirstOfHours + BySite + ShutSites;
    internal int FirstTooLarge => Urgent + (OnlyUrgent ? 1 : 0);
    internal int FirstSurging => FirstTooLarge + (2 * TooLarge);
    internal int FirstOnce => FirstSurging + Surging;
    internal int Today => FirstOnce + Once;
    /// <summary>How the store takes the first row of an order: before the columns, or behind the order.</summary>
    internal string Top { get; init; } = "SELECT";
    internal string Limit { get; init; } = " LIMIT 1";

    /// <summary>Said of the table where it is only looked at: how it is read.</summary>
    internal string Passing { get; init; } = "";

    internal int Item => Today + (Once > 0 ? 1 : 0);
}

/// <summary>The part of the claim that is the same in every store.</summary>
internal static class Claiming
{
    internal const int FirstQueue = 3;

    /// <summary>An offer changes nothing that its readers saw of the item, so its version stays.</summary>
    public static string Set(ClaimShape shape) => shape.IsOffer
        ? """
        "OfferedUntil" = {2}
        """
        : """
        "OwnerId" = {0}, "State" = 'Claimed', "AssignedAt" = {1}, "LeaseUntil" = {2}, "OfferedUntil" = NULL, "Version" = "Version" + 1
        """;

    public const string Order = """
        "Lane", "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number"
        """;

    /// <summary>Of several queues the one whose first item comes before those of the others is found first, a look into the index for each: in one order over all of them a store would sort what is free.</summary>
    public static string Where(ClaimShape shape) => Asked(shape, shape is { Queues: > 1, OneItem: false, AnyQueue: false } ? $"""
        i."QueueId" = ({First(shape)})
        """ : $"""
        i."QueueId" IN ({Places(FirstQueue, shape.Queues)})
        """);

    private static string First(ClaimShape shape)
    {
        var firsts = Enumerable.Range(FirstQueue, shape.Queues).Select(place => $$"""SELECT * FROM ({{shape.Top}} i."QueueId", "Lane", "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" FROM "WorkItems" AS i{{shape.Passing}} WHERE {{Asked(shape, $$"""i."QueueId" = {{{place}}}""")}} ORDER BY {{Order}}{{shape.Limit}}) AS q{{place}}""");
        return $"""{shape.Top} f."QueueId" FROM ({string.Join(" UNION ALL ", firsts)}) AS f ORDER BY {Order}{shape.Limit}""";
    }

    /// <param name="queue">Says of which queue, or of which.</param>
    private static string Asked(ClaimShape shape, string queue) =>
        $$"""
        "Standing" = 'Open' AND "OwnerId" IS NULL AND {{queue}}
        {{(shape.Facilities is { } count ? $"""AND "FacilityId" IN ({Places(FirstQueue + shape.Queues, count)})""" : "")}}
        {{(shape.BySite > 0 ? $"""AND NOT (i."QueueId" IN ({Places(shape.FirstOfHours, shape.BySite)}) AND "FacilityId" IN ({Places(shape.FirstOfHours + shape.BySite, shape.ShutSites)}))""" : "")}}
        AND (i."OfferedUntil" IS NULL OR i."OfferedUntil" <= {1} OR EXISTS (SELECT 1 FROM "WorkOffers" AS o WHERE o."PersonId" = {0} AND o."ItemId" = i."Id" AND o."Until" > {1}))
        AND NOT EXISTS (SELECT 1 FROM "WorkExclusions" AS x WHERE x."ItemId" = i."Id" AND x."PersonId" = {0})
        AND NOT EXISTS (SELECT 1 FROM "WorkDeclines" AS d WHERE d."ItemId" = i."Id" AND d."PersonId" = {0} AND (d."AgainAt" IS NULL OR d."AgainAt" > {1}))
        AND NOT EXISTS (SELECT 1 FROM "SkillNeeds" AS n WHERE n."ItemId" = i."Id" AND (n."EndsAt" IS NULL OR n."EndsAt" > {1})
            AND NOT EXISTS (SELECT 1 FROM "PersonSkills" AS s WHERE s."PersonId" = {0} AND s."Skill" = n."Skill" AND s."Level" >= n."Level"))
        {{string.Join(' ', Enumerable.Range(0, shape.TooLarge).Select(n => $$"""AND NOT (i."QueueId" = {{{shape.FirstTooLarge + (2 * n)}}} AND i."Type" = {{{shape.FirstTooLarge + (2 * n) + 1}}})"""))}}
        {{(shape.Surging > 0 ? $"""AND ("Priority" <= 2 OR i."QueueId" NOT IN ({Places(shape.FirstSurging, shape.Surging)}))""" : "")}}
        {{(shape.Once > 0 ? NotAgain(shape) : "")}}
        {{(shape.OneItem ? $$"""AND i."Id" = {{{shape.Item}}}""" : "")}}
        """;

    /// <summary>What the person had and put back, or handed to a colleague, is for others.</summary>
    private static string NotAgain(ClaimShape shape) =>
        $$"""
        AND NOT (i."QueueId" IN ({{Places(shape.FirstOnce, shape.Once)}}) AND EXISTS (SELECT 1 FROM "Handoffs" AS h WHERE h."ItemId" = i."Id" AND h."At" >= {{{shape.Today}}}
            AND h."FromPersonId" = {0} AND h."Cause" = 'USER' AND h."FromQueueId" = i."QueueId" AND h."ToQueueId" = i."QueueId"))
        """;

    /// <summary>Asked of the one row that comes first: what comes behind it is due no earlier, so the store need not look there.</summary>
    public static string AndUrgent(ClaimShape shape) =>
        shape.OnlyUrgent ? $$""" AND ("Lane" <= 0 OR "EffectiveDueAt" <= {{{shape.Urgent}}})""" : "";

    private static string Places(int from, int count) => count == 0 ? "NULL" : string.Join(", ", Enumerable.Range(from, count).Select(n => $"{{{n}}}"));
}
