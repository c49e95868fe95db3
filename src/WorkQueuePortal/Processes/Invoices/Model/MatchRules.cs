namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The numbers under which a verdict names its rule. They are printed and stored, so none is ever reused.</summary>
public static class MatchRules
{
    public const string Order = "M-01", Link = "M-02", Currency = "M-03", Unit = "M-04", Pack = "M-05", DeMinimis = "M-06", PriceLimits = "M-07",
        HeaderGuard = "M-08", OrderedQuantity = "M-09", Received = "M-10", Inspected = "M-11", OrderedAmount = "M-12", ServiceConfirmed = "M-13",
        ExchangeRate = "M-14", Credit = "M-15";
}

/// <summary>Under which terms a comparison runs.</summary>
/// <param name="Policy">For lines whose item category has none of its own, and for the header guard.</param>
/// <param name="InsideGrace">Whether a missing receipt may still be waited for.</param>
/// <param name="DeMinimisUsed">What this supplier used of the month's cap so far.</param>
public sealed record MatchTerms(TolerancePolicy Policy, bool InsideGrace, decimal DeMinimisUsed = 0m);
