using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Edges;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Edges;

public sealed class WorkRehearsalTests
{
    [StoreFact]
    public async Task It_takes_an_item_and_claims_one_and_leaves_nothing_of_either()
    {
        var heard = new Heard();
        await using var portal = Portal(heard);
        var facility = await portal.Furnish();
        await portal.Open(facility, 3);
        var person = Person.New(NewId.Next(), "maya", "Maya", "maya@example.org", "AP specialist", [Roles.ApSpecialist], facility.Id, null, null);
        await portal.Given(person);
        var (items, facts) = ((await portal.All<WorkItem>()).Select(i => (i.Id, i.Version, i.State, i.OwnerId)).ToHashSet(), (await portal.All<FactRow>()).Count);
        heard.Statements.Clear();
        var told = new List<Change>();
        using var subscription = portal.Changes.Subscribe(told.AddRange);

        await new WorkRehearsal().Run(portal.Get<IServiceProvider>(), TestPortal.Ct);

        Assert.Contains(heard.Statements, s => s.Contains("\"Handoffs\"", StringComparison.Ordinal) && s.Contains("INSERT", StringComparison.Ordinal));
        Assert.Contains(heard.Statements, s => s.Contains("\"PullDecisions\"", StringComparison.Ordinal) && s.Contains("INSERT", StringComparison.Ordinal));
        Assert.Equal(items, (await portal.All<WorkItem>()).Select(i => (i.Id, i.Version, i.State, i.OwnerId)).ToHashSet());
        Assert.Equal(facts, (await portal.All<FactRow>()).Count);
        Assert.Empty(await portal.All<Handoff>());
        Assert.Empty(await portal.All<PullDecision>());
        Assert.Empty(told);
    }

    [StoreFact]
    public async Task Where_there_is_no_work_there_is_nothing_to_rehearse()
    {
        await using var portal = Portal(new Heard());
        await new WorkRehearsal().Run(portal.Get<IServiceProvider>(), TestPortal.Ct);
        Assert.Empty(await portal.All<FactRow>());
    }

    [Fact]
    public async Task A_rehearsal_that_fails_keeps_nobody_out()
    {
        await using var portal = await TestPortal.Start();
        using var rehearsals = new Rehearsals([new Fails()], portal.Get<IServiceScopeFactory>(), TimeProvider.System, NullLogger<Rehearsals>.Instance);
        Assert.False(rehearsals.AreOver);

        await rehearsals.StartAsync(TestPortal.Ct);
        await rehearsals.ExecuteTask!;

        Assert.True(rehearsals.AreOver);
    }

    private static TestPortal Portal(Heard heard) => new(services =>
    {
        services.AddSingleton(new PortalSettings());
        services.AddSingleton(p => new PortalDbs(StoreSetup.For(p.GetRequiredService<StoreOptions>(), Rooms.Tables).AddInterceptors(heard).Options));
    });

    private sealed class Fails : IRehearsal
    {
        public Task Run(IServiceProvider services, CancellationToken ct) => throw new InvalidOperationException("The store is away.");
    }

    private sealed class Heard : DbCommandInterceptor
    {
        public ConcurrentBag<string> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements.Add(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Statements.Add(command.CommandText);
            return new(result);
        }
    }
}
