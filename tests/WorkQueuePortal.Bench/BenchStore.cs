using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Bench;

/// <summary>The portal's rooms on a SQLite file or a PostgreSQL database, without screens and without anything in the background.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly StoreOptions _options;
    private readonly bool _isOwn;

    /// <param name="folder">An existing store; null makes one of its own, which is deleted at the end.</param>
    /// <param name="server">The connection string of a PostgreSQL database; null for a SQLite file in the folder.</param>
    public BenchStore(string? folder = null, Actor? actor = null, string? server = null)
    {
        _isOwn = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("wqp-bench-").FullName;
        _options = server is null ? StoreOptions.Sqlite(Folder) : new StoreOptions(StoreProvider.PostgreSql, Folder, server);
        var applied = new SchemaUpgrade(_options, NullLogger.Instance).Apply();
        if (!applied.IsDone) throw new InvalidOperationException(applied.Sentence);

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [StoreOptions.FolderKey] = Folder, [StoreOptions.ProviderKey] = server is null ? null : nameof(StoreProvider.PostgreSql), [StoreOptions.ConnectionKey] = server }).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IConfiguration>(configuration);
        services.AddStore(configuration, Rooms.Tables);
        services.AddSingleton<Access.Actors>();
        services.AddScoped<ICurrentActor>(_ => new Always(actor ?? Actor.System));
        services.AddIntegration(configuration);
        services.AddWork();
        services.AddInvoices();
        services.AddRequisitions();
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }
    public bool IsServer => _options.Provider != StoreProvider.Sqlite;
    public PortalDbs Dbs => _services.GetRequiredService<PortalDbs>();
    public IClock Clock => _services.GetRequiredService<IClock>();
    public SandboxErp Erp => _services.GetRequiredService<SandboxErp>();
    public IServiceProvider Services => _services;

    /// <summary>A part of the portal in a scope of its own, as another request would have it.</summary>
    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_options.Provider == StoreProvider.Sqlite)
            await using (var connection = new SqliteConnection(_options.Connection)) SqliteConnection.ClearPool(connection);
        if (_isOwn) Directory.Delete(Folder, recursive: true);
    }

    private sealed class Always(Actor actor) : ICurrentActor
    {
        public ValueTask<Actor> Get() => new(actor);
    }
}
