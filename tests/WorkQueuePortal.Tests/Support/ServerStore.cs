using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A database of its own on a real PostgreSQL.</summary>
public sealed class ServerStore : IAsyncDisposable
{
    private readonly string _name = $"wqp_{Guid.CreateVersion7():N}";
    public StoreOptions Options { get; private set; } = null!;
    public PortalDbs Dbs { get; private set; } = null!;

    public static async Task<ServerStore> New()
    {
        var store = new ServerStore();
        var server = Environment.GetEnvironmentVariable("WQP_SCRATCH")!;
        await using (var admin = new NpgsqlConnection(server))
        {
            await admin.OpenAsync();
            await using var command = admin.CreateCommand();
            command.CommandText = $"CREATE DATABASE {store._name}";
            await command.ExecuteNonQueryAsync();
        }
        store.Options = new StoreOptions(StoreProvider.PostgreSql, ".", new NpgsqlConnectionStringBuilder(server) { Database = store._name, MaxPoolSize = 30 }.ToString());
        Assert.True(new SchemaUpgrade(store.Options, NullLogger.Instance).Apply().IsDone);
        store.Dbs = new PortalDbs(StoreSetup.For(store.Options).Options, Rooms.Tables);
        return store;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
