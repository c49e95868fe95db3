using NodaTime;

namespace WorkQueuePortal.Integration;

/// <summary>One system outside the portal: what it tells, and what it can be asked to do. Anything it throws is a failure that is tried again.</summary>
public interface IConnector
{
    /// <summary>As "erp": the source of its messages and the name of its state.</summary>
    string Name { get; }

    /// <summary>As "Sandbox ERP", for people.</summary>
    string Title { get; }

    /// <summary>What waits while it is down, as "orders, receipts and invoices".</summary>
    string Affects { get; }

    /// <summary>The beginning of the message types it delivers, as <c>erp.</c>.</summary>
    string Delivers { get; }

    /// <summary>The feeds it has, of <see cref="Feeds"/>.</summary>
    IReadOnlyList<string> Entities { get; }

    /// <summary>The records after a cursor, in the order the source lists them.</summary>
    /// <param name="cursor">What the page before ended with; null for the beginning.</param>
    Task<FeedPage> Read(string entity, string? cursor, int take, CancellationToken ct);

    /// <summary>Carries a message out. The same key again has no second effect and gets the first answer.</summary>
    Task<Delivery> Deliver(Outbound message, CancellationToken ct);
}

public static class ConnectorTitles
{
    /// <summary>The source of a message as people name it; a source that is no connector keeps its own name.</summary>
    public static string TitleOf(this IEnumerable<IConnector> connectors, string source) => connectors.FirstOrDefault(c => c.Name == source)?.Title ?? source;
}

/// <summary>The feeds that the portal reads. Master data is kept as it comes; the others become messages.</summary>
public static class Feeds
{
    public const string Supplier = "supplier", Item = "item", CostCenter = "cost-center", Budget = "budget", Order = "order", Receipt = "receipt", Invoice = "invoice";

    public static IReadOnlyList<string> MasterData { get; } = [Supplier, Item, CostCenter, Budget];
    public static IReadOnlyList<string> Messages { get; } = [Order, Receipt, Invoice];
}

/// <param name="Cursor">Where the next page begins.</param>
public sealed record FeedPage(IReadOnlyList<FeedRecord> Records, string Cursor, bool HasMore);

/// <param name="MessageId">One for each version of each record; a careless source may send the same under another.</param>
/// <param name="Key">The business key, as an order number.</param>
/// <param name="Sequence">Higher is newer.</param>
/// <param name="Body">JSON.</param>
public sealed record FeedRecord(string MessageId, string Key, long Sequence, Instant ChangedAt, string Body);

/// <param name="Key">The idempotency key.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Outbound(string Type, string Key, Guid Subject, string Body, int Attempt);

/// <summary>What came of a delivery.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <param name="Answer">JSON.</param>
    public sealed record Accepted(string Answer) : Delivery;

    /// <summary>A business no: it is not tried again.</summary>
    public sealed record Refused(string Sentence) : Delivery;

    /// <param name="RetryAfter">How long the other side asked to be left alone.</param>
    public sealed record Failed(string Error, Duration? RetryAfter = null) : Delivery;
}
