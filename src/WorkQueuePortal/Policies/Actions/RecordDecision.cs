using System.Text.Json;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Policies.Actions;

/// <summary>Keeps a decision with its inputs, in the save of what it decided.</summary>
public static class RecordDecision
{
    public static Guid In(WriteScope at, Guid subject, string ruleSet, string outcome, string explanation, object inputs, object rules)
    {
        var decision = new PolicyDecision
        {
            Id = NewId.Next(), SubjectId = subject, At = at.Now, RuleSet = ruleSet, Outcome = outcome, Explanation = explanation,
            Inputs = JsonSerializer.Serialize(inputs, StoreJson.Options), Rules = JsonSerializer.Serialize(rules, StoreJson.Options),
        };
        at.Add(decision);
        return decision.Id;
    }
}
