using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror;

/// <summary>The ERP speaks of facilities and people by code, the portal by id.</summary>
internal sealed class Codes(IReadOnlyDictionary<string, Guid> facilities, IReadOnlyDictionary<string, Guid> people)
{
    /// <summary>All of them, for a page of records.</summary>
    public static async Task<Codes> Read(PortalDb db, CancellationToken ct) => new(
        await db.Set<Facility>().Select(f => new { f.Code, f.Id }).ToDictionaryAsync(f => f.Code, f => f.Id, ct),
        await db.Set<Person>().Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, ct));

    /// <summary>Those that one record names.</summary>
    public static async Task<Codes> Of(PortalDb db, string facility, string? person, string? other, CancellationToken ct) => new(
        await db.Once((typeof(Codes), facility), () => db.Set<Facility>().Where(f => f.Code == facility).Select(f => new { f.Code, f.Id }).ToDictionaryAsync(f => f.Code, f => f.Id, ct)),
        person is null && other is null ? new Dictionary<string, Guid>()
            : await db.Once((typeof(Codes), person, other), () => db.Set<Person>().Where(p => p.Code == person || p.Code == other).Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, ct)));

    public Guid? Facility(string code) => facilities.TryGetValue(code, out var id) ? id : null;
    public Guid? Person(string? code) => code is not null && people.TryGetValue(code, out var id) ? id : null;
}
