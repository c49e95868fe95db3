using NodaTime;

namespace WorkQueuePortal.Policies.Model;

/// <summary>A decision as it was made: rule set, inputs, every rule asked, outcome. Never changed afterwards.</summary>
public sealed class PolicyDecision
{
    public Guid Id { get; init; }
    public Guid SubjectId { get; init; }
    public Instant At { get; init; }
    public string RuleSet { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Explanation { get; init; } = "";
    public string Inputs { get; init; } = "{}";
    public string Rules { get; init; } = "[]";
}
