using System.Reflection;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>Every query and every action of the program, run on the SQL Server provider with made-up arguments: what it would send is bound against the schema.
/// Nobody has to list them, so none is forgotten. Made-up rows lead nowhere at some point, and then the run ends; what was sent until then counts.</summary>
public sealed class SqlServerProgramTests
{
    /// <summary>They refuse a made-up reason or document before they ask the store.</summary>
    private static readonly string[] Silent = ["PauseItem", "ReceiveDocument", "SweepDropFolder"];

    [Fact]
    public async Task Every_query_sends_what_the_schema_knows()
    {
        var sent = await Send(In("Queries"));
        Assert.Empty(sent.Where(s => s.Statements.Count == 0).Select(s => s.Part.Name));
        Assert.Empty(SqlServerSchema.Bind(sent.SelectMany(s => s.Statements)));
        Count("queries", sent, atLeast: 90);
    }

    [Fact]
    public async Task Every_action_sends_what_the_schema_knows()
    {
        var sent = await Send([.. In("Actions"), typeof(JobLeases), typeof(JobRunner)]);
        Assert.Equal(Silent, sent.Where(s => s.Statements.Count == 0).Select(s => s.Part.Name));
        Assert.Empty(SqlServerSchema.Bind(sent.SelectMany(s => s.Statements)));
        Count("actions", sent, atLeast: 70);
    }

    /// <summary>So that a capture that goes deaf is noticed.</summary>
    private static void Count(string what, IReadOnlyList<(Type Part, IReadOnlyList<SqlStatement> Statements)> sent, int atLeast)
    {
        var (all, different) = (sent.Sum(s => s.Statements.Count), sent.SelectMany(s => s.Statements).Select(s => s.Text).Distinct().Count());
        TestContext.Current.TestOutputHelper?.WriteLine($"{all} statements of {sent.Count} {what} bound, {different} of them different.");
        Assert.InRange(different, atLeast, all);
    }

    private static IEnumerable<Type> In(string part) => typeof(PortalDb).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false } && type.Namespace?.EndsWith($".{part}", StringComparison.Ordinal) == true && Runs(type).Any());

    private static IEnumerable<MethodInfo> Runs(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken)) && method.GetParameters().All(p => p.ParameterType != typeof(WriteScope)));

    private static async Task<IReadOnlyList<(Type Part, IReadOnlyList<SqlStatement> Statements)>> Send(IEnumerable<Type> parts)
    {
        var sent = new List<(Type, IReadOnlyList<SqlStatement>)>();
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal)) sent.Add((part, await new SqlServerCapture().Run(dbs => Use(part, dbs))));
        return sent;
    }

    private static async Task Use(Type part, PortalDbs dbs)
    {
        await using var portal = new TestPortal(services =>
        {
            services.AddSingleton(dbs);
            services.AddSingleton<JobStorage>(new NoClock());
            foreach (var job in IntegrationJobs.All(JobPace.Of(new ConfigurationBuilder().Build()))) services.AddSingleton(job);
            foreach (var each in In("Queries").Concat(In("Actions"))) services.AddScoped(each);
        });
        portal.Actor = new Actor(Guid.AllBitsSet, "Everybody", Roles.Names.Keys.ToHashSet(), new HashSet<Guid> { Guid.Empty });
        foreach (var method in Runs(part))
            try
            {
                if (method.Invoke(portal.Get(part), [.. method.GetParameters().Select(p => MadeUp.Of(p.ParameterType))]) is Task running) await running;
            }
            catch (Exception ended) when (ended is not OutOfMemoryException)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{part.Name}.{method.Name} ended: {ended.GetBaseException().Message}");
            }
    }

    /// <summary>Hangfire's own storage keeps a log for the whole process, so what asks only when a job runs next gets one that knows of none.</summary>
    private sealed class NoClock : JobStorage
    {
        public override IStorageConnection GetConnection() => DispatchProxy.Create<IStorageConnection, Nothing>();
        public override IMonitoringApi GetMonitoringApi() => throw new NotSupportedException();
    }
}

/// <summary>Answers every question of Hangfire with nothing.</summary>
public class Nothing : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.ReturnType == typeof(HashSet<string>) ? new HashSet<string>() : null;
}
