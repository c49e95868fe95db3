using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using WorkQueuePortal.Jobs.Actions;
using WorkQueuePortal.Jobs.Edges;
using WorkQueuePortal.Jobs.Queries;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

public static class JobsSetup
{
    public const string DashboardPath = "/admin/hangfire";

    /// <summary>The jobs of this room. Other rooms' jobs are registered as further <see cref="JobDefinition"/> singletons.</summary>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var pace = JobPace.Of(configuration);
        services.AddSingleton(pace);
        foreach (var job in IntegrationJobs.All(pace).Concat(WorkJobs.All)) services.AddSingleton(job);
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobRows>();
        services.AddScoped<RunJob>();
        services.AddTransient<HangfireJobs>();
        services.AddTransient<RungJob>();

        services.AddHangfire(hangfire => Storage(hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings(), configuration));
        // Not by AddHangfireServer, which keeps the server where nobody can tell it to stop taking jobs.
        services.AddSingleton(provider => new BackgroundJobServerHostedService(provider.GetRequiredService<JobStorage>(), new BackgroundJobServerOptions
        {
            Activator = provider.GetRequiredService<JobActivator>(), WorkerCount = Math.Max(2, Environment.ProcessorCount),
            // Hangfire looks for what is due this often; it must be finer than the finest job, and a mark of a clock is told no later than this after it is reached.
            SchedulePollingInterval = TimeSpan.FromSeconds(Math.Clamp(pace.FeedSeconds / 4, 1, 2)),
        }, [], provider.GetService<IHostApplicationLifetime>()));
        services.AddHostedWhenOpen<BackgroundJobServerHostedService>();
        services.AddHostedService<StopsTakingJobs>();
        services.AddHostedWhenOpen<RecurringJobs>();
        services.AddHostedWhenOpen<PumpNudge>();
        services.AddHostedService<RungTimer>();
        services.AddHostedWhenOpen<OfferNudge>();
    }

    public static void MapJobs(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard(DashboardPath, new DashboardOptions { AsyncAuthorization = [new DashboardForAdmins()], Authorization = [], IsReadOnlyFunc = _ => false, DisplayStorageConnectionString = false });

    /// <summary>Hangfire's locks on PostgreSQL are rows. A node that was killed leaves its own behind, and a node that starts waits for it 15 s and then gives up, so it must lapse before. It guards moments; that a job runs once is for <see cref="JobLeases"/>.</summary>
    private static readonly TimeSpan LockOfTheDead = TimeSpan.FromSeconds(8);

    /// <summary>On a server Hangfire's tables lie beside ours, so that nodes share the clock; Jobs:Storage "Memory" keeps them in memory there too. SQLite has no storage
    /// of its own, which does no harm: the clock may be lost, what is due stands in our tables.</summary>
    private static void Storage(IGlobalConfiguration hangfire, IConfiguration configuration)
    {
        var store = StoreOptions.Read(configuration).Value;
        var provider = string.Equals(configuration["Jobs:Storage"], "Memory", StringComparison.OrdinalIgnoreCase) ? StoreProvider.Sqlite : store?.Provider;
        if (provider is StoreProvider.SqlServer)
            hangfire.UseSqlServerStorage(store!.Connection, new SqlServerStorageOptions { SchemaName = "hangfire", SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5), DisableGlobalLocks = true });
        else if (provider is StoreProvider.PostgreSql)
            hangfire.UsePostgreSqlStorage(to => to.UseNpgsqlConnection(store!.Connection), new PostgreSqlStorageOptions { SchemaName = "hangfire", UseSlidingInvisibilityTimeout = true, DistributedLockTimeout = LockOfTheDead });
        else
            hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
    }
}
