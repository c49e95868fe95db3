using System.Text.Json;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Edges;

/// <summary>Letters to suppliers as text files, for whoever mails them. Documents come in by the sweep of the folder, so there is no feed.</summary>
public sealed class FileDrop(DropFolder folder) : IConnector
{
    public string Name => "file-drop";
    public string Title => "File drop";
    public string Affects => "supplier notices and documents from the drop folder";
    public string Delivers => "supplier.";
    public IReadOnlyList<string> Entities => [];

    public Task<FeedPage> Read(string entity, string? cursor, int take, CancellationToken ct) => Task.FromResult(new FeedPage([], cursor ?? "", HasMore: false));

    public async Task<Delivery> Deliver(Outbound message, CancellationToken ct)
    {
        if (message.Type != SupplierNotice.Type) return new Delivery.Refused($"The file drop cannot deliver {message.Type}. Discard the message, or send it another way.");
        var notice = JsonSerializer.Deserialize<SupplierNotice>(message.Body, StoreJson.Options) ?? throw new JsonException("The notice is empty.");
        var name = await folder.WriteOnce(message.Key, ".txt", Letter(notice), ct);
        return new Delivery.Accepted(JsonSerializer.Serialize(new { File = name }, StoreJson.Options));
    }

    private static string Letter(SupplierNotice notice) =>
        $"To: {notice.SupplierName} ({notice.SupplierCode}){(notice.Email is { Length: > 0 } email ? $" <{email}>" : "")}\nSubject: {notice.Subject}\n\n{notice.Text.ReplaceLineEndings("\n")}\n";
}
