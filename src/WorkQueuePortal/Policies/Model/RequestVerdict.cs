namespace WorkQueuePortal.Policies.Model;

public enum RequestRoute
{
    /// <summary>A hard stop: this request cannot be made as it is.</summary>
    Refused,
    /// <summary>Nobody needs to be asked.</summary>
    AutoApproved,
    NeedsApproval,
}

public enum Finding
{
    Holds,
    Warns,
    Fails,
}

/// <summary>One rule as it came out, for the trace and for the live verdict.</summary>
/// <param name="Rule">Its number, as "A-02".</param>
/// <param name="Text">What was looked at, in words.</param>
/// <param name="Value">What it came to, short.</param>
public sealed record RuleResult(string Rule, Finding Finding, string Text, string Value);

/// <summary>What the policy decided and why, with every rule that was asked.</summary>
/// <param name="Explanation">One sentence: to whom, because of which value against which limit, under which rule.</param>
public sealed record RequestVerdict(string RuleSet, RequestRoute Route, Approver? Approver, string Headline, string Explanation, IReadOnlyList<RuleResult> Rules);
