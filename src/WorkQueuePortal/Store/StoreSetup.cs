using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

public static class StoreSetup
{
    /// <summary>After <see cref="StoreStart.Check"/>, which says in a sentence what is wrong with the settings; here they must be right.</summary>
    public static void AddStore(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<RoomTables> rooms)
    {
        var read = StoreOptions.Read(configuration);
        var options = read.Value ?? throw new InvalidOperationException(read.Sentence);
        NewId.ForSqlServer = options.Provider == StoreProvider.SqlServer;

        services.AddSingleton(options);
        services.AddSingleton(provider => For(options, rooms).UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Options);
        services.AddSingleton<PortalDbs>();
        services.AddSingleton<Numbers>();
        services.AddSingleton<Changes>();
        services.AddSingleton(new SharedReads(TimeProvider.System));
        services.AddSingleton(NodePace.Of(configuration));
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<Rehearsals>();
        services.AddHostedWhenOpen<Rehearsals>();
        services.AddSingleton<Opening>();
        services.AddSingleton<Departure>();
        services.AddScoped<UnitOfWork>();
        services.AddSingleton<StoredKeys>();
        services.AddDataProtection().SetApplicationName("WorkQueuePortal");
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>((keys, store) => keys.XmlRepository = store);
        services.TryAddSingleton(TimeProvider.System);
#pragma warning disable RS0030 // The one place where the program asks the machine for the time.
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
    }

    /// <summary>The context options of a store: what the program and the tests of the store share.</summary>
    public static DbContextOptionsBuilder<PortalDb> For(StoreOptions options, IReadOnlyList<RoomTables> rooms)
    {
        var builder = new DbContextOptionsBuilder<PortalDb>();
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new RoomsExtension(rooms));
        builder.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.FirstWithoutOrderByAndFilterWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning, RelationalEventId.MultipleCollectionIncludeWarning));
        return options.Provider switch
        {
            StoreProvider.SqlServer => builder.UseSqlServer(options.Connection, sql => sql.EnableRetryOnFailure().UseCompatibilityLevel(150)),
            StoreProvider.PostgreSql => builder.UseNpgsql(options.Connection, sql => sql.EnableRetryOnFailure()),
            _ => builder.UseSqlite(options.Connection).AddInterceptors(new SqlitePragmas()),
        };
    }
}
