using System.Text.Json;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>Documents as messages: what kind they are, under which number they go, and their canonical record as JSON.</summary>
public static class UblDocuments
{
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> bytes)
    {
        var captured = UblReader.Read(bytes.ToArray());
        if (captured.Refusal is { } refusal) return refusal;
        var (document, sha256) = captured.Value!;
        if (string.IsNullOrWhiteSpace(document.Number)) return Refusal.Shape("The document has no number, so nobody could refer to it. Ask the sender for one with a number.");
        return new ReadDocument(Kind(document), document.Number, JsonSerializer.Serialize(document, document.GetType(), StoreJson.Options), sha256);
    }

    private static string Kind(CanonicalDocument document) => document switch
    {
        InvoiceDocument => "invoice",
        OrderDocument => "order",
        _ => "despatch",
    };
}
