using WorkQueuePortal.Access;
using WorkQueuePortal.Integration.Mirror;
using WorkQueuePortal.Store;

namespace WorkQueuePortal;

/// <summary>The rooms that keep something, one line each, in the order of their first scripts: the third line is <c>0003_mirror.sql</c>.</summary>
public static class Rooms
{
    public static IReadOnlyList<RoomTables> Tables { get; } =
    [
        new StoreTables(),
        new AccessTables(),
        new MirrorTables(),
    ];
}
