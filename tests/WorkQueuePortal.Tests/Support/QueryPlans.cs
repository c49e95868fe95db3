using System.Collections.Concurrent;
using System.Diagnostics;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The statements that a piece of the portal runs on its store, and how the store would find their rows.</summary>
internal sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

    private readonly TestPortal _portal;
    private readonly ConcurrentQueue<Statement> _statements = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    private QueryPlans(TestPortal portal)
    {
        _portal = portal;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <returns>One text for each statement that names <paramref name="table"/>: its plan, a step a line.</returns>
    public static async Task<IReadOnlyList<string>> Of(TestPortal portal, string table, Func<Task> run)
    {
        using var plans = new QueryPlans(portal);
        await run();
        return [.. plans._statements.Where(s => s.Sql.Contains($"\"{table}\"", StringComparison.Ordinal) || s.Sql.Contains($" {table} ", StringComparison.Ordinal)).Where(s => !s.Sql.StartsWith("INSERT", StringComparison.Ordinal)).Select(plans.Explain)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Other tests run beside this one, each on a store of its own.
        if (value.Value is not CommandEventData { Command: var command, Context: PortalDb db } || value.Key != RelationalEventId.CommandExecuting.Name || db.Database.GetConnectionString() != _portal.Connection) return;
        _statements.Enqueue(new Statement(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }

    private string Explain(Statement statement)
    {
        using var db = _portal.Dbs.OpenAll();
        // A connection that EF has not set up: functions that it brings along are not needed to plan, only to run.
        var (provider, isFile) = (DbProviderFactories.GetFactory(db.Database.GetDbConnection())!, db.Database.IsSqlite());
        using var connection = provider.CreateConnection()!;
        connection.ConnectionString = _portal.Connection;
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The portal's own statement.
        command.CommandText = (isFile ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Sql;
#pragma warning restore CA2100
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(isFile ? 3 : 0));
        return string.Join('\n', steps);
    }
}
