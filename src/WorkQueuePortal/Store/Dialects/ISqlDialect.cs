namespace WorkQueuePortal.Store.Dialects;

/// <summary>The statements that differ between stores, as text with numbered places for parameters. Everything else is LINQ.</summary>
public interface ISqlDialect
{
    /// <summary>Takes the first open, unowned item of some queues that a person may have, in queue order, and answers its id. One statement, so that two
    /// people can never get the same item. Places: 0 person, 1 now, 2 lease end; the lists of queues and facilities follow.</summary>
    /// <param name="queueCount">How many queues follow.</param>
    /// <param name="facilityCount">How many facilities follow; null where the person sees all.</param>
    string ClaimNext(int queueCount, int? facilityCount);
}
