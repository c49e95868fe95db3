using System.Security.Cryptography;
using System.Xml.Linq;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>A document that was read, with the mark by which the same file is known again.</summary>
/// <param name="Sha256">Of the bytes as received; 64 hexadecimal digits, lower case.</param>
public sealed record CapturedDocument(CanonicalDocument Document, string Sha256);

/// <summary>Reads UBL 2.1 invoices, credit notes, orders and despatch advices from anybody. What cannot be read is refused with one
/// sentence that says what it is and what to do; whether what was read is complete and true is judged elsewhere.</summary>
public static class UblReader
{
    /// <summary>The most that is read, in bytes. Attachments travel inside the document, so this is far above what its text needs.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Takes in no more than <see cref="MaxBytes"/> and one byte, however long the stream is.</summary>
    public static async Task<Outcome<CapturedDocument>> Read(Stream stream, CancellationToken ct)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[81920];
        while (taken.Length <= MaxBytes)
        {
            var room = (int)Math.Min(buffer.Length, MaxBytes + 1 - taken.Length);
            var count = await stream.ReadAsync(buffer.AsMemory(0, room), ct);
            if (count == 0) break;
            taken.Write(buffer, 0, count);
        }
        return Read(taken.ToArray());
    }

    public static Outcome<CapturedDocument> Read(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            return Refusal.Shape("The file is larger than 10 MB, the most that is read here. Ask the sender for the document without its attachments.");
        if (FileContent.WhyNotXml(bytes) is { } notXml) return Refusal.Shape(notXml);

        var loaded = SafeXml.Load(bytes);
        if (loaded.Refusal is { } broken) return broken;
        var root = loaded.Value!;
        if (UblRoot.WhyNotRead(root) is { } other) return Refusal.Shape(other);

        var faults = new UblFaults();
        var document = ReadBody(root, new UblNode(root, root.Name.LocalName, faults));
        return faults.First is { } fault ? Refusal.Shape(fault) : new CapturedDocument(document, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static CanonicalDocument ReadBody(XElement root, UblNode node) => root.Name.LocalName switch
    {
        "Invoice" => UblInvoice.Read(node, InvoiceKind.Invoice),
        "CreditNote" => UblInvoice.Read(node, InvoiceKind.CreditNote),
        "Order" => UblOrder.Read(node),
        _ => UblDespatch.Read(node),
    };
}
