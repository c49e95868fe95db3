using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store.Dialects;

/// <summary>READPAST lets two pumps claim side by side; READCOMMITTEDLOCK makes it hold where the database reads from snapshots.</summary>
public sealed class SqlServerDialect : ISqlDialect
{
    public string ClaimNext(ClaimShape shape) => Claim(shape with { Top = "SELECT TOP (1)", Limit = "", Passing = " WITH (READPAST, READCOMMITTEDLOCK)" });

    private static string Claim(ClaimShape shape) =>
        $"""
        WITH next AS (
            SELECT TOP (1) i.* FROM "WorkItems" AS i WITH (ROWLOCK, UPDLOCK, READPAST, READCOMMITTEDLOCK)
            WHERE {Claiming.Where(shape)} ORDER BY {Claiming.Order})
        UPDATE next SET {Claiming.Set(shape)} OUTPUT inserted."Id" AS "Value"{(shape.OnlyUrgent ? " WHERE 1 = 1" : "")}{Claiming.AndUrgent(shape)};
        """;

    public string Claimable(ClaimShape shape) => $"""SELECT i.* FROM "WorkItems" AS i WITH (READPAST, READCOMMITTEDLOCK) WHERE {Claiming.Where(shape with { AnyQueue = true })}""";

    public string ClaimOutbox => """
        WITH due AS (
            SELECT TOP ({3}) o.[Id], o.[LeaseUntil] FROM [Outbox] AS o WITH (ROWLOCK, READPAST, UPDLOCK, READCOMMITTEDLOCK)
            WHERE o.[State] = 'Pending' AND o.[NextAttemptAt] <= {0} AND (o.[LeaseUntil] IS NULL OR o.[LeaseUntil] <= {0}) AND o.[Type] LIKE {2}
              AND NOT EXISTS (
                SELECT 1 FROM [Outbox] AS earlier
                WHERE earlier.[SubjectId] = o.[SubjectId] AND earlier.[State] = 'Pending' AND earlier.[Ordinal] < o.[Ordinal] AND earlier.[Type] LIKE {2})
            ORDER BY o.[NextAttemptAt], o.[Ordinal])
        UPDATE due SET [LeaseUntil] = {1} OUTPUT inserted.[Id] AS [Value];
        """;

    public string ClaimInbox => """
        WITH due AS (
            SELECT TOP ({2}) i.[Id], i.[LeaseUntil] FROM [Inbox] AS i WITH (ROWLOCK, READPAST, UPDLOCK, READCOMMITTEDLOCK)
            WHERE i.[State] = 'Pending' AND i.[NextAttemptAt] <= {0} AND (i.[LeaseUntil] IS NULL OR i.[LeaseUntil] <= {0})
              AND NOT EXISTS (
                SELECT 1 FROM [Inbox] AS earlier
                WHERE earlier.[Subject] = i.[Subject] AND earlier.[State] = 'Pending' AND earlier.[Ordinal] < i.[Ordinal] AND earlier.[Source] = i.[Source])
            ORDER BY i.[NextAttemptAt], i.[Ordinal])
        UPDATE due SET [LeaseUntil] = {1} OUTPUT inserted.[Id] AS [Value];
        """;

    /// <summary>Left out of inserts instead of read back from them, which would cost an OUTPUT.</summary>
    public bool SortsWithinEqualRows => false;

    public void OrderChanges(EntityTypeBuilder<ChangeRow> log)
    {
        log.Property<byte[]>("Mark").HasColumnType("rowversion").IsRequired().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        log.HasIndex("Mark").HasDatabaseName("IX_ChangeLog_Mark").Answers("what was changed since a node looked last");
    }

    // Marks are given when a row is written, not when it is committed. None below the smallest that a transaction still holds can come any more, so reading stops there.
    public string ReadChanges => """
        DECLARE @upto binary(8) = MIN_ACTIVE_ROWVERSION();
        DECLARE @from binary(8) = CASE WHEN @position = N'' THEN @upto ELSE CONVERT(binary(8), @position, 1) END;
        SELECT CONVERT(nvarchar(18), @upto, 1), log.[NodeId], log.[Told]
        FROM (SELECT 1 AS [One]) AS always LEFT JOIN [ChangeLog] AS log ON log.[Mark] >= @from AND log.[Mark] < @upto
        ORDER BY log.[Mark];
        """;
}
