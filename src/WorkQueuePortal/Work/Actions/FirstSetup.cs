using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Makes the places, people, calendars and queues of a new portal, all of them or none.</summary>
public sealed class FirstSetup(UnitOfWork work)
{
    public Task<Outcome> Run(Foundation found, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            if (await at.Db.Set<Facility>().AnyAsync(ct)) return new Refusal("set-up", "This portal is set up already. Add people with the command account.");
            if (found.Faults() is { Count: > 0 } faults) return Refusal.Shape(string.Join('\n', faults));
            at.Db.AddRange(FoundationRows.Of(found));
            return Outcome.Done($"Set up: facilities {found.Facilities.Count}, departments {found.Departments.Count}, people {found.People.Count}, queues {found.Queues.Count}. Give somebody a password: account password EMAIL");
        }, ct);
}
