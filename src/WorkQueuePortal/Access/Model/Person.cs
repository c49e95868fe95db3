using Microsoft.AspNetCore.Identity;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Access.Model;

/// <summary>Somebody who signs in. ASP.NET Core Identity keeps the password, the stamp and the lock-out; roles and facilities are ours.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public Guid HomeFacilityId { get; set; }
    public bool SeesAllFacilities { get; set; }
    public Guid? ManagerId { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>The note beside the name on the demonstration's sign-in page; null for those who are not offered there.</summary>
    public string? PersonaNote { get; set; }

    public IReadOnlyList<PersonRole> Roles { get; init; } = new List<PersonRole>();
    public IReadOnlyList<PersonFacility> Facilities { get; init; } = new List<PersonFacility>();

    public Actor AsActor() => new(Id, Name, Roles.Select(r => r.Role).ToHashSet(), SeesAllFacilities ? null : Facilities.Select(f => f.FacilityId).ToHashSet());

    /// <summary>A person whom Identity can find by the address. Without a password nobody signs in as them.</summary>
    /// <param name="facilities">Null for all.</param>
    public static Person New(Guid id, string code, string name, string email, string title, IEnumerable<string> roles, Guid home, IReadOnlyList<Guid>? facilities, Guid? manager) => new()
    {
        Id = id, Code = code, Name = name, Title = title, Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, UserName = email, NormalizedUserName = email.ToUpperInvariant(),
        SecurityStamp = id.ToString("N"), LockoutEnabled = true, HomeFacilityId = home, SeesAllFacilities = facilities is null, ManagerId = manager,
        Roles = [.. roles.Distinct().Select(r => new PersonRole(id, r))], Facilities = [.. (facilities ?? []).Distinct().Select(f => new PersonFacility(id, f))],
    };

    public bool Has(string role) => Roles.Any(r => r.Role == role);
}

public sealed record PersonRole(Guid PersonId, string Role);

public sealed record PersonFacility(Guid PersonId, Guid FacilityId);

/// <summary>A department and the person who answers for it.</summary>
public sealed class Department
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public Guid FacilityId { get; init; }
    public Guid ManagerId { get; set; }
}
