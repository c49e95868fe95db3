using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>The rows that a foundation without faults is kept as.</summary>
public static class FoundationRows
{
    public static IEnumerable<object> Of(Foundation found)
    {
        var facilities = found.Facilities.ToDictionary(f => f.Code, f => new Facility
        {
            Id = NewId.Next(), Code = f.Code, Name = f.Name, Kind = Foundation.Kinds[f.Kind], Zone = f.Zone, CalendarCode = f.Calendar, IsTaxExempt = f.IsTaxExempt,
        });
        var people = found.People.ToDictionary(p => p.Code, _ => NewId.Next());
        return
        [
            .. facilities.Values,
            .. found.Calendars.Select(c => new WorkCalendar { Code = c.Code, Name = c.Name, Definition = c.Definition }),
            .. found.People.Select(p => Whole(p, people, facilities)),
            .. found.Departments.Select(d => new Department { Id = NewId.Next(), Code = d.Code, Name = d.Name, FacilityId = facilities[d.Facility].Id, ManagerId = people[d.Manager] }),
            .. found.Queues.Select(q => Queue(q, people)),
        ];
    }

    private static Person Whole(FoundPerson person, Dictionary<string, Guid> people, Dictionary<string, Facility> facilities)
    {
        var made = Person.New(people[person.Code], person.Code, person.Name, person.Email, person.Title, person.Roles, facilities[person.Home].Id,
            person.Facilities.Contains("*") ? null : [.. person.Facilities.Select(f => facilities[f].Id)], person.Manager.Length == 0 ? null : people[person.Manager]);
        made.PersonaNote = person.PersonaNote;
        return made;
    }

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
