using System.Text;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>Tells what a file is from its first bytes, so that somebody who sent a PDF is told so instead of being shown an XML error.</summary>
internal static class FileContent
{
    private static readonly (byte[] Start, string Name)[] Binary =
    [
        ("%PDF"u8.ToArray(), "a PDF"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an Office file"),
        ([0x1F, 0x8B], "a compressed file"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("II*\0"u8.ToArray(), "a scanned picture"),
        ("MM\0*"u8.ToArray(), "a scanned picture"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office file"),
    ];

    private static readonly (string Start, string Name)[] Text =
    [
        ("{\\rtf", "an RTF text"),
        ("{", "JSON"),
        ("[", "JSON"),
        ("UNA", "an EDIFACT interchange"),
        ("UNB", "an EDIFACT interchange"),
        ("ISA", "an X12 interchange"),
        ("<html", "a web page (HTML)"),
        ("<!doctype html", "a web page (HTML)"),
    ];

    /// <summary>The sentence of refusal, or null when the bytes at least begin like XML.</summary>
    public static string? WhyNotXml(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, name) in Binary)
            if (bytes.StartsWith(start)) return NotUbl(name);

        var head = Head(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.Length == 0) return "The file is empty. Ask the sender for the document again.";
        foreach (var (start, name) in Text)
            if (head.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return NotUbl(name);
        return head[0] == '<' ? null : NotUbl(head.Contains('\0') ? "a binary file" : "plain text");
    }

    /// <summary>The beginning as text, good enough to look for ASCII in. UTF-16 shows by its byte order mark or by a zero beside the first '&lt;'.</summary>
    public static string Head(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 4096)];
        return start switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode.GetString(start),
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(start),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.Latin1.GetString(start[3..]),
            _ => Encoding.Latin1.GetString(start),
        };
    }

    public static string NotUbl(string name) =>
        $"This is {name}. Only UBL invoices, credit notes, orders and despatch advices are read here; ask the sender for the UBL file.";
}
