namespace WorkQueuePortal.Kernel;

/// <summary>Something that happened, written in the same save as the change it tells of. It carries the sentence that the
/// trail shows, so that nobody has to reconstruct it later. A derived record is named in the past tense.</summary>
/// <param name="SubjectId">The entity it happened to.</param>
/// <param name="ItemId">The work item whose timeline shows it, if any.</param>
public abstract record Fact(Guid SubjectId, Guid? ItemId)
{
    /// <summary>Without the actor's name, which the row holds: "Accepted a price variance of 70.00 USD."</summary>
    public abstract string Sentence { get; }

    /// <summary>Whether it counts as a touch when a person does it. Looking and receiving do not.</summary>
    public virtual bool IsTouch => true;
}

/// <summary>A message for another system. It leaves as an outbox row in the same save; its key makes a second delivery harmless.</summary>
/// <param name="Type">A contract, as <c>erp.invoice.release.v1</c>.</param>
/// <param name="Key">The idempotency key: command, subject and version.</param>
/// <param name="Subject">Messages of one subject are delivered in order.</param>
/// <param name="Body">Serialised as JSON.</param>
public sealed record Outgoing(string Type, string Key, Guid Subject, object Body);

/// <summary>What a pure model decided: a refusal, or facts and messages to carry out in one save.</summary>
public sealed record Decision
{
    public Refusal? Refusal { get; private init; }
    public IReadOnlyList<Fact> Facts { get; private init; } = [];
    public IReadOnlyList<Outgoing> Messages { get; private init; } = [];

    public static Decision Of(params Fact[] facts) => new() { Facts = facts };
    public static implicit operator Decision(Refusal refusal) => new() { Refusal = refusal };

    public Decision Send(Outgoing message) => this with { Messages = [.. Messages, message] };

    /// <summary>Both, or the first refusal of the two.</summary>
    public Decision And(Decision other) => Refusal is not null ? this : other.Refusal is not null ? other
        : new() { Facts = [.. Facts, .. other.Facts], Messages = [.. Messages, .. other.Messages] };
}
