using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Commands;

/// <summary>Measures rows of any origin with the clock the portal itself runs on.</summary>
public static class SlaCommand
{
    private static readonly string[] Needed = ["id", "start", "end", "target_minutes"];
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var calendar = new Option<string>("--calendar") { Description = "A business calendar as JSON.", Required = true };
        var rows = new Option<string>("--rows")
        {
            Description = "A CSV of id,start,end,target_minutes,pauses. Instants are ISO 8601; without an offset they are local time of the calendar's zone. "
                + "An empty end asks for the due alone. Pauses are from/to, several apart by ;, and from/ lasts to the end.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line for each row." };
        var command = new Command("sla", "Count business minutes, dues and breaches of rows in a business calendar.") { calendar, rows, json };
        command.SetAction((parse, ct) => Task.FromResult(
            Run(parse.GetRequiredValue(calendar), parse.GetRequiredValue(rows), parse.GetValue(json), Console.OpenStandardOutput(), Console.Error, ct)));
        return command;
    }

    /// <returns>0, or 2 when a file cannot be used; a row that cannot is answered in its place and stops nothing.</returns>
    public static int Run(string calendarFile, string rowsFile, bool json, Stream output, TextWriter errors, CancellationToken ct)
    {
        if ((Unreadable(calendarFile) ?? Unreadable(rowsFile)) is { } sentence) return Refuse(sentence);
        var read = CalendarDefinition.Read(File.ReadAllText(calendarFile));
        if (read.Value is not { } calendar) return Refuse($"{calendarFile}: {read.Sentence}");

        var broken = false;
        using var csv = CsvReader.FromFile(rowsFile, new CsvReaderOptions
        {
            // Not detected: a file with many pauses has more semicolons than commas. A stray quote ends with its line.
            Separator = ',', TrimWhitespace = true, TrimInsideQuotes = true, AllowLineBreaksInQuotes = false, OnMalformedRecord = _ => broken = true,
        });
        csv.ReadHeader();
        if (Needed.Where(name => Column(name) is null).ToList() is { Count: > 0 } absent)
            return Refuse($"{rowsFile} has no column {string.Join(", ", absent)}. Give it the columns {string.Join(", ", Needed)} and, if there are any, pauses.");

        var (id, start, end, target, pauses) = (Column("id"), Column("start"), Column("end"), Column("target_minutes"), Column("pauses"));
        using var buffered = new BufferedStream(output, 64 * 1024);
        using var line = new Utf8JsonWriter(buffered, Plain);
        while (csv.Read())
        {
            ct.ThrowIfCancellationRequested();
            var row = new SlaRow(Field(id), Field(start), Field(end), Field(target), Field(pauses));
            var result = broken || csv.FieldCount > csv.Headers.Count
                ? Refusal.Shape("The row has a stray quote or more fields than the header. Put a field with commas or quotes in quotes.")
                : row.Evaluate(calendar);
            broken = false;
            if (json) WriteJson(line, row.Id, result, calendar);
            else buffered.Write(Encoding.UTF8.GetBytes($"{row.Id}: {InWords(result, calendar)}"));
            buffered.WriteByte((byte)'\n');
        }
        return 0;

        int? Column(string name) => csv.TryGetFieldIndex(name, out var index) ? index : null;
        string Field(int? column) => column is { } index ? csv.GetString(index) : "";
        int Refuse(string sentence)
        {
            errors.WriteLine(sentence);
            return 2;
        }
    }

    private static string? Unreadable(string file)
    {
        try
        {
            using var opened = File.OpenRead(file);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"The file {file} could not be opened. Check that it exists and that you may read it.";
        }
    }

    private static void WriteJson(Utf8JsonWriter line, string id, Outcome<SlaResult> result, BusinessCalendar calendar)
    {
        line.WriteStartObject();
        line.WriteString("id", id);
        if (result.Value is { } value)
        {
            if (value.Business is { } business) line.WriteNumber("business_minutes", Minutes(business));
            else line.WriteNull("business_minutes");
            line.WriteString("due", Text(value.Due, calendar));
            if (value.Breached is { } breached) line.WriteBoolean("breached", breached);
            else line.WriteNull("breached");
        }
        else line.WriteString("error", result.Sentence);
        line.WriteEndObject();
        line.Flush();
        line.Reset();
    }

    private static string InWords(Outcome<SlaResult> result, BusinessCalendar calendar) => result.Value switch
    {
        null => result.Sentence,
        { Due: null } => "paused, so no due is known yet.",
        { Business: { } business } value => string.Create(CultureInfo.InvariantCulture,
            $"{Minutes(business)} business minutes, due {Text(value.Due, calendar)}, {(value.Breached == true ? "breached" : "in time")}."),
        { Due: var due } => $"due {Text(due, calendar)}.",
    };

    /// <summary>Whole minutes as a whole number, others as the shortest decimal; thirds of a second end after nine places.</summary>
    private static decimal Minutes(Duration business) => Math.Round((decimal)business.BclCompatibleTicks / NodaConstants.TicksPerMinute, 9);

    private static string? Text(Instant? instant, BusinessCalendar calendar) =>
        instant is { } due ? OffsetDateTimePattern.Rfc3339.Format(due.InZone(calendar.Zone).ToOffsetDateTime()) : null;
}
