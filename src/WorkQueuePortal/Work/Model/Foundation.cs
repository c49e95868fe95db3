using System.Collections.Immutable;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <param name="At">Where it is written, as "facilities.csv, row 3".</param>
public sealed record FoundCalendar(string At, string Code, string Name, string Definition);

public sealed record FoundFacility(string At, string Code, string Name, string Kind, string Zone, string Calendar, bool IsTaxExempt);

public sealed record FoundDepartment(string At, string Code, string Name, string Facility, string Manager);

/// <param name="Facilities">Codes, or the one entry "*" for all of them.</param>
public sealed record FoundPerson(string At, string Code, string Name, string Email, string Title, IReadOnlyList<string> Roles, string Home, IReadOnlyList<string> Facilities, string Manager)
{
    /// <summary>Beside the name on the sign-in page of the demonstration.</summary>
    public string? PersonaNote { get; init; }
}

/// <param name="Calendar">A calendar's code, or FAC for the calendar of the item's facility.</param>
/// <param name="IsPersonal">Holds work that was asked of one person; nobody pulls from it.</param>
public sealed record FoundQueue(string At, string Code, string Name, string Owner, string Deputy, IReadOnlyList<string> Roles, string Calendar, int ResponseMinutes, int ResolveMinutes, int WipLimit, bool IsPersonal)
{
    /// <summary>Of the kinds of work that the files name, approvals are asked of one person.</summary>
    public static bool HoldsWhatWasAsked(string kind) => kind == "APPROVAL";
}

/// <summary>What a health system must have before any work can come: calendars, places, departments, people and queues.</summary>
public sealed record Foundation(
    IReadOnlyList<FoundCalendar> Calendars, IReadOnlyList<FoundFacility> Facilities, IReadOnlyList<FoundDepartment> Departments, IReadOnlyList<FoundPerson> People, IReadOnlyList<FoundQueue> Queues)
{
    private const int FacilityCode = 8, OtherCode = 20;

    public static IReadOnlyDictionary<string, FacilityKind> Kinds { get; } = new Dictionary<string, FacilityKind>
    {
        ["HOSPITAL"] = FacilityKind.Hospital, ["AMBULATORY"] = FacilityKind.Ambulatory, ["LAB"] = FacilityKind.Laboratory, ["PHYSICIAN_GROUP"] = FacilityKind.PhysicianGroup, ["SHARED_SERVICE"] = FacilityKind.SharedService,
    };

    /// <summary>Everything that does not fit together, each in a sentence that names its place; empty where it may be kept.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        var (calendars, facilities, people) = (Codes(Calendars, c => c.Code), Codes(Facilities, f => f.Code), Codes(People, p => p.Code));
        Unique(Calendars, c => c.At, c => c.Code, OtherCode);
        Unique(Facilities, f => f.At, f => f.Code, FacilityCode);
        Unique(Departments, d => d.At, d => d.Code, OtherCode);
        Unique(People, p => p.At, p => p.Code, OtherCode);
        Unique(Queues, q => q.At, q => q.Code, OtherCode);
        foreach (var calendar in Calendars)
            if (CalendarDefinition.Read(calendar.Definition).Refusal is { } no) Say(calendar.At, no.Sentence);
        foreach (var facility in Facilities)
        {
            Known(facility.At, "kind", facility.Kind, Kinds.Keys);
            Known(facility.At, "calendar", facility.Calendar, calendars);
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(facility.Zone) is null) Say(facility.At, $"\"{facility.Zone}\" is not a known zone. Name an IANA zone such as America/New_York.");
        }
        foreach (var department in Departments)
        {
            Known(department.At, "facility", department.Facility, facilities);
            Known(department.At, "manager", department.Manager, people);
        }
        foreach (var person in People)
        {
            if (person.Email.IndexOf('@') is not > 0) Say(person.At, $"\"{person.Email}\" is not an e-mail address. People sign in with theirs.");
            Known(person.At, "home facility", person.Home, facilities);
            foreach (var role in person.Roles) Known(person.At, "role", role, Roles.Names.Keys);
            foreach (var facility in person.Facilities.Where(f => f != "*")) Known(person.At, "facility", facility, facilities);
            if (person.Manager.Length > 0) Known(person.At, "manager", person.Manager, people);
        }
        foreach (var twice in People.GroupBy(p => p.Email, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any())) Say(twice.Last().At, $"{twice.Key} belongs to somebody else already. Give each person an address.");
        foreach (var queue in Queues)
        {
            Known(queue.At, "owner", queue.Owner, people);
            Known(queue.At, "deputy", queue.Deputy, people);
            Known(queue.At, "calendar", queue.Calendar, calendars.Add(WorkQueue.OfFacility));
            foreach (var role in queue.Roles) Known(queue.At, "role", role, Roles.Names.Keys);
            if (queue.Roles.Count == 0) Say(queue.At, "no role works this queue. Name at least one.");
            if (queue.ResponseMinutes <= 0 || queue.ResolveMinutes < queue.ResponseMinutes) Say(queue.At, "the minutes to respond must be above 0, and those to resolve no fewer.");
            if (queue.WipLimit <= 0) Say(queue.At, "one person must be able to hold at least one item.");
        }
        return faults;

        void Say(string at, string what) => faults.Add($"{at}: {what}");
        void Known(string at, string what, string code, IEnumerable<string> known)
        {
            if (!known.Contains(code)) Say(at, $"there is no {what} \"{code}\". Known are {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12))}.");
        }
        void Unique<T>(IReadOnlyList<T> rows, Func<T, string> at, Func<T, string> code, int longest)
        {
            foreach (var twice in rows.GroupBy(code).Where(g => g.Skip(1).Any())) Say(at(twice.Last()), $"the code {twice.Key} stands there twice.");
            foreach (var row in rows.Where(r => code(r).Length > longest)) Say(at(row), $"the code {code(row)} is too long; at most {longest} characters fit.");
        }
    }

    private static ImmutableHashSet<string> Codes<T>(IEnumerable<T> rows, Func<T, string> code) => [.. rows.Select(code)];
}
