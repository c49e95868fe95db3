namespace WorkQueuePortal.Store.Dialects;

/// <summary>The statements that no two stores write alike, as text with numbered places for parameters. Everything else goes through EF Core.</summary>
public interface ISqlDialect
{
    /// <summary>Takes the first open, unowned item of some queues that a person may have, in queue order, and answers its id as "Value". One statement, so
    /// that two people can never get the same item. {0} person, {1} now, {2} lease end; the queues and the facilities follow.</summary>
    /// <param name="queueCount">How many queues follow.</param>
    /// <param name="facilityCount">How many facilities follow; null where the person sees all.</param>
    string ClaimNext(int queueCount, int? facilityCount);

    /// <summary>Leases due rows of the outbox, the oldest of each subject only, and returns their ids as "Value".
    /// {0} now, {1} end of the lease, {2} pattern of the type, {3} how many.</summary>
    string ClaimOutbox { get; }

    /// <summary>The same for the inbox, where a subject is a source's: {0} now, {1} end of the lease, {2} how many.</summary>
    string ClaimInbox { get; }
}
