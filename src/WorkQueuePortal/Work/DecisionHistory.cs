using NodaTime;

namespace WorkQueuePortal.Work;

/// <summary>How long it is kept by what work was handed out; the key <c>Work:DecisionDays</c>.</summary>
public sealed record DecisionHistory(Duration KeptFor)
{
    public const int UsualDays = 400;

    /// <param name="configuration">Null for a program that reads none.</param>
    public static DecisionHistory Of(IConfiguration? configuration) => new(Duration.FromDays(Math.Clamp(configuration?.GetValue("Work:DecisionDays", UsualDays) ?? UsualDays, 1, 3650)));
}
