using WorkQueuePortal.Integration.Mirror;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Brings suppliers, items, cost centres and budgets up to what their owner says, each from its own watermark.</summary>
public sealed class SyncMasterData(Connectors connectors, UnitOfWork work, PortalDbs dbs)
{
    private const int PageSize = 300, PagesPerRun = 200;

    /// <returns>What was read, in words.</returns>
    public async Task<string> Run(CancellationToken ct)
    {
        var told = new List<string>();
        foreach (var connector in connectors.All)
            foreach (var feed in MasterFeeds.All.Where(f => connector.Entities.Contains(f.Entity)))
                told.Add($"{feed.Entity}: {await Sync(connector, feed, ct)}");
        return string.Join("; ", told);
    }

    private async Task<string> Sync(IConnector connector, MasterFeed feed, CancellationToken ct)
    {
        var counts = new SyncCounts();
        for (var page = 0; page < PagesPerRun; page++)
        {
            var from = await dbs.Cursor(connector.Name, feed.Entity, ct);
            if (await connectors.Read(connector, feed.Entity, from, PageSize, ct) is not { } read) return "not reachable";
            var outcome = await work.As(Actor.System).Write<object, SyncCounts>(Permissions.System, this, null, async at =>
            {
                var (merged, error) = await feed.Merge(at, Newest(read.Records), ct);
                await at.Move(connector.Name, new CursorMove(feed.Entity, from, read.Cursor), merged, error, ct);
                return merged;
            }, ct);
            if (outcome.Refusal is { } refusal) return refusal.Sentence;
            counts += outcome.Value;
            if (!read.HasMore) break;
        }
        return counts.ToString();
    }

    /// <summary>One record for each key, the newest: a source may repeat and shuffle.</summary>
    private static IReadOnlyList<FeedRecord> Newest(IReadOnlyList<FeedRecord> records) => [.. records.GroupBy(r => r.Key).Select(g => g.MaxBy(r => r.Sequence)!)];
}
