using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Queries;

/// <summary>People, their roles and places.</summary>
public sealed class People(PortalDbs dbs)
{
    public async Task<PersonCard?> Card(Guid person, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var found = await Whole(db).FirstOrDefaultAsync(p => p.Id == person, ct);
        if (found is null) return null;
        var home = await db.Set<Facility>().FirstAsync(f => f.Id == found.HomeFacilityId, ct);
        return new PersonCard(found.Id, found.Name, found.Title, found.Email ?? "", home.Name, home.Zone, [.. found.Roles.Select(r => r.Role)], found.PersonaNote);
    }

    /// <summary>Whether anybody has a password: a new portal has nobody to sign in.</summary>
    public async Task<bool> CanSignIn(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<Person>().AnyAsync(p => p.IsActive && p.PasswordHash != null, ct);
    }

    public async Task<IReadOnlyList<PersonCard>> Personas(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var people = await Whole(db).Where(p => p.PersonaNote != null && p.IsActive).OrderBy(p => p.Id).ToListAsync(ct);
        return [.. people.Select(p => new PersonCard(p.Id, p.Name, p.Title, p.Email ?? "", "", "", [.. p.Roles.Select(r => r.Role)], p.PersonaNote))];
    }

    /// <summary>Active people who hold one of these roles, by name.</summary>
    public async Task<IReadOnlyList<PersonCard>> Holding(IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        var people = await Whole(db).Where(p => p.IsActive && p.Roles.Any(r => roles.Contains(r.Role))).OrderBy(p => p.Name).ToListAsync(ct);
        return [.. people.Select(p => new PersonCard(p.Id, p.Name, p.Title, p.Email ?? "", "", "", [.. p.Roles.Select(r => r.Role)], p.PersonaNote))];
    }

    public async Task<IReadOnlyList<Facility>> Facilities(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<Facility>().OrderBy(f => f.Name).ToListAsync(ct);
    }

    private static IQueryable<Person> Whole(PortalDb db) => db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery();
}

/// <summary>A person as screens show one.</summary>
/// <param name="Zone">The IANA zone of the home facility; empty in lists.</param>
public sealed record PersonCard(Guid Id, string Name, string Title, string Email, string Home, string Zone, IReadOnlyList<string> Roles, string? PersonaNote);
