using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Places, people, calendars and queues of the demonstration: what the portal itself owns.</summary>
public static class DemoPeople
{
    public static async Task Load(DemoData data, PortalDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var facilities = data.Facilities.ToDictionary(f => f.Code, f => new Facility
        {
            Id = NewId.Next(), Code = f.Code, Name = f.Name, Kind = Kind(f.Kind), Zone = f.Zone, CalendarCode = f.Calendar, IsTaxExempt = f.TaxExempt,
        });
        var ids = data.People.ToDictionary(p => p.Code, _ => NewId.Next());
        db.AddRange(facilities.Values);
        db.AddRange(data.Calendars.Select(c => new WorkCalendar { Code = c.Code, Name = c.Name, Definition = c.Definition }));
        db.AddRange(data.People.Select(p => Person(p, ids, facilities)));
        db.AddRange(data.Departments.Select(d => new Department { Id = NewId.Next(), Code = d.Code, Name = d.Name, FacilityId = facilities[d.Facility].Id, ManagerId = ids[d.Manager] }));
        db.AddRange(data.Queues.Select(q => Queue(q, ids)));
        await db.SaveChangesAsync(ct);
    }

    private static Person Person(DemoPerson person, Dictionary<string, Guid> ids, Dictionary<string, Facility> facilities)
    {
        var made = Access.Model.Person.New(ids[person.Code], person.Code, person.Name, person.Email, person.Title, person.Roles, facilities[person.HomeFacility].Id,
            person.Facilities.Contains("*") ? null : [.. person.Facilities.Select(f => facilities[f].Id)], person.Manager.Length == 0 ? null : ids[person.Manager]);
        made.PersonaNote = person.Persona ? person.PersonaNote : null;
        return made;
    }

    private static WorkQueue Queue(DemoQueue queue, Dictionary<string, Guid> ids)
    {
        var id = NewId.Next();
        return new WorkQueue
        {
            Id = id, Code = queue.Code, Name = queue.Name, OwnerId = ids[queue.Owner], DeputyId = ids[queue.Deputy], CalendarCode = queue.Calendar, ResponseMinutes = queue.ResponseMinutes,
            ResolveMinutes = queue.ResolveMinutes, WipLimit = queue.WipLimit, IsPersonal = queue.Kind == "APPROVAL", Roles = [.. queue.Roles.Select(r => new QueueRole(id, r))],
        };
    }

    private static FacilityKind Kind(string kind) => kind switch
    {
        "HOSPITAL" => FacilityKind.Hospital, "AMBULATORY" => FacilityKind.Ambulatory, "LAB" => FacilityKind.Laboratory, "PHYSICIAN_GROUP" => FacilityKind.PhysicianGroup, _ => FacilityKind.SharedService,
    };
}
