using System.Globalization;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a promise is made of, in the order in which a form asks for it.</summary>
public enum SlaPart { Name, Kind, Target, Calendar, Zone, StartsAt, ReplaysPauses, OutOfHoursMinutes, Start, Stop, Pause, Resume, Reset, Cancelling, Cancel, Reopening, Rungs }

/// <summary>One part of a promise before and after.</summary>
public sealed record SlaChange(SlaPart Part, string Before, string After);

/// <summary>A promise as people fill it in: a line of text for each part. Conditions are lines such as <c>state: Paused, Queued</c>; marks stand in one line with commas between.</summary>
public sealed class SlaSheet(IReadOnlyDictionary<SlaPart, string> values)
{
    public const string Yes = "yes", No = "no";

    /// <summary>What a new promise begins with.</summary>
    public static SlaSheet New { get; } = new(new Dictionary<SlaPart, string>
    {
        [SlaPart.Kind] = nameof(ClockKind.Resolve), [SlaPart.Target] = "queue", [SlaPart.Calendar] = SlaDefinition.OfQueue, [SlaPart.StartsAt] = nameof(SlaStart.Received), [SlaPart.ReplaysPauses] = Yes,
        [SlaPart.OutOfHoursMinutes] = "0", [SlaPart.Start] = "state: Queued, Claimed, InProgress, Paused", [SlaPart.Stop] = "state: Done, Cancelled", [SlaPart.Pause] = "state: Paused",
        [SlaPart.Cancelling] = nameof(SlaCancel.StartEnds), [SlaPart.Reopening] = nameof(SlaReopen.GoesOn), [SlaPart.Rungs] = "50 %, 75 %, 90 %, 100 %, 150 %",
    });

    public string this[SlaPart part] => values.GetValueOrDefault(part, "");

    public SlaSheet With(SlaPart part, string value) => new(new Dictionary<SlaPart, string>(values) { [part] = value });

    /// <param name="json">The JSON shape of <see cref="SlaDefinitionText"/>.</param>
    public static SlaSheet Of(string name, string json)
    {
        if (SlaDefinitionText.Parse(json) is not { } text) return New.With(SlaPart.Name, name);
        var cancelling = text.Cancelling ?? (text.Cancel is null ? nameof(SlaCancel.StartEnds) : nameof(SlaCancel.Condition));
        return new SlaSheet(new Dictionary<SlaPart, string>
        {
            [SlaPart.Name] = name, [SlaPart.Kind] = text.Kind ?? "", [SlaPart.Target] = text.Target ?? "", [SlaPart.Calendar] = text.Calendar ?? SlaDefinition.OfQueue, [SlaPart.Zone] = text.Zone ?? "",
            [SlaPart.StartsAt] = text.StartsAt ?? nameof(SlaStart.Attached), [SlaPart.ReplaysPauses] = text.ReplaysPauses == false ? No : Yes,
            [SlaPart.OutOfHoursMinutes] = (text.OutOfHoursMinutes ?? 0).ToString(CultureInfo.InvariantCulture), [SlaPart.Start] = Lines(text.Start), [SlaPart.Stop] = Lines(text.Stop), [SlaPart.Pause] = Lines(text.Pause),
            [SlaPart.Resume] = Lines(text.Resume), [SlaPart.Reset] = Lines(text.Reset), [SlaPart.Cancelling] = cancelling, [SlaPart.Cancel] = Lines(text.Cancel), [SlaPart.Reopening] = text.Reopening ?? nameof(SlaReopen.GoesOn),
            [SlaPart.Rungs] = string.Join(", ", text.Rungs ?? []),
        });
    }

    /// <summary>The house's own promises are written in code.</summary>
    public static SlaSheet Of(SlaDefinition sla) => new(new Dictionary<SlaPart, string>
    {
        [SlaPart.Name] = sla.Name, [SlaPart.Kind] = sla.Kind.ToString(), [SlaPart.Target] = sla.Target.Text, [SlaPart.Calendar] = sla.Calendar, [SlaPart.Zone] = sla.Zone ?? "", [SlaPart.StartsAt] = sla.StartsAt.ToString(),
        [SlaPart.ReplaysPauses] = sla.ReplaysPauses ? Yes : No, [SlaPart.OutOfHoursMinutes] = sla.OutOfHoursMinutes.ToString(CultureInfo.InvariantCulture), [SlaPart.Start] = Lines(sla.Start), [SlaPart.Stop] = Lines(sla.Stop),
        [SlaPart.Pause] = Lines(sla.Pause), [SlaPart.Resume] = Lines(sla.Resume), [SlaPart.Reset] = Lines(sla.Reset), [SlaPart.Cancelling] = sla.Cancelling.ToString(), [SlaPart.Cancel] = Lines(sla.Cancel),
        [SlaPart.Reopening] = sla.Reopening.ToString(), [SlaPart.Rungs] = string.Join(", ", sla.Rungs),
    });

    public string ToJson() => Text().ToJson();

    /// <summary>Everything that keeps the sheet from being saved: first what cannot be read, then what would make it do something else than was meant.</summary>
    public IReadOnlyList<SlaFault> Faults()
    {
        var faults = Enum.GetValues<SlaPart>().Select(Alone).OfType<SlaFault>().ToList();
        return faults.Count > 0 ? faults : Text().Build("", 1, this[SlaPart.Name]).Value is { } sla ? SlaLint.Faults(sla) : [];
    }

    /// <summary>The parts that differ, in the order of the form.</summary>
    public IReadOnlyList<SlaChange> ChangesTo(SlaSheet after) =>
        [.. Enum.GetValues<SlaPart>().Where(part => this[part].Trim() != after[part].Trim()).Select(part => new SlaChange(part, this[part].Trim(), after[part].Trim()))];

    /// <summary>A part beside others that are right, so that a mistake is its own.</summary>
    private SlaFault? Alone(SlaPart part)
    {
        if (part == SlaPart.Name) return this[part].Trim().Length == 0 ? new(part, "Give it a name that people recognise.") : null;
        if (part == SlaPart.OutOfHoursMinutes && Minutes() is null) return new(part, "Write whole minutes, 0 for none.");
        return New.With(SlaPart.Name, "name").With(part, this[part]).Text().Build("", 1, "").Refusal is { } no ? new(part, no.Sentence) : null;
    }

    private int? Minutes() => this[SlaPart.OutOfHoursMinutes].Trim() is { Length: > 0 } text ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null : 0;

    private SlaDefinitionText Text() => new(
        Or(SlaPart.Kind), Or(SlaPart.Target), Condition(SlaPart.Start) ?? Nothing, Condition(SlaPart.Stop) ?? Nothing, Or(SlaPart.Calendar), Or(SlaPart.Zone), Or(SlaPart.StartsAt), this[SlaPart.ReplaysPauses] != No,
        Minutes(), Or(SlaPart.Reopening), [.. this[SlaPart.Rungs].Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Condition(SlaPart.Reset), Or(SlaPart.Cancelling), Condition(SlaPart.Cancel),
        Condition(SlaPart.Pause), Condition(SlaPart.Resume));

    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    private string? Or(SlaPart part) => this[part].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Null for none. A line without a colon becomes a field of that name, which is then refused as unknown.</summary>
    private Dictionary<string, IReadOnlyList<string>>? Condition(SlaPart part)
    {
        var lines = this[part].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) return null;
        var tests = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, values) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..]);
            tests[field] = [.. (tests.GetValueOrDefault(field) ?? []).Concat(values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        }
        return tests;
    }

    private static string Lines(IReadOnlyDictionary<string, IReadOnlyList<string>>? tests) => string.Join('\n', (tests ?? Nothing).Select(t => $"{t.Key}: {string.Join(", ", t.Value)}"));

    private static string Lines(SlaCondition? condition) => string.Join('\n', condition is null ? [] : condition.Tests.Select(t => $"{NameOf(t.Key)}: {string.Join(", ", t.Value)}"));

    /// <summary>A field as it is written.</summary>
    public static string NameOf(SlaField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}
