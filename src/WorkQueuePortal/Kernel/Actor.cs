namespace WorkQueuePortal.Kernel;

/// <summary>Who acts: a person with roles and facilities, or the system itself. An argument, never ambient.</summary>
/// <param name="Id">The person; <see cref="Guid.Empty"/> for the system.</param>
/// <param name="Facilities">The facilities whose records this actor may see; null means all of them.</param>
public sealed record Actor(Guid Id, string Name, IReadOnlySet<string> Roles, IReadOnlySet<Guid>? Facilities)
{
    /// <summary>Jobs, pumps and rules. Sees every facility and holds every permission; what it did is told apart in the trail.</summary>
    public static Actor System { get; } = new(Guid.Empty, "System", new HashSet<string>(), null);

    public bool IsSystem => Id == Guid.Empty;
    public bool Has(string role) => Roles.Contains(role);
    public bool HasAny(params IEnumerable<string> roles) => roles.Any(Roles.Contains);
    /// <summary>Equal for people who see the same rows: a reading for one of them serves the others.</summary>
    public string Sight => string.Join(' ', Roles.Order(StringComparer.Ordinal).Concat(Facilities is null ? ["*"] : Facilities.Order().Select(f => f.ToString("N"))));
    public bool Sees(Guid facility) => Facilities is null || Facilities.Contains(facility);
}

/// <summary>A row that belongs to one facility. Every read and write of it is narrowed to the facilities of the actor.</summary>
public interface IAtFacility
{
    Guid FacilityId { get; }
}

/// <summary>A row that is loaded at the version its reader saw. The program sets the version; a newer row ends the action.</summary>
public interface IVersioned
{
    Guid Id { get; }
    int Version { get; set; }
}

/// <summary>A row that an act adds to tell what happened, and neither changes nor reads in the same act.</summary>
public interface ITrail;

/// <summary>A row that every node remembers instead of reading it again. Each save that adds, changes or removes one says so in the store, so that no node goes by what another has changed.</summary>
public interface IRemembered;
