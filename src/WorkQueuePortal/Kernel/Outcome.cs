namespace WorkQueuePortal.Kernel;

/// <summary>Why something was not done. Only <see cref="Rule"/> speaks of policy; the others of the request itself.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the business says no.</summary>
    Rule,
    /// <summary>It does not exist, or not for this person: the two are one answer on purpose.</summary>
    NotFound,
    /// <summary>Somebody changed it after it was read.</summary>
    Stale,
    /// <summary>The request itself is incomplete or malformed.</summary>
    Shape,
    /// <summary>The person's roles do not allow this kind of act.</summary>
    NotAllowed,
}

/// <summary>A business "no": a stable code for machines and one sentence for the person, which says what to do next.</summary>
public sealed record Refusal(string Code, string Sentence, RefusalKind Kind = RefusalKind.Rule)
{
    public static Refusal NotFound(string what) => new("not-found", $"{what} was not found.", RefusalKind.NotFound);
    public static Refusal Stale(string sentence) => new("stale", sentence, RefusalKind.Stale);
    public static Refusal Shape(string sentence) => new("shape", sentence, RefusalKind.Shape);
    public static Refusal NotAllowed(string sentence) => new("not-allowed", sentence, RefusalKind.NotAllowed);

    public override string ToString() => Sentence;
}

/// <summary>What an action came to: done, with a sentence to show, or refused. A fault is an exception, never an outcome.</summary>
public sealed record Outcome
{
    private Outcome(Refusal? refusal, string? sentence) => (Refusal, Sentence) = (refusal, sentence ?? refusal?.Sentence ?? "");

    public Refusal? Refusal { get; }
    public string Sentence { get; }
    public bool IsDone => Refusal is null;

    public static Outcome Done(string sentence = "") => new(null, sentence);
    public static Outcome Refused(Refusal refusal) => new(refusal, null);
    public static implicit operator Outcome(Refusal refusal) => Refused(refusal);
}

/// <summary>An <see cref="Outcome"/> that hands something back when it is done.</summary>
public sealed record Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Present exactly when <see cref="IsDone"/>.</summary>
    public T? Value { get; }
    public Refusal? Refusal { get; }
    public bool IsDone => Refusal is null;
    public string Sentence => Refusal?.Sentence ?? "";

    public static Outcome<T> Done(T value) => new(value, null);
    public static Outcome<T> Refused(Refusal refusal) => new(default, refusal);
    public static implicit operator Outcome<T>(T value) => Done(value);
    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);
}
