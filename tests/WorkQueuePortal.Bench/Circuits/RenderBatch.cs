using System.Buffers.Binary;
using System.Text;

namespace WorkQueuePortal.Bench.Circuits;

internal readonly record struct Edit(int Kind, int Sibling, int FrameOrTo, string? Name);

/// <param name="Kind">As the framework counts them: element 1, text 2, attribute 3, component 4, region 5, markup 8.</param>
/// <param name="Number">The length of a subtree.</param>
internal readonly record struct Frame(int Kind, int Number, int Component, string? First, string? Second, long Handler);

/// <summary>One render batch as the server writes it: tables of fixed-size entries, strings in a table of their own, the places of all tables in the last 20 bytes.</summary>
internal readonly struct RenderBatch(byte[] data)
{
    private const int EditSize = 16, FrameSize = 20;

    public IEnumerable<(int Component, IReadOnlyList<Edit> Edits)> Diffs()
    {
        var table = Int(data.Length - 20);
        for (var i = 0; i < Int(table); i++)
        {
            var at = Int(table + 4 + (i * 4));
            var edits = new Edit[Int(at + 4)];
            for (var e = 0; e < edits.Length; e++)
            {
                var from = at + 8 + (e * EditSize);
                edits[e] = new Edit(Int(from), Int(from + 4), Int(from + 8), Text(Int(from + 12)));
            }
            yield return (Int(at), edits);
        }
    }

    public Frame Frame(int index)
    {
        var at = Int(data.Length - 16) + 4 + (index * FrameSize);
        var kind = Int(at);
        return kind switch
        {
            Tree.ElementFrame => new Frame(kind, Int(at + 4), 0, Text(Int(at + 8)), null, 0),
            Tree.TextFrame or Tree.MarkupFrame => new Frame(kind, 1, 0, Text(Int(at + 4)), null, 0),
            Tree.AttributeFrame => new Frame(kind, 1, 0, Text(Int(at + 4)), Text(Int(at + 8)), BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(at + 12))),
            Tree.ComponentFrame => new Frame(kind, Int(at + 4), Int(at + 8), null, null, 0),
            Tree.RegionFrame => new Frame(kind, Int(at + 4), 0, null, null, 0),
            _ => new Frame(kind, 1, 0, null, null, 0),
        };
    }

    public IEnumerable<int> Disposed()
    {
        var table = Int(data.Length - 12);
        for (var i = 0; i < Int(table); i++) yield return Int(table + 4 + (i * 4));
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));

    private string? Text(int index)
    {
        if (index < 0) return null;
        var at = Int(Int(data.Length - 4) + (index * 4));
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = data[at++];
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return Encoding.UTF8.GetString(data, at, length);
    }
}
