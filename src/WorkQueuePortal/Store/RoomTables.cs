using Microsoft.EntityFrameworkCore;

namespace WorkQueuePortal.Store;

/// <summary>How one room keeps its entities. Each room has one, in its <c>…Tables.cs</c>; <c>Rooms</c> lists them.</summary>
public abstract class RoomTables
{
    public abstract void Map(ModelBuilder model);
}
