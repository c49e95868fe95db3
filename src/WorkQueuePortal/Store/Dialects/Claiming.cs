namespace WorkQueuePortal.Store.Dialects;

/// <summary>The part of the claim that is the same in every store.</summary>
internal static class Claiming
{
    public const string Set = "OwnerId = {0}, State = 'Claimed', AssignedAt = {1}, LeaseUntil = {2}, Version = Version + 1";

    public const string Order = "Lane, EffectiveDueAt, ScoreOrder, ValueOrder, CreatedAt, Number";

    public static string Where(int queueCount, int? facilityCount) =>
        $"""
        Standing = 'Open' AND OwnerId IS NULL AND QueueId IN ({Places(3, queueCount)})
        {(facilityCount is { } count ? $"AND FacilityId IN ({Places(3 + queueCount, count)})" : "")}
        AND NOT EXISTS (SELECT 1 FROM WorkExclusions AS x WHERE x.ItemId = i.Id AND x.PersonId = {"{0}"})
        """;

    private static string Places(int from, int count) => count == 0 ? "NULL" : string.Join(", ", Enumerable.Range(from, count).Select(n => $"{{{n}}}"));
}

public sealed class SqliteDialect : ISqlDialect
{
    /// <summary>SQLite has one writer at a time, so the inner select and the update cannot be separated.</summary>
    public string ClaimNext(int queueCount, int? facilityCount) =>
        $"""
        UPDATE WorkItems SET {Claiming.Set}
        WHERE Id = (SELECT i.Id FROM WorkItems AS i WHERE {Claiming.Where(queueCount, facilityCount)} ORDER BY {Claiming.Order} LIMIT 1)
        RETURNING Id AS Value
        """;
}

public sealed class SqlServerDialect : ISqlDialect
{
    /// <summary>READPAST steps over rows that a rival is claiming instead of waiting for them; READCOMMITTEDLOCK makes that legal under snapshot isolation.</summary>
    public string ClaimNext(int queueCount, int? facilityCount) =>
        $"""
        WITH next AS (
            SELECT TOP (1) i.* FROM WorkItems AS i WITH (ROWLOCK, UPDLOCK, READPAST, READCOMMITTEDLOCK)
            WHERE {Claiming.Where(queueCount, facilityCount)} ORDER BY {Claiming.Order})
        UPDATE next SET {Claiming.Set} OUTPUT inserted.Id AS Value
        """;
}
