using System.CommandLine;
using System.Text.Json;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Commands;

/// <summary><c>setup FOLDER</c>: the facilities, departments, people and queues of a new portal from five files, in the shape of database/seed.</summary>
public static class SetUpCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = "Where calendars.json, facilities.csv, departments.csv, people.csv and queues.csv lie" };
        var command = new Command("setup", "Makes the places, people, calendars and queues of a new portal.") { folder, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction(async (parse, ct) =>
        {
            var read = Read(parse.GetRequiredValue(folder));
            if (read.Value is { } found) return await CommandHost.Run<FirstSetup>(Settings.Read(parse), setup => setup.Run(found, ct));
            await Console.Error.WriteLineAsync(read.Sentence);
            return 2;
        });
        return command;
    }

    /// <summary>The files as they are; whether they fit together, the foundation says itself.</summary>
    public static Outcome<Foundation> Read(string folder)
    {
        Refusal? fault = null;
        var calendars = Calendars();
        var facilities = Rows("facilities.csv", ["code", "name", "kind", "zone", "calendar", "tax_exempt"],
            (t, at) => new FoundFacility(at, t.Name("code"), t.Name("name"), t.Name("kind"), t.Name("zone"), t.Name("calendar"), t.Text("tax_exempt") == "1"));
        var departments = Rows("departments.csv", ["code", "facility", "name", "manager"], (t, at) => new FoundDepartment(at, t.Name("code"), t.Name("name"), t.Name("facility"), t.Name("manager")));
        var people = Rows("people.csv", ["code", "name", "email", "title", "roles", "home_facility", "facilities", "manager"],
            (t, at) => new FoundPerson(at, t.Name("code"), t.Name("name"), t.Name("email"), t.Text("title"), List(t.Name("roles")), t.Name("home_facility"), List(t.Name("facilities")), t.Text("manager")));
        var queues = Rows("queues.csv", ["code", "name", "owner", "deputy", "roles", "calendar", "response_minutes", "resolve_minutes", "wip_limit", "kind"],
            (t, at) => new FoundQueue(at, t.Name("code"), t.Name("name"), t.Name("owner"), t.Name("deputy"), List(t.Name("roles")), t.Name("calendar"), (int)t.Number("response_minutes"), (int)t.Number("resolve_minutes"), (int)t.Number("wip_limit"), FoundQueue.HoldsWhatWasAsked(t.Text("kind"))));
        return fault is null ? new Foundation(calendars, facilities, departments, people, queues) : fault;

        List<T> Rows<T>(string file, string[] columns, Func<CsvTable, string, T> row)
        {
            var rows = new List<T>();
            if (fault is not null) return rows;
            var opened = CsvTable.Open(Path.Combine(folder, file), columns);
            if (opened.Value is not { } table)
            {
                fault = opened.Refusal;
                return rows;
            }
            using (table)
            {
                while (table.Next()) rows.Add(row(table, $"{file}, row {table.Row}"));
                fault = table.Fault;
            }
            return rows;
        }

        List<FoundCalendar> Calendars()
        {
            var file = Path.Combine(folder, "calendars.json");
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(file));
                return [.. json.RootElement.EnumerateArray().Select((c, i) =>
                    new FoundCalendar($"calendars.json, calendar {i + 1}", c.GetProperty("code").GetString()!, c.GetProperty("name").GetString()!, c.GetProperty("definition").GetRawText()))];
            }
            catch (IOException)
            {
                fault = Refusal.Shape($"There is no file {file}. Check the path.");
            }
            catch (Exception mistake) when (mistake is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                fault = Refusal.Shape("calendars.json is not a list of calendars. Each has code, name and definition, as in database/seed/calendars.json.");
            }
            return [];
        }
    }

    private static string[] List(string codes) => codes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
