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

            var facilities = found.Facilities.ToDictionary(f => f.Code, f => new Facility
            {
                Id = NewId.Next(), Code = f.Code, Name = f.Name, Kind = Foundation.Kinds[f.Kind], Zone = f.Zone, CalendarCode = f.Calendar, IsTaxExempt = f.IsTaxExempt,
            });
            var people = found.People.ToDictionary(p => p.Code, _ => NewId.Next());
            at.Db.AddRange(facilities.Values);
            at.Db.AddRange(found.Calendars.Select(c => new WorkCalendar { Code = c.Code, Name = c.Name, Definition = c.Definition }));
            at.Db.AddRange(found.People.Select(p => Person.New(people[p.Code], p.Code, p.Name, p.Email, p.Title, p.Roles, facilities[p.Home].Id,
                p.Facilities.Contains("*") ? null : [.. p.Facilities.Select(f => facilities[f].Id)], p.Manager.Length == 0 ? null : people[p.Manager])));
            at.Db.AddRange(found.Departments.Select(d => new Department { Id = NewId.Next(), Code = d.Code, Name = d.Name, FacilityId = facilities[d.Facility].Id, ManagerId = people[d.Manager] }));
            at.Db.AddRange(found.Queues.Select(q => Queue(q, people)));
            return Outcome.Done($"Set up: facilities {found.Facilities.Count}, departments {found.Departments.Count}, people {found.People.Count}, queues {found.Queues.Count}. Give somebody a password: account password EMAIL");
        }, ct);

    private static WorkQueue Queue(FoundQueue queue, Dictionary<string, Guid> people)
    {
        var id = NewId.Next();
        return new WorkQueue
        {
            Id = id, Code = queue.Code, Name = queue.Name, OwnerId = people[queue.Owner], DeputyId = people[queue.Deputy], CalendarCode = queue.Calendar, ResponseMinutes = queue.ResponseMinutes,
            ResolveMinutes = queue.ResolveMinutes, WipLimit = queue.WipLimit, IsPersonal = queue.IsPersonal, Roles = [.. queue.Roles.Select(r => new QueueRole(id, r))],
        };
    }
}
