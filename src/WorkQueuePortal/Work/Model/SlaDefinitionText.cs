using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>A promise as it is written down and stored:
/// <c>{"kind":"Resolve","target":"4 bh","startsAt":"Received","start":{"priority":["1"],"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},
/// "pause":{"state":["Paused"]},"rungs":["50 %","2 h left","100 %"]}</c>. Kind, target, start and stop are required. A mistake is refused with a sentence that names it.</summary>
public sealed record SlaDefinitionText(
    string? Kind, string? Target, IReadOnlyDictionary<string, IReadOnlyList<string>>? Start, IReadOnlyDictionary<string, IReadOnlyList<string>>? Stop,
    string? Calendar = null, string? Zone = null, string? StartsAt = null, bool? ReplaysPauses = null, int? OutOfHoursMinutes = null, string? Reopening = null, IReadOnlyList<string>? Rungs = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Reset = null, string? Cancelling = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Cancel = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Pause = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Resume = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>As it was written, unjudged; null for what is no such text.</summary>
    public static SlaDefinitionText? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SlaDefinitionText>(json, Json);
        }
        catch (JsonException)
        {
            // The serializer has no way to say no without an exception; Read tells the person what is wrong.
            return null;
        }
    }

    /// <summary>From JSON to a promise that has been looked over.</summary>
    public static Outcome<SlaDefinition> Read(string code, int version, string name, string json, bool isActive = true)
    {
        try
        {
            if (JsonSerializer.Deserialize<SlaDefinitionText>(json, Json) is not { } text) return Refusal.Shape("The definition is empty. Write an object with kind, target, start and stop.");
            var built = text.Build(code, version, name);
            return built.Value is { } sla ? SlaLint.Refuse(sla) is { } no ? no : sla with { IsActive = isActive } : built.Refusal!;
        }
        catch (JsonException mistake)
        {
            // The serializer has no way to say no without an exception, and its own words speak of .NET types.
            return Refusal.Shape($"The definition cannot be read at line {mistake.LineNumber + 1 ?? 1}{(mistake.Path is null or "$" ? "" : $" ({mistake.Path.TrimStart('$', '.')})")}. "
                + "It is a JSON object of kind, target, start, stop and what else it needs, each named once; conditions are lists of values by field, such as {\"state\":[\"Paused\"]}.");
        }
    }

    /// <summary>Without asking whether its parts go together.</summary>
    internal Outcome<SlaDefinition> Build(string code, int version, string name)
    {
        Refusal? mistake = null;
        if (Start is null || Stop is null) return Refusal.Shape("Start and stop are missing. Say when it starts and when it stops; an empty {} always holds.");
        var target = SlaTarget.Parse(Target);
        var rungs = (Rungs ?? []).Select(SlaRung.Parse).ToList();
        mistake ??= target.Refusal ?? rungs.Find(r => !r.IsDone)?.Refusal;
        if (Zone is not (null or SlaDefinition.OfFacility or SlaDefinition.OfRequester or SlaDefinition.OfSystem) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null) mistake ??= Refusal.Shape($"\"{Zone}\" is not a known zone. Name an IANA zone such as America/New_York, or facility, requester or system.");
        if (OutOfHoursMinutes is < 0 or > 14_400) mistake ??= Refusal.Shape("The minutes outside hours are from 0 to 14,400.");
        var sla = new SlaDefinition(code, version, name, Named(Kind, default(ClockKind), "kind", ref mistake), target.Value ?? new SlaTarget.OfQueue())
        {
            Calendar = Calendar ?? SlaDefinition.OfQueue, Zone = Zone, StartsAt = Named(StartsAt, SlaStart.Attached, "startsAt", ref mistake), ReplaysPauses = ReplaysPauses ?? true,
            OutOfHoursMinutes = OutOfHoursMinutes ?? 0, Reopening = Named(Reopening, SlaReopen.GoesOn, "reopening", ref mistake), Rungs = [.. rungs.Select(r => r.Value)],
            Start = Condition(Start, ref mistake)!, Stop = Condition(Stop, ref mistake)!, Reset = Condition(Reset, ref mistake), Cancel = Condition(Cancel, ref mistake), Pause = Condition(Pause, ref mistake), Resume = Condition(Resume, ref mistake),
            Cancelling = Named(Cancelling, Cancel is null ? SlaCancel.StartEnds : SlaCancel.Condition, "cancelling", ref mistake),
        };
        if (Kind is null) mistake ??= Refusal.Shape("The kind is missing. Write Response, Resolve, Update or Team.");
        return mistake is null ? sla : mistake;
    }

    private static T Named<T>(string? text, T otherwise, string what, ref Refusal? mistake) where T : struct, Enum
    {
        if (text is null) return otherwise;
        if (Enum.GetNames<T>().Contains(text)) return Enum.Parse<T>(text);
        mistake ??= Refusal.Shape($"\"{text}\" is no {what}. Write one of {string.Join(", ", Enum.GetNames<T>())}.");
        return otherwise;
    }

    private static SlaCondition? Condition(IReadOnlyDictionary<string, IReadOnlyList<string>>? lines, ref Refusal? mistake)
    {
        if (lines is null) return null;
        var tests = new Dictionary<SlaField, IReadOnlySet<string>>();
        foreach (var (name, values) in lines)
        {
            if (!Enum.TryParse<SlaField>(name, ignoreCase: true, out var field) || char.IsDigit(name[0]))
            {
                mistake ??= Refusal.Shape($"\"{name}\" is not a field. Conditions ask for {string.Join(", ", Enum.GetNames<SlaField>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}.");
                continue;
            }
            if (values is not { Count: > 0 }) mistake ??= Refusal.Shape($"\"{name}\" has no values, so the condition never holds. Name at least one, or leave the field out.");
            else if (SlaFacts.Domain(field) is { } known && values.FirstOrDefault(v => !known.Contains(v)) is { } other) mistake ??= Refusal.Shape($"\"{other}\" is no value of {name}. Known are {string.Join(", ", known)}.");
            else tests[field] = values.ToHashSet();
        }
        return new SlaCondition(tests);
    }
}
