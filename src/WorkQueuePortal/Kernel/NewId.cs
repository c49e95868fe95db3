namespace WorkQueuePortal.Kernel;

/// <summary>Keys made by the program: version 7 of RFC 9562, each after the one before, also within a millisecond. So rows of one save keep the order they were made in,
/// and an index grows at its end.</summary>
public static class NewId
{
    private const int CounterBits = 12;
    private static long _last;

    /// <summary>SQL Server compares the last six bytes of a uniqueidentifier first. Set once at start, before the first row.</summary>
    public static bool ForSqlServer { get; set; }

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var stamp = Later(Millisecond(bytes) << CounterBits);
        Write(bytes, stamp);
        var id = new Guid(bytes, bigEndian: true);
        return ForSqlServer ? TimeLast(id) : id;
    }

    /// <summary>The time and counter, or one more than the last where the clock has not moved on.</summary>
    private static long Later(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }

    private static long Millisecond(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        foreach (var part in bytes[..6]) value = (value << 8) | part;
        return value;
    }

    private static void Write(Span<byte> bytes, long stamp)
    {
        var (time, counter) = (stamp >> CounterBits, (int)(stamp & 0xFFF));
        for (var i = 5; i >= 0; i--, time >>= 8) bytes[i] = (byte)(time & 0xFF);
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)(counter & 0xFF);
    }

    internal static Guid TimeLast(Guid id)
    {
        Span<byte> from = stackalloc byte[16], to = stackalloc byte[16];
        id.TryWriteBytes(from, bigEndian: true, out _);
        from[6..16].CopyTo(to);
        from[..6].CopyTo(to[10..]);
        return new Guid(to, bigEndian: true);
    }
}
