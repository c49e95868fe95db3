using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Runs queries and actions on the SQL Server provider with no server: what they would send is kept, and nothing is sent.
/// A query gets one made-up row (texts empty, numbers 1, ids zero) the first time it is asked and none afterwards, so that code which walks
/// rows asks on and code which waits for "no more" comes to an end.</summary>
public sealed class SqlServerCapture
{
    public static readonly StoreOptions Options = new(StoreProvider.SqlServer, ".", "Server=nowhere;Database=none;User Id=nobody;Password=none");

    private readonly ConcurrentQueue<SqlStatement> _statements = new();
    private readonly PortalDbs _dbs;

    public SqlServerCapture()
    {
        var options = StoreSetup.For(Options, Rooms.Tables).AddInterceptors(new NeverOpens(), new NeverBegins(), new OnlyKeeps(_statements));
        _dbs = new PortalDbs(options.Options);
    }

    /// <summary>Runs something that reads, and hands back what it would have sent.</summary>
    public async Task<IReadOnlyList<SqlStatement>> Run(Func<PortalDbs, Task> program)
    {
        _statements.Clear();
        await program(_dbs);
        return [.. _statements];
    }

    /// <summary>Runs an action as somebody, and hands back what it would have sent. Rows that it loads have version 1.</summary>
    public Task<IReadOnlyList<SqlStatement>> Run(Actor actor, Func<UnitOfWork, Task> action) => Run(async dbs =>
    {
        using var numbers = new Numbers(dbs);
        await action(new UnitOfWork(dbs, new FakeClock(TestPortal.Morning), numbers, new Changes(), new Acting(actor)));
    });

    private sealed class NeverOpens : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());
    }

    private sealed class NeverBegins : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
            InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

        // The command refuses a transaction that is not SqlClient's own, and never needs it.
        private sealed class NoTransaction(DbConnection connection) : DbTransaction
        {
            public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;
            protected override DbConnection DbConnection => connection;
            public override void Commit() { }
            public override void Rollback() { }
        }
    }

    private sealed class OnlyKeeps(ConcurrentQueue<SqlStatement> statements) : DbCommandInterceptor
    {
        private const int Enough = 500;
        private readonly ConcurrentDictionary<string, byte> _answered = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
            InterceptionResult<DbDataReader>.SuppressWithResult(Keep(command, eventData));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult<DbDataReader>.SuppressWithResult(Keep(command, eventData)));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Keep(command, eventData);
            return InterceptionResult<int>.SuppressWithResult(1);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(NonQueryExecuting(command, eventData, result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
        {
            Keep(command, eventData);
            return InterceptionResult<object>.SuppressWithResult(1);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            new(ScalarExecuting(command, eventData, result));

        private MadeUpRows Keep(DbCommand command, CommandEventData eventData)
        {
            if (statements.Count == Enough) throw new InvalidOperationException($"The program asks without end:\n{command.CommandText}");
            statements.Enqueue(new SqlStatement(command.CommandText, string.Join('\n', command.Parameters.OfType<SqlParameter>().Select(Declare))));
            return eventData.CommandSource == CommandSource.SaveChanges ? new MadeUpRows(sets: MadeUpRows.OneForEachChange) : new MadeUpRows(sets: _answered.TryAdd(command.CommandText, 0) ? 1 : 0, SqlServerSchema.Columns(command.CommandText));
        }

        private static string Declare(SqlParameter parameter)
        {
            var name = parameter.SqlDbType.ToString().ToLowerInvariant();
            var type = parameter.SqlDbType switch
            {
                SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary => $"{name}({(parameter.Size is > 0 and <= 4000 ? parameter.Size : "max")})",
                SqlDbType.Decimal => $"decimal({Math.Max((int)parameter.Precision, 18)},{parameter.Scale})",
                _ => name,
            };
            return $"DECLARE {(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {type};";
        }
    }
}
