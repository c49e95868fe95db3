using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Integration.Model;

/// <summary>What all nodes know about one connector. Its breaker is here and not in memory, so that one node's failures spare the others.</summary>
public sealed class ConnectorState : IVersioned
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public string Name { get; init; } = "";
    /// <summary>A <see cref="CallWindow"/> as text.</summary>
    public string Calls { get; set; } = "";
    public int FailuresInARow { get; set; }
    public Instant? OpenedAt { get; set; }
    public Health Health { get; set; }
    /// <summary>Since when it is in this health.</summary>
    public Instant Since { get; set; }
    public Instant? LastOkAt { get; set; }
    public string? LastError { get; set; }

    public CircuitBreaker Breaker => new(CallWindow.Parse(Calls), FailuresInARow, OpenedAt);

    /// <summary>Takes in calls in the order they ended. A fact only when the health changed.</summary>
    public Decision Note(IReadOnlyList<Call> calls, Instant now)
    {
        var breaker = calls.Aggregate(Breaker, (sum, call) => sum.After(call));
        (Calls, FailuresInARow, OpenedAt) = (breaker.Calls.ToString(), breaker.FailuresInARow, breaker.OpenedAt);
        if (calls.LastOrDefault(c => c.IsOk) is { } ok) LastOkAt = ok.At;
        if (calls.LastOrDefault(c => !c.IsOk) is { } failed) LastError = failed.Error;
        var health = breaker.HealthAt(now);
        if (health == Health) return Decision.Of();
        (Health, Since) = (health, now);
        return Decision.Of(new ConnectorHealthChanged(Id, Name, health, health == Health.Up ? null : LastError));
    }
}

public sealed record ConnectorHealthChanged(Guid ConnectorId, string Name, Health Health, string? Error) : Fact(ConnectorId, null)
{
    public override string Sentence => Error is null ? $"{Name} is up again." : $"{Name} is {Words.Of(Health.ToString())}: {Error}";
    public override bool IsTouch => false;
}
