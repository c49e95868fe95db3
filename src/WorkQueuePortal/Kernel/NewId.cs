namespace WorkQueuePortal.Kernel;

/// <summary>Keys made by the program, in an order that suits the store's index: newest last.</summary>
public static class NewId
{
    /// <summary>SQL Server compares the last six bytes of a uniqueidentifier first. Set once at start, before the first row.</summary>
    public static bool ForSqlServer { get; set; }

    public static Guid Next()
    {
        var id = Guid.CreateVersion7();
        return ForSqlServer ? TimeLast(id) : id;
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
