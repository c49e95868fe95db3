using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace WorkQueuePortal.Kernel;

/// <summary>A calendar as it is written down and stored:
/// <c>{"zone":"America/New_York","weekly":{"Mon":["08:00-12:00","13:00-17:00"]},"holidays":["2026-12-24"],"rules":["us-federal"],
/// "exceptions":{"2026-12-23":["08:00-12:00"],"2026-12-26":[]}}</c>. Zone and weekly are required. An exception gives a date
/// its own hours, or none. A mistake is refused with a sentence that names it.</summary>
public sealed record CalendarDefinition(
    string? Zone,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Weekly,
    IReadOnlyList<string>? Holidays = null,
    IReadOnlyList<string>? Rules = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Exceptions = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Outcome<CalendarDefinition> Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CalendarDefinition>(json, Json) is { } definition
                ? definition
                : Refusal.Shape("The calendar is empty. Write an object with zone and weekly.");
        }
        catch (JsonException mistake)
        {
            // The serializer has no way to say no without an exception, and its own words speak of .NET types.
            return Refusal.Shape($"The calendar cannot be read at line {mistake.LineNumber + 1 ?? 1}{Place(mistake.Path)}. "
                + "It is a JSON object of zone, weekly, holidays, rules and exceptions, each named once; days and exceptions hold lists of slots such as [\"08:00-17:00\"].");
        }
    }

    /// <summary>From JSON to a calendar in one step.</summary>
    public static Outcome<BusinessCalendar> Read(string json)
    {
        var parsed = Parse(json);
        return parsed.Value is { } definition ? definition.Build() : parsed.Refusal!;
    }

    /// <summary>The same with these days closed besides. A date with hours of its own keeps them: whoever wrote it meant that day.</summary>
    public CalendarDefinition With(IEnumerable<LocalDate> closed)
    {
        var own = (Exceptions?.Keys ?? []).Concat(Holidays ?? []).ToHashSet();
        return this with { Holidays = [.. Holidays ?? [], .. closed.Select(LocalDatePattern.Iso.Format).Where(day => !own.Contains(day)).Distinct().Order(StringComparer.Ordinal)] };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public Outcome<BusinessCalendar> Build()
    {
        if (string.IsNullOrWhiteSpace(Zone)) return Refusal.Shape("The calendar names no zone. Name an IANA zone such as America/New_York.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not { } zone)
            return Refusal.Shape($"\"{Zone}\" is not a known zone. Name an IANA zone such as America/New_York.");
        if (Rules?.FirstOrDefault(rule => rule != FederalHolidays.Rule) is { } unknown)
            return Refusal.Shape($"\"{unknown}\" is not a known holiday rule. The one rule is {FederalHolidays.Rule}.");

        Refusal? mistake = null;
        var weekly = Keyed(Weekly, DayOf, "a weekday. Write Mon, Tue, Wed, Thu, Fri, Sat or Sun", ref mistake);
        var exceptions = Keyed(Exceptions, DateOf, "a date. Write exceptions as 2026-12-24", ref mistake);
        var holidays = new HashSet<LocalDate>();
        foreach (var text in Holidays ?? [])
        {
            if (DateOf(text) is not { } date) mistake ??= Refusal.Shape($"\"{text}\" is not a date. Write holidays as 2026-12-24.");
            else if (exceptions.ContainsKey(date)) mistake ??= Refusal.Shape($"{text} is both a holiday and an exception. Keep one of them.");
            else holidays.Add(date);
        }
        if (mistake is not null) return mistake;

        var hours = OpeningHours.Create(weekly, exceptions, holidays, Rules is { Count: > 0 });
        return hours.Value is { } open ? new BusinessCalendar(zone, open) : hours.Refusal!;
    }

    private static Dictionary<TKey, IReadOnlyList<Slot>> Keyed<TKey>(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? lines, Func<string, TKey?> keyOf, string what, ref Refusal? mistake) where TKey : struct
    {
        var slots = new Dictionary<TKey, IReadOnlyList<Slot>>();
        foreach (var (text, entries) in lines ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            var parsed = (entries ?? []).Select(Slot.Parse).ToList();
            if (keyOf(text) is not { } key) mistake ??= Refusal.Shape($"\"{text}\" is not {what}.");
            else if (parsed.Find(slot => !slot.IsDone) is { Refusal: { } refused }) mistake ??= Refusal.Shape($"{text}: {refused.Sentence}");
            else if (!slots.TryAdd(key, [.. parsed.Select(slot => slot.Value)])) mistake ??= Refusal.Shape($"\"{text}\" is given twice. Put its slots into one list.");
        }
        return slots;
    }

    private static IsoDayOfWeek? DayOf(string text)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
            if (text.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase) || text.Equals(day.ToString()[..3], StringComparison.OrdinalIgnoreCase)) return day;
        return null;
    }

    private static LocalDate? DateOf(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;

    private static string Place(string? path) => path is null or "$" ? "" : $" ({path.TrimStart('$', '.')})";
}
