namespace WorkQueuePortal.Work.Model;

/// <summary>What a condition may ask of an item.</summary>
public enum SlaField { Type, Facility, Queue, Priority, State, Owner, Answered, Unanswered, PausedFor }

/// <summary>An item at one moment, in the words of conditions.</summary>
public sealed record SlaFacts(string Type, string Facility, string Queue, int Priority, WorkState State, bool HasOwner, bool IsAnswered, string? PausedFor)
{
    public const string Yes = "yes", No = "no", None = "none";

    /// <summary>Somebody outside waits for a word: nobody has acted yet, or the other side wrote since.</summary>
    public bool IsUnanswered { get; init; } = !IsAnswered;

    public string Of(SlaField field) => field switch
    {
        SlaField.Type => Type,
        SlaField.Facility => Facility,
        SlaField.Queue => Queue,
        SlaField.Priority => Priority.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SlaField.State => State.ToString(),
        SlaField.Owner => HasOwner ? Yes : No,
        SlaField.Answered => IsAnswered ? Yes : No,
        SlaField.Unanswered => IsUnanswered ? Yes : No,
        _ => PausedFor ?? None,
    };

    /// <summary>Every value that a field can have, where that is known.</summary>
    public static IReadOnlySet<string>? Domain(SlaField field) => field switch
    {
        SlaField.Priority => new HashSet<string> { "1", "2", "3", "4" },
        SlaField.State => Enum.GetNames<WorkState>().ToHashSet(),
        SlaField.Owner or SlaField.Answered or SlaField.Unanswered => new HashSet<string> { Yes, No },
        SlaField.PausedFor => PauseReasons.All.Select(r => r.Code).Append(None).ToHashSet(),
        _ => null,
    };
}

/// <summary>Fields and the values they may have; it holds when each has one of its own. Two conditions can therefore be compared before any item is there.</summary>
public sealed class SlaCondition(IReadOnlyDictionary<SlaField, IReadOnlySet<string>> tests)
{
    public IReadOnlyDictionary<SlaField, IReadOnlySet<string>> Tests => tests;

    public static SlaCondition Where(params IEnumerable<(SlaField Field, string[] Values)> tests) =>
        new(tests.ToDictionary(t => t.Field, t => (IReadOnlySet<string>)t.Values.ToHashSet()));

    public bool Holds(SlaFacts facts)
    {
        foreach (var (field, values) in tests)
            if (!values.Contains(facts.Of(field))) return false;
        return true;
    }

    /// <summary>Whether an item with the one value may be judged otherwise than the same with the other.</summary>
    public bool Tells(SlaField field, string one, string other) => tests.TryGetValue(field, out var values) && values.Contains(one) != values.Contains(other);

    /// <summary>Whether the other holds wherever this one does.</summary>
    public bool IsWithin(SlaCondition other) => other.Tests.All(test => Possible(test.Key) is { } mine && mine.IsSubsetOf(test.Value));

    /// <summary>Whether no item can satisfy both.</summary>
    public bool Excludes(SlaCondition other) => Enum.GetValues<SlaField>().Any(field => Possible(field) is { } mine && other.Possible(field) is { } theirs && !mine.Overlaps(theirs));

    /// <summary>An item is paused for a reason exactly while its state says so: naming one of the two says the other.</summary>
    private IReadOnlySet<string>? Possible(SlaField field)
    {
        var own = tests.GetValueOrDefault(field) ?? SlaFacts.Domain(field);
        return field switch
        {
            SlaField.State when tests.TryGetValue(SlaField.PausedFor, out var reasons) => Only(own, state => state == nameof(WorkState.Paused) ? reasons.Any(r => r != SlaFacts.None) : reasons.Contains(SlaFacts.None)),
            SlaField.PausedFor when tests.TryGetValue(SlaField.State, out var states) => Only(own, reason => reason == SlaFacts.None ? states.Any(s => s != nameof(WorkState.Paused)) : states.Contains(nameof(WorkState.Paused))),
            _ => own,
        };
    }

    private static HashSet<string>? Only(IReadOnlySet<string>? values, Func<string, bool> may) => values?.Where(may).ToHashSet();
}
