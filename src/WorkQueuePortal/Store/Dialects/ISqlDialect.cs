using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store.Dialects;

/// <summary>The statements that no two stores write alike, as text with numbered places for parameters. Everything else goes through EF Core.</summary>
public interface ISqlDialect
{
    /// <summary>Takes the first open, unowned item of some queues that a person may have, in queue order, and answers its id as "Value". One statement, so
    /// that two people can never get the same item.</summary>
    string ClaimNext(ClaimShape shape);

    /// <summary>What a claim of this shape chooses from, as whole rows in no order: to be read on, with nothing taken. It waits for nobody who is just taking something.</summary>
    string Claimable(ClaimShape shape);

    /// <summary>Leases due rows of the outbox, the oldest of each subject only, and returns their ids as "Value".
    /// {0} now, {1} end of the lease, {2} pattern of the type, {3} how many.</summary>
    string ClaimOutbox { get; }

    /// <summary>The same for the inbox, where a subject is a source's: {0} now, {1} end of the lease, {2} how many.</summary>
    string ClaimInbox { get; }

    /// <summary>Whether the store, given rows in the order of the first terms, sorts those that are equal in them by the rest without reading what lies behind.
    /// Then an index need not hold the last terms of an order, and a change of them writes no index.</summary>
    bool SortsWithinEqualRows { get; }

    /// <summary>Maps the mark by which the change log is read in order. It is the store's own, and written by it alone.</summary>
    void OrderChanges(EntityTypeBuilder<ChangeRow> log);

    /// <summary>What was written to the change log since a position, none left out and none twice, also where a transaction that began earlier commits later.
    /// It answers rows of the position to ask from next time, "NodeId" and "Told"; where there is nothing, one row with the position alone.
    /// @position is what the last reading answered; an empty one finds only where the log ends.</summary>
    string ReadChanges { get; }
}
