using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>What one save touched, for the other nodes: written in the transaction of the change itself, so that neither can be there without the other.
/// Besides these columns each store keeps a mark that orders the rows as it can: see <see cref="Dialects.ISqlDialect.ReadChanges"/>.</summary>
public sealed class ChangeRow : ITrail
{
    public Guid Id { get; init; }
    public Guid NodeId { get; init; }
    public Instant At { get; init; }
    public string Told { get; init; } = "";
}

/// <summary>Writes and reads the rows of the change log. They hold topics and ids, and are kept for an hour.</summary>
public static class ChangeLog
{
    /// <summary>Far longer than a node that is not dead takes to read them.</summary>
    public static readonly Duration KeptFor = Duration.FromHours(1);

    public const int LongestTold = 4000;

    /// <summary>So many fit into <see cref="LongestTold"/> with the longest of the topics.</summary>
    private const int InOneRow = 80;

    public static IEnumerable<ChangeRow> Rows(IEnumerable<Change> changes, Guid node, Instant now) =>
        changes.Distinct().Chunk(InOneRow).Select(some => new ChangeRow { Id = NewId.Next(), NodeId = node, At = now, Told = Write(some) });

    public static string Write(IEnumerable<Change> changes) => string.Join(',', changes.Select(c => $"{c.Topic}:{c.Id:N}"));

    public static IReadOnlyList<Change> Read(string told) =>
        [.. told.Split(',').Select(each => each.Split(':')).Select(parts => new Change(parts[0], Guid.ParseExact(parts[1], "N")))];
}
