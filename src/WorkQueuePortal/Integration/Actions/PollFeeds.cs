using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Reads the feeds of orders, receipts and invoices, and puts each record in line as a message.</summary>
public sealed class PollFeeds(Connectors connectors, ReceiveMessage receive, PortalDbs dbs)
{
    private const int PageSize = 200;
    /// <summary>A long backlog is read over several runs, so that one run stays short.</summary>
    private const int PagesPerRun = 25;

    /// <returns>What was read, in words.</returns>
    public async Task<string> Run(CancellationToken ct)
    {
        var told = new List<string>();
        foreach (var connector in connectors.All)
            foreach (var entity in Feeds.Messages.Intersect(connector.Entities))
                told.Add($"{entity}: {await Poll(connector, entity, ct) ?? "not reachable"}");
        return string.Join("; ", told);
    }

    private async Task<string?> Poll(IConnector connector, string entity, CancellationToken ct)
    {
        var added = 0;
        for (var page = 0; page < PagesPerRun; page++)
        {
            var from = await dbs.Cursor(connector.Name, entity, ct);
            if (await connectors.Read(connector, entity, from, PageSize, ct) is not { } read) return null;
            // In the order of their sequence, whatever the page's: then messages of one subject are handled from old to new.
            var messages = read.Records.OrderBy(r => r.Sequence).Select(r => new Envelope(r.MessageId, $"{connector.Name}.{entity}.v1", r.Key, r.Body, r.Sequence)).ToList();
            added += (await receive.Run(connector.Name, messages, new CursorMove(entity, from, read.Cursor), ct)).Value;
            if (!read.HasMore) break;
        }
        return $"{added} new";
    }
}
