using System.Reflection;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Every query and every action of the program, to be run with made-up arguments. Nobody has to list them, so none is forgotten.</summary>
internal static class EveryPart
{
    public static IEnumerable<Type> In(string part) => typeof(PortalDb).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false } && type.Namespace?.EndsWith($".{part}", StringComparison.Ordinal) == true && Runs(type).Any());

    public static IEnumerable<MethodInfo> Runs(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken)) && method.GetParameters().All(p => p.ParameterType != typeof(WriteScope)));

    /// <param name="dbs">Where the part reads and writes; null is the store of the portal it gets.</param>
    /// <param name="ended">Is told how a run ended that did not come to its end.</param>
    public static async Task Use(Type part, Action<MethodInfo, Exception> ended, PortalDbs? dbs = null, StoreProvider? store = null)
    {
        await using var portal = new TestPortal(services =>
        {
            if (dbs is not null) services.AddSingleton(dbs);
            services.AddSingleton<JobStorage>(new NoClock());
            foreach (var job in IntegrationJobs.All(JobPace.Of(new ConfigurationBuilder().Build()))) services.AddSingleton(job);
            foreach (var each in In("Queries").Concat(In("Actions"))) services.AddScoped(each);
        }, store);
        portal.Actor = new Actor(Guid.AllBitsSet, "Everybody", Roles.Names.Keys.ToHashSet(), new HashSet<Guid> { Guid.Empty });
        foreach (var method in Runs(part))
            try
            {
                if (method.Invoke(portal.Get(part), [.. method.GetParameters().Select(p => MadeUp.Of(p.ParameterType))]) is Task running) await running;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                ended(method, fault.GetBaseException());
            }
    }

    /// <summary>Hangfire's own storage keeps a log for the whole process, so what asks only when a job runs next gets one that knows of none.</summary>
    private sealed class NoClock : JobStorage
    {
        public override IStorageConnection GetConnection() => DispatchProxy.Create<IStorageConnection, Nothing>();
        public override IMonitoringApi GetMonitoringApi() => throw new NotSupportedException();
    }}

/// <summary>Answers every question of Hangfire with nothing.</summary>
public class Nothing : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.ReturnType == typeof(HashSet<string>) ? new HashSet<string>() : null;
}
