using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access;

/// <summary>People as those who act, with the roles and facilities they have now. Remembered for some seconds, since every act of every circuit asks.</summary>
public sealed class Actors(PortalDbs dbs, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, (Actor? Actor, Instant Until)> _known = new();

    /// <summary>Null for somebody who is not there or has left.</summary>
    public async ValueTask<Actor?> Of(Guid person)
    {
        var now = clock.GetCurrentInstant();
        if (_known.TryGetValue(person, out var known) && now < known.Until) return known.Actor;
        await using var db = dbs.Read(Actor.System);
        var found = await db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == person && p.IsActive);
        var actor = found?.AsActor();
        _known[person] = (actor, now + Fresh);
        return actor;
    }
}
