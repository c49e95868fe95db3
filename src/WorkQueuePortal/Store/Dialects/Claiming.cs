namespace WorkQueuePortal.Store.Dialects;

/// <summary>The part of the claim that is the same in every store.</summary>
internal static class Claiming
{
    public const string Set = """
        "OwnerId" = {0}, "State" = 'Claimed', "AssignedAt" = {1}, "LeaseUntil" = {2}, "Version" = "Version" + 1
        """;

    public const string Order = """
        "Lane", "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number"
        """;

    public static string Where(int queueCount, int? facilityCount) =>
        $"""
        "Standing" = 'Open' AND "OwnerId" IS NULL AND "QueueId" IN ({Places(3, queueCount)})
        {(facilityCount is { } count ? $"""AND "FacilityId" IN ({Places(3 + queueCount, count)})""" : "")}
        AND NOT EXISTS (SELECT 1 FROM "WorkExclusions" AS x WHERE x."ItemId" = i."Id" AND x."PersonId" = {"{0}"})
        """;

    private static string Places(int from, int count) => count == 0 ? "NULL" : string.Join(", ", Enumerable.Range(from, count).Select(n => $"{{{n}}}"));
}
