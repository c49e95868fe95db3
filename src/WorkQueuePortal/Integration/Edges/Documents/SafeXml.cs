using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>Loads XML that somebody else wrote. No document type, so no entities and nothing fetched; and caps on depth and on the
/// number of nodes, because a few bytes of text can become a hundred times their size in memory.</summary>
internal static partial class SafeXml
{
    public const int MaxDepth = 60;
    public const int MaxNodes = 1_000_000;

    // Named one by one: what the runtime knows grows when any library registers more, and a document must not be read in one process and refused in the next.
    private static readonly string[] Known = ["UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32BE", "US-ASCII", "ASCII", "ISO-8859-1", "latin1"];

    private const string SendAgain = "Ask the sender for the document again.";

    public static Outcome<XElement> Load(byte[] bytes)
    {
        if (Declared(bytes) is var declared && !IsKnown(declared))
            return Refusal.Shape($"The document says it is written in the encoding \"{Quoted.Short(declared)}\", which is not read here. Ask the sender for the document in UTF-8.");
        try
        {
            // The first pass only counts; nothing is built until the document is known to be well formed and within its caps.
            using (var scan = Open(bytes))
                for (var nodes = 0; scan.Read();)
                {
                    nodes += 1 + scan.AttributeCount;
                    if (scan.Depth > MaxDepth) return Refusal.Shape($"The XML is nested more than {MaxDepth} levels deep, which no business document is. {SendAgain}");
                    if (nodes > MaxNodes) return Refusal.Shape("The XML has more than a million elements and attributes, the most that is read here. Ask the sender to split the document.");
                }
            using var reader = Open(bytes);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException problem)
        {
            return Refusal.Shape(WhyBroken(bytes, problem));
        }
    }

    private static XmlReader Open(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = UblReader.MaxBytes,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    private static string WhyBroken(byte[] bytes, XmlException problem)
    {
        var head = FileContent.Head(bytes);
        if (head.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            return "The document declares a document type (DOCTYPE), which is not accepted because it can make a reader fetch or multiply text. Ask the sender for the document without it.";

        if (Declared(bytes).Equals("UTF-8", StringComparison.OrdinalIgnoreCase) && !Utf8.IsValid(bytes))
            return "The document says it is written in UTF-8, but its bytes are not. Ask the sender for the document in UTF-8.";
        return problem.LineNumber > 0
            ? $"The XML is broken or cut off at line {problem.LineNumber}, position {problem.LinePosition}. {SendAgain}"
            : $"The XML is broken, or its bytes are not in the encoding it declares. {SendAgain}";
    }

    private static string Declared(byte[] bytes) => DeclaredEncoding().Match(FileContent.Head(bytes)) is { Success: true } match ? match.Groups[1].Value : "UTF-8";

    private static bool IsKnown(string encoding) => Known.Contains(encoding, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""^\uFEFF?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")]
    private static partial Regex DeclaredEncoding();
}
