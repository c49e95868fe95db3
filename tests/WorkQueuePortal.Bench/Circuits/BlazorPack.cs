using System.Buffers;
using MessagePack;

namespace WorkQueuePortal.Bench.Circuits;

/// <summary>One call of the hub protocol, in either direction: a name and its arguments, or the answer to a call of ours.</summary>
/// <param name="Answers">The id of the call that this answers; null for a call.</param>
internal sealed record HubMessage(string Target, IReadOnlyList<object?> Arguments, string? Answers = null);

/// <summary>"blazorpack": frames of a variable-length size and a MessagePack array, as the page's own script speaks them.</summary>
internal static class BlazorPack
{
    private const int Invocation = 1, Completion = 3, Ping = 6, Close = 7, NonVoidResult = 3;

    public static byte[] Call(string? id, string target, params object?[] arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(5);
        writer.Write(Invocation);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write(target);
        writer.WriteArrayHeader(arguments.Length);
        foreach (var argument in arguments) Write(ref writer, argument);
        writer.Flush();
        return Framed(body.WrittenSpan);
    }

    public static byte[] KeepAlive { get; } = Framed([0x91, Ping]);

    /// <summary>The messages of one socket message; a ping is none, the close of the hub is the target "close".</summary>
    public static IEnumerable<HubMessage> Read(ReadOnlyMemory<byte> received)
    {
        while (received.Length > 0)
        {
            var (size, read) = (0, 0);
            for (var more = true; more; read++)
            {
                size |= (received.Span[read] & 0x7F) << (7 * read);
                more = (received.Span[read] & 0x80) != 0;
            }
            if (One(received.Slice(read, size)) is { } message) yield return message;
            received = received[(read + size)..];
        }
    }

    private static HubMessage? One(ReadOnlyMemory<byte> frame)
    {
        var reader = new MessagePackReader(frame);
        reader.ReadArrayHeader();
        switch (reader.ReadInt32())
        {
            case Invocation:
                reader.Skip();
                reader.Skip();
                var target = reader.ReadString()!;
                var arguments = new object?[reader.ReadArrayHeader()];
                for (var i = 0; i < arguments.Length; i++) arguments[i] = Value(ref reader);
                return new HubMessage(target, arguments);
            case Completion:
                reader.Skip();
                var id = reader.ReadString();
                var kind = reader.ReadInt32();
                return new HubMessage("", kind == NonVoidResult ? [Value(ref reader)] : [], id);
            case Close:
                return new HubMessage("close", []);
            default:
                return null;
        }
    }

    private static object? Value(ref MessagePackReader reader) => reader.NextMessagePackType switch
    {
        MessagePackType.Nil => Nothing(ref reader),
        MessagePackType.Integer => reader.ReadInt64(),
        MessagePackType.Boolean => reader.ReadBoolean(),
        MessagePackType.String => reader.ReadString(),
        MessagePackType.Binary => reader.ReadBytes() is { } bytes ? bytes.ToArray() : null,
        _ => Nothing(ref reader),
    };

    private static object? Nothing(ref MessagePackReader reader)
    {
        reader.Skip();
        return null;
    }

    private static void Write(ref MessagePackWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNil(); break;
            case bool yes: writer.Write(yes); break;
            case long number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            default: writer.Write((string)value); break;
        }
    }

    private static byte[] Framed(ReadOnlySpan<byte> body)
    {
        var size = new List<byte>(5);
        for (var left = body.Length; ; left >>= 7)
        {
            size.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            if (left <= 0x7F) return [.. size, .. body];
        }
    }
}
