using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Integration.Screens;

/// <summary>How an interface and its faults are spoken of.</summary>
public static class ConnectorWords
{
    public static string Of(Health health) => health switch { Health.Up => "up", Health.Degraded => "slow", _ => "down" };

    public static string Of(BreakerState breaker) => breaker switch
    {
        BreakerState.Closed => "closed: calls flow",
        BreakerState.HalfOpen => "half open: the next call is a trial",
        _ => "open: nothing is called, messages wait and lose no attempt",
    };

    /// <summary>What, since when, how many messages, and what still works.</summary>
    public static string Degraded(ConnectorRow row, ViewerClock clock) =>
        $"{row.Title} is {Of(row.Health)}{(row.Since is { } since ? $" since {clock.When(since)}" : "")}. {Display.Items(row.WaitingCount, "message")} {(row.WaitingCount == 1 ? "waits" : "wait")} for it; {row.Affects} may be old. "
        + "Queues, cases and approvals work; what they send waits here and goes out by itself.";

    public static string Of(FaultMode mode) => mode switch
    {
        FaultMode.None => "None",
        FaultMode.Down => "Down",
        FaultMode.Slow => "Slow",
        FaultMode.Error500 => "Answers 500",
        FaultMode.Duplicate => "Sends twice",
        _ => "Out of order",
    };

    /// <summary>Whether the rate means anything: down is down for every call.</summary>
    public static bool HasRate(FaultMode mode) => mode is FaultMode.Error500 or FaultMode.Duplicate;
}
