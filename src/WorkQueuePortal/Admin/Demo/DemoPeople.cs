using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Places, people, calendars and queues of the demonstration: what the portal itself owns.</summary>
public static class DemoPeople
{
    public static async Task Load(DemoData data, PortalDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        db.AddRange(FoundationRows.Of(Of(data)));
        await db.SaveChangesAsync(ct);
    }

    private static Foundation Of(DemoData data) => new(
        [.. data.Calendars.Select(c => new FoundCalendar("calendars.json", c.Code, c.Name, c.Definition))],
        [.. data.Facilities.Select(f => new FoundFacility("facilities.csv", f.Code, f.Name, f.Kind, f.Zone, f.Calendar, f.TaxExempt))],
        [.. data.Departments.Select(d => new FoundDepartment("departments.csv", d.Code, d.Name, d.Facility, d.Manager))],
        [.. data.People.Select(p => new FoundPerson("people.csv", p.Code, p.Name, p.Email, p.Title, p.Roles, p.HomeFacility, p.Facilities, p.Manager) { PersonaNote = p.Persona ? p.PersonaNote : null })],
        [.. data.Queues.Select(q => new FoundQueue("queues.csv", q.Code, q.Name, q.Owner, q.Deputy, q.Roles, q.Calendar, q.ResponseMinutes, q.ResolveMinutes, q.WipLimit, FoundQueue.HoldsWhatWasAsked(q.Kind)))]);
}
