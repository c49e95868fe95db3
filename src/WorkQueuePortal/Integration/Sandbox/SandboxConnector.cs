namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>The sandbox ERP seen from the portal, as any other ERP would be.</summary>
public sealed class SandboxConnector(SandboxErp erp) : IConnector
{
    public string Name => "erp";
    public string Title => "Sandbox ERP";
    public string Affects => "orders, receipts, invoices and master data";
    public string Delivers => "erp.";
    public IReadOnlyList<string> Entities { get; } = [.. Feeds.MasterData, .. Feeds.Messages];

    public Task<FeedPage> Read(string entity, string? cursor, int take, CancellationToken ct) => erp.Feed(entity, cursor, take, ct);

    public Task<Delivery> Deliver(Outbound message, CancellationToken ct) => erp.Execute(message, ct);
}
