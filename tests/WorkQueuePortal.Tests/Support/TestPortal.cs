using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Work;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The portal without its screens, on a real store of its own: one for each test, on SQLite or on the store of its <see cref="StoreFactAttribute"/>; a clock that stands still, nothing in the background.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    /// <summary>A Tuesday morning, 09:00 in New York: inside the working hours of most facilities.</summary>
    public static readonly Instant Morning = Instant.FromUtc(2026, 3, 10, 13, 0);

    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-test-").FullName;
    private readonly TestStore _store;
    private readonly ServiceProvider _services;
    private readonly List<AsyncServiceScope> _scopes = [];

    /// <param name="more">Registers what the test needs besides, or instead.</param>
    /// <param name="store">The store to stand on, where it is not the test's own.</param>
    public TestPortal(Action<IServiceCollection>? more = null, StoreProvider? store = null)
    {
        _store = TestStore.New(store ?? TestStore.OfThisTest, _folder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = _folder }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<IClock>(Clock);
        services.AddSingleton(_store.Options);
        // Who listens to statements hears the next one, also of a context that was used before.
        services.AddSingleton(new PortalDbs(StoreSetup.For(_store.Options, Rooms.Tables).ConfigureLoggingCacheTime(TimeSpan.Zero).Options));
        services.AddSingleton<Numbers>();
        services.AddSingleton<Changes>();
        services.AddSingleton(new SharedReads(TimeProvider.System, rest: 0));
        services.AddSingleton<Departure>();
        services.AddSingleton<Opening>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<ICurrentActor>(_ => new Signed(this));
        services.AddPeople();
        services.AddIntegration(configuration);
        services.AddWork();
        services.AddInvoices();
        services.AddRequisitions();
        services.AddSingleton(SandboxSettings.Default with { Wait = Waited });
        services.AddSingleton(JobPace.Of(configuration));
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobRunner>();
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public static Task<TestPortal> Start() => Task.FromResult(new TestPortal());

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeClock Clock { get; } = new(Morning);
    public Actor Actor { get; set; } = new(Guid.AllBitsSet, "Ines Integration", new HashSet<string> { Roles.Integration, Roles.ApSpecialist }, null);
    public PortalDbs Dbs => Get<PortalDbs>();
    public Changes Changes => Get<Changes>();
    public Numbers Numbers => Get<Numbers>();
    public string Folder => _folder;
    public StoreProvider Provider => _store.Options.Provider;
    public string Connection => _store.Options.Connection;
    public SandboxErp Erp => Get<SandboxErp>();
    public string Drop => Path.Combine(_folder, "drop");

    /// <summary>How long the sandbox pretended to be slow.</summary>
    public TimeSpan SlowFor { get; private set; }

    /// <summary>A part of the portal, in a scope of its own: as another request, circuit or job would have it.</summary>
    public T Get<T>() where T : notnull => (T)Get(typeof(T));

    public object Get(Type part)
    {
        var scope = _services.CreateAsyncScope();
        lock (_scopes) _scopes.Add(scope);
        return scope.ServiceProvider.GetRequiredService(part);
    }

    /// <summary>Acts as somebody: what an action takes.</summary>
    public UnitOfWork As(Actor actor) => Get<UnitOfWork>().As(actor);

    /// <summary>Stores rows as they are, past actions and facts: the state that a test starts from.</summary>
    public async Task Given(params object[] rows)
    {
        await using var db = Dbs.OpenAll();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public Task<Outcome> Write(Func<WriteScope, Task<Outcome>> body) => Get<UnitOfWork>().As(Actor.System).Write(Permissions.System, body, Ct);

    public Task<Outcome> Send(params IEnumerable<Outgoing> messages) => Write(at =>
    {
        foreach (var message in messages) at.Send(message);
        return Task.FromResult(Outcome.Done());
    });

    public async Task<IReadOnlyList<T>> All<T>() where T : class
    {
        await using var db = Dbs.Read(Actor.System);
        return await db.Set<T>().ToListAsync(Ct);
    }

    public async Task<IReadOnlyList<InboxMessage>> Messages(string? type = null) =>
        [.. (await All<InboxMessage>()).Where(m => type is null || m.Type == type).OrderBy(m => m.Ordinal)];

    public async Task<Facility> AddFacility(string code)
    {
        var facility = new Facility { Id = NewId.Next(), Code = code, Name = code, Kind = FacilityKind.Hospital, Zone = "America/New_York", CalendarCode = "SSC" };
        await Write(at =>
        {
            at.Add(facility);
            return Task.FromResult(Outcome.Done());
        });
        return facility;
    }

    public async Task<Person> AddPerson(string code)
    {
        var person = new Person { Id = NewId.Next(), Code = code, Name = code, UserName = code, NormalizedUserName = code, SecurityStamp = "stamp" };
        await Write(at =>
        {
            at.Add(person);
            return Task.FromResult(Outcome.Done());
        });
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes) await scope.DisposeAsync();
        await _services.DisposeAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task Waited(TimeSpan span, CancellationToken ct)
    {
        SlowFor += span;
        return Task.CompletedTask;
    }

    private sealed class Signed(TestPortal portal) : ICurrentActor
    {
        public ValueTask<Actor> Get() => new(portal.Actor);
    }
}
