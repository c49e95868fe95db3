using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store.Dialects;

/// <summary>SKIP LOCKED lets two claim side by side: a row that another is just taking is passed over, and one that he has taken no longer fits when it is read again.
/// The subquery is an array, so that it runs once: in a list the planner may run it again, and it would lock more rows than it answers.</summary>
public sealed class PostgreSqlDialect : ISqlDialect
{
    public string ClaimNext(ClaimShape shape) =>
        $"""
        UPDATE "WorkItems" SET {Claiming.Set(shape)}
        WHERE "Id" = ANY (ARRAY(
            SELECT i."Id" FROM "WorkItems" AS i WHERE {Claiming.Where(shape)} ORDER BY {Claiming.Order} LIMIT 1 FOR UPDATE OF i SKIP LOCKED)){Claiming.AndUrgent(shape)}
        RETURNING "Id" AS "Value"
        """;

    public string Claimable(ClaimShape shape) => $"""SELECT i.* FROM "WorkItems" AS i WHERE {Claiming.Where(shape with { AnyQueue = true })}""";

    public string ClaimOutbox => """
        UPDATE "Outbox" SET "LeaseUntil" = {1}
        WHERE "Id" = ANY (ARRAY(
            SELECT due."Id" FROM "Outbox" AS due
            WHERE due."State" = 'Pending' AND due."NextAttemptAt" <= {0} AND (due."LeaseUntil" IS NULL OR due."LeaseUntil" <= {0}) AND due."Type" LIKE {2}
              AND NOT EXISTS (
                SELECT 1 FROM "Outbox" AS earlier
                WHERE earlier."SubjectId" = due."SubjectId" AND earlier."State" = 'Pending' AND earlier."Ordinal" < due."Ordinal" AND earlier."Type" LIKE {2})
            ORDER BY due."NextAttemptAt", due."Ordinal" LIMIT {3} FOR UPDATE OF due SKIP LOCKED))
        RETURNING "Id" AS "Value"
        """;

    public string ClaimInbox => """
        UPDATE "Inbox" SET "LeaseUntil" = {1}
        WHERE "Id" = ANY (ARRAY(
            SELECT due."Id" FROM "Inbox" AS due
            WHERE due."State" = 'Pending' AND due."NextAttemptAt" <= {0} AND (due."LeaseUntil" IS NULL OR due."LeaseUntil" <= {0})
              AND NOT EXISTS (
                SELECT 1 FROM "Inbox" AS earlier
                WHERE earlier."Subject" = due."Subject" AND earlier."State" = 'Pending' AND earlier."Ordinal" < due."Ordinal" AND earlier."Source" = due."Source")
            ORDER BY due."NextAttemptAt", due."Ordinal" LIMIT {2} FOR UPDATE OF due SKIP LOCKED))
        RETURNING "Id" AS "Value"
        """;

    /// <summary>The number of the transaction, by the default of the column: left out of inserts and never read back.</summary>
    public bool SortsWithinEqualRows => true;

    public void OrderChanges(EntityTypeBuilder<ChangeRow> log)
    {
        log.Property<ulong>("Mark").HasColumnType("xid8").Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        log.HasIndex("Mark").HasDatabaseName("IX_ChangeLog_Mark").Answers("what was changed since a node looked last");
    }

    // A position is a snapshot: new is what this one sees and the last one did not. A transaction that began early and commits late was not seen then, so it is new now,
    // and nobody waits for it meanwhile. No statement but this one takes the two snapshots, so nothing is left between them.
    public string ReadChanges => """
        SELECT pg_current_snapshot()::text, log."NodeId", log."Told"
        FROM (SELECT 1) AS always LEFT JOIN "ChangeLog" AS log
          ON log."Mark" >= pg_snapshot_xmin(NULLIF(@position, '')::pg_snapshot) AND NOT pg_visible_in_snapshot(log."Mark", NULLIF(@position, '')::pg_snapshot)
        ORDER BY log."Mark"
        """;
}
