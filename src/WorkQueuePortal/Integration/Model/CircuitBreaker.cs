using NodaTime;

namespace WorkQueuePortal.Integration.Model;

public enum BreakerState
{
    /// <summary>Calls flow.</summary>
    Closed,
    /// <summary>One call may try whether the other side is back.</summary>
    HalfOpen,
    /// <summary>Nothing is called; messages wait and lose no attempt.</summary>
    Open,
}

public enum Health
{
    Up,
    Degraded,
    Down,
}

/// <summary>One call to another system: when it ended, and its error if it failed. A business refusal is an answer, so it is no failure.</summary>
public sealed record Call(Instant At, string? Error)
{
    public bool IsOk => Error is null;
}

/// <summary>Stops calling a system that mostly fails, and lets one call through after a while to see whether it is back.</summary>
public sealed record CircuitBreaker(CallWindow Calls, int FailuresInARow, Instant? OpenedAt)
{
    /// <summary>Fewer calls than this within a minute say nothing about a system.</summary>
    public const int EnoughCalls = 20;

    /// <summary>With few calls the breaker never opens, yet three failures and no success in between are worth telling people about.</summary>
    public const int DownAfterFailures = 3;

    public static readonly Duration HalfOpenAfter = Duration.FromSeconds(60);

    public static CircuitBreaker Fresh { get; } = new(CallWindow.Empty, 0, null);

    public BreakerState StateAt(Instant now) => OpenedAt is not { } opened ? BreakerState.Closed : now >= opened + HalfOpenAfter ? BreakerState.HalfOpen : BreakerState.Open;

    public Health HealthAt(Instant now) =>
        OpenedAt is not null || FailuresInARow >= DownAfterFailures ? Health.Down
        : FailuresInARow > 0 || Calls.At(now).Failed > 0 ? Health.Degraded
        : Health.Up;

    public CircuitBreaker After(Call call) => (StateAt(call.At), call.IsOk) switch
    {
        (BreakerState.HalfOpen, true) => Fresh with { Calls = CallWindow.Empty.Add(call.At, isOk: true) },
        (BreakerState.HalfOpen, false) => this with { OpenedAt = call.At, FailuresInARow = FailuresInARow + 1 },
        // A call that began before the breaker opened: it changes nothing, whatever came of it.
        (BreakerState.Open, _) => this,
        (_, true) => this with { Calls = Calls.Add(call.At, isOk: true), FailuresInARow = 0 },
        _ => Failed(call.At),
    };

    private CircuitBreaker Failed(Instant at)
    {
        var calls = Calls.Add(at, isOk: false);
        var opens = calls.Total >= EnoughCalls && calls.Failed * 2 >= calls.Total;
        return new(calls, FailuresInARow + 1, opens ? at : null);
    }
}
