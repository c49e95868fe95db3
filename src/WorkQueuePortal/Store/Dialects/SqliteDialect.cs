using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store.Dialects;

/// <summary>SQLite has one writer at a time, so one statement is a claim.</summary>
public sealed class SqliteDialect : ISqlDialect
{
    /// <summary>Where there are very many rows, its statistics lead it to an index that has to step over all that is in somebody's hands.</summary>
    private const string ByFree = " INDEXED BY \"IX_WorkItems_Free\"";

    public string ClaimNext(ClaimShape shape) => Claim(shape with { Passing = ByFree });

    private static string Claim(ClaimShape shape) =>
        $"""
        UPDATE "WorkItems" SET {Claiming.Set(shape)}
        WHERE "Id" = (SELECT i."Id" FROM "WorkItems" AS i{(shape.OneItem ? "" : ByFree)} WHERE {Claiming.Where(shape)} ORDER BY {Claiming.Order} LIMIT 1){Claiming.AndUrgent(shape)}
        RETURNING "Id" AS "Value"
        """;

    public string Claimable(ClaimShape shape) => $"""SELECT i.* FROM "WorkItems" AS i WHERE {Claiming.Where(shape with { AnyQueue = true })}""";

    public string ClaimOutbox => """
        UPDATE "Outbox" SET "LeaseUntil" = {1}
        WHERE "Id" IN (
            SELECT due."Id" FROM "Outbox" AS due
            WHERE due."State" = 'Pending' AND due."NextAttemptAt" <= {0} AND (due."LeaseUntil" IS NULL OR due."LeaseUntil" <= {0}) AND due."Type" LIKE {2}
              AND NOT EXISTS (
                SELECT 1 FROM "Outbox" AS earlier
                WHERE earlier."SubjectId" = due."SubjectId" AND earlier."State" = 'Pending' AND earlier."Ordinal" < due."Ordinal" AND earlier."Type" LIKE {2})
            ORDER BY due."NextAttemptAt", due."Ordinal" LIMIT {3})
        RETURNING "Id" AS "Value"
        """;

    public string ClaimInbox => """
        UPDATE "Inbox" SET "LeaseUntil" = {1}
        WHERE "Id" IN (
            SELECT due."Id" FROM "Inbox" AS due
            WHERE due."State" = 'Pending' AND due."NextAttemptAt" <= {0} AND (due."LeaseUntil" IS NULL OR due."LeaseUntil" <= {0})
              AND NOT EXISTS (
                SELECT 1 FROM "Inbox" AS earlier
                WHERE earlier."Subject" = due."Subject" AND earlier."State" = 'Pending' AND earlier."Ordinal" < due."Ordinal" AND earlier."Source" = due."Source")
            ORDER BY due."NextAttemptAt", due."Ordinal" LIMIT {2})
        RETURNING "Id" AS "Value"
        """;

    /// <summary>Counts up and never back, also when all rows are gone.</summary>
    public bool SortsWithinEqualRows => true;

    public void OrderChanges(EntityTypeBuilder<ChangeRow> log)
    {
        log.Property<long>("Mark").ValueGeneratedOnAdd();
        log.HasKey("Mark");
    }

    // One writer at a time: rows are committed in the order of their marks.
    public string ReadChanges => """
        SELECT CAST((SELECT COALESCE(MAX("Mark"), 0) FROM "ChangeLog") AS TEXT), log."NodeId", log."Told"
        FROM (SELECT 1) AS always LEFT JOIN "ChangeLog" AS log ON @position <> '' AND log."Mark" > CAST(@position AS INTEGER)
        ORDER BY log."Mark"
        """;
}
