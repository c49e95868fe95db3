using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store.Dialects;

namespace WorkQueuePortal.Store;

/// <summary>One operation's view of the store, narrowed to the facilities of one actor. Never kept longer than that operation.</summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    /// <summary>The name of the filter that hides other facilities' rows.</summary>
    public const string FacilityFilter = "Facility";

    private readonly IReadOnlyList<RoomTables> _rooms = options.FindExtension<RoomsExtension>()?.Rooms ?? throw new ArgumentException("The options do not say which rooms are mapped.", nameof(options));

    private readonly Dictionary<object, object?> _once = [];

    // Nobody's until an operation begins: what is forgotten shows nothing instead of everything.
    private List<Guid> _facilities = [];

    private bool SeesAll { get; set; }

    /// <summary>What the next operation sees, and nothing of what the last one remembered.</summary>
    /// <param name="facilities">Null for all.</param>
    internal void Begin(IReadOnlySet<Guid>? facilities)
    {
        (_facilities, SeesAll) = (facilities is null ? [] : [.. facilities], facilities is null);
        _once.Clear();
    }

    /// <summary>What this operation reads again and again and does not write, such as the site of a row: asked of the store the first time only.</summary>
    /// <param name="what">Equal for who wants the same.</param>
    public async Task<T> Once<T>(object what, Func<Task<T>> read)
    {
        if (_once.TryGetValue(what, out var known)) return (T)known!;
        var found = await read();
        _once[what] = found;
        return found;
    }

    /// <summary>Rows of all facilities, for what must be judged alike whoever asks. What is shown of them to a person is for the caller to weigh.</summary>
    public IQueryable<T> Everywhere<T>() where T : class => Set<T>().IgnoreQueryFilters([FacilityFilter]);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamps.Follow(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamps.Follow(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsUtc>().HavePrecision(3);
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateAsDate>();
        configurationBuilder.Properties<Duration>().HaveConversion<DurationAsTicks>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var room in _rooms) room.Map(modelBuilder);
        var dialect = this.Dialect();
        dialect.OrderChanges(modelBuilder.Entity<ChangeRow>());
        var isPostgreSql = Database.IsNpgsql();
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (dialect.SortsWithinEqualRows) IndexAnswers.LeaveOutLastTerms(entity);
            if (entity.FindPrimaryKey() is { Properties: [var key] } && key.ClrType == typeof(Guid)) key.ValueGenerated = ValueGenerated.Never;
            // A limit this high means none, as it does in the other stores.
            if (isPostgreSql)
                foreach (var body in entity.GetProperties().Where(p => p.GetMaxLength() >= StoreTables.LongText)) body.SetColumnType("text");
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType)) entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            if (typeof(IAtFacility).IsAssignableFrom(entity.ClrType)) modelBuilder.Entity(entity.ClrType).HasQueryFilter(FacilityFilter, SeenByActor(entity.ClrType));
        }
    }

    /// <summary><c>row => SeesAll || _facilities.Contains(row.FacilityId)</c>. The two values are read from this context when the query runs.</summary>
    private LambdaExpression SeenByActor(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var here = Expression.Constant(this);
        var contains = Expression.Call(Expression.Field(here, nameof(_facilities)), nameof(List<>.Contains), null, Expression.Property(row, nameof(IAtFacility.FacilityId)));
        return Expression.Lambda(Expression.OrElse(Expression.Property(here, nameof(SeesAll)), contains), row);
    }
}
