using System.Collections.Concurrent;
using Npgsql;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>Every query and every action, run with made-up arguments on a real PostgreSQL: whatever it sends must be something that PostgreSQL can read.</summary>
public sealed class PostgreSqlProgramTests
{
    [Fact]
    public async Task Every_query_and_action_sends_what_PostgreSQL_understands()
    {
        var faults = new ConcurrentBag<string>();
        foreach (var part in EveryPart.In("Queries").Concat(EveryPart.In("Actions")).Concat([typeof(JobLeases), typeof(JobRunner)]))
            await EveryPart.Use(part, (method, fault) =>
            {
                if (Misunderstood(fault)) faults.Add($"{part.Name}.{method.Name}: {fault.Message}");
            }, store: StoreProvider.PostgreSql);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_query_that_it_does_not_understand_is_told()
    {
        await using var portal = new TestPortal(store: StoreProvider.PostgreSql);
        Assert.True(Misunderstood(Assert.Throws<PostgresException>(() => PostgreSqlServer.Execute(portal.Connection, "SELECT Id FROM WorkItems"))));
    }

    /// <summary>Classes 42 (syntax, names, types) and 22 (values), a value of a kind that the client refuses, and a query that EF could not translate.</summary>
    private static bool Misunderstood(Exception fault) => fault switch
    {
        PostgresException answer => answer.SqlState.StartsWith("42", StringComparison.Ordinal) || answer.SqlState.StartsWith("22", StringComparison.Ordinal),
        InvalidCastException or ArgumentException => fault.Source == "Npgsql",
        InvalidOperationException => fault.Message.Contains("could not be translated", StringComparison.Ordinal),
        _ => false,
    };
}
