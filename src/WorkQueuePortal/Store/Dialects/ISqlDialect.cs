namespace WorkQueuePortal.Store.Dialects;

/// <summary>The statements that no two stores write alike. Everything else goes through EF Core.</summary>
public interface ISqlDialect
{
    /// <summary>Leases due rows of the outbox, the oldest of each subject only, and returns their ids as "Value".
    /// {0} now, {1} end of the lease, {2} pattern of the type, {3} how many.</summary>
    string ClaimOutbox { get; }

    /// <summary>The same for the inbox, where a subject is a source's: {0} now, {1} end of the lease, {2} how many.</summary>
    string ClaimInbox { get; }
}
