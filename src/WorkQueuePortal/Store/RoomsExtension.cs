using Microsoft.EntityFrameworkCore.Infrastructure;

namespace WorkQueuePortal.Store;

/// <summary>Tells a context which rooms it maps: contexts come from a pool, which makes them of their options alone.</summary>
internal sealed class RoomsExtension(IReadOnlyList<RoomTables> rooms) : IDbContextOptionsExtension
{
    public IReadOnlyList<RoomTables> Rooms => rooms;

    public DbContextOptionsExtensionInfo Info => new AboutIt(this);

    public void ApplyServices(IServiceCollection services)
    {
        // It adds none.
    }

    public void Validate(IDbContextOptions options)
    {
        // Every list of rooms is a model.
    }

    private sealed class AboutIt(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is AboutIt;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Rooms"] = "";
    }
}
