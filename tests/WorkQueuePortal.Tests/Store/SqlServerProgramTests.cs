using WorkQueuePortal.Jobs;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>Every query and every action of the program, run on the SQL Server provider with made-up arguments: what it would send is bound against the schema.
/// Nobody has to list them, so none is forgotten. Made-up rows lead nowhere at some point, and then the run ends; what was sent until then counts.</summary>
public sealed class SqlServerProgramTests
{
    /// <summary>They refuse a made-up document before they ask the store.</summary>
    private static readonly string[] Silent = ["ReceiveDocument", "SweepDropFolder"];

    [Fact]
    public async Task Every_query_sends_what_the_schema_knows()
    {
        var sent = await Send(EveryPart.In("Queries"));
        Assert.Empty(sent.Where(s => s.Statements.Count == 0).Select(s => s.Part.Name));
        Assert.Empty(SqlServerSchema.Bind(sent.SelectMany(s => s.Statements)));
        Count("queries", sent, atLeast: 90);
    }

    [Fact]
    public async Task Every_action_sends_what_the_schema_knows()
    {
        var sent = await Send([.. EveryPart.In("Actions"), typeof(JobLeases), typeof(JobRunner)]);
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

    private static async Task<IReadOnlyList<(Type Part, IReadOnlyList<SqlStatement> Statements)>> Send(IEnumerable<Type> parts)
    {
        var sent = new List<(Type, IReadOnlyList<SqlStatement>)>();
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal)) sent.Add((part, await new SqlServerCapture().Run(dbs => EveryPart.Use(part, (method, fault) => TestContext.Current.TestOutputHelper?.WriteLine($"{part.Name}.{method.Name} ended: {fault.Message}"), dbs))));
        return sent;
    }
}
