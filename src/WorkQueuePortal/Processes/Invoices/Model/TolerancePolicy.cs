namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>How far an invoice line may be above its order and still pass. Versioned: a verdict names the version it was given under.</summary>
/// <param name="DeMinimis">Extended price variance that is not worth a person's time, in the invoice's currency.</param>
/// <param name="Price">Percentage and amount that must both hold; null where only the de-minimis applies.</param>
/// <param name="OverOrder">Fraction by which the quantity may exceed the order.</param>
/// <param name="Fx">What the rates of order date and invoice date may cost apart; null means nothing.</param>
/// <param name="RecoversDeMinimis">A variance let through is still claimed back from the supplier.</param>
public sealed record TolerancePolicy(
    string Code, int Version, decimal DeMinimis, PriceLimits? Price, decimal OverOrder, FreightLimits Freight, PriceLimits? Fx, bool RecoversDeMinimis = false)
{
    /// <summary>A supplier that learns the de-minimis could live off it, so its use is capped by supplier and month.</summary>
    public const decimal DeMinimisCapPerMonth = 500m;

    private static readonly FreightLimits StandardFreight = new(OverPlanned: 0.10m, OverPlannedAtMost: 50m, Unplanned: 75m);

    public static TolerancePolicy Std { get; } = new("STD", 1, 20m, new(0.02m, 100m), 0m, StandardFreight, new(0.01m, 100m));
    public static TolerancePolicy Contract { get; } = new("CONTRACT", 1, 20m, null, 0m, StandardFreight, null, RecoversDeMinimis: true);
    public static TolerancePolicy Strict { get; } = new("STRICT", 1, 1m, null, 0m, StandardFreight with { Unplanned = 0m }, null);
    public static TolerancePolicy Bulk { get; } = new("BULK", 1, 20m, new(0.02m, 100m), 0.05m, StandardFreight, null);

    public static IReadOnlyList<TolerancePolicy> All { get; } = [Std, Contract, Strict, Bulk];

    public string Name => $"{Code} v{Version}";

    public static TolerancePolicy? Find(string code) => All.FirstOrDefault(p => p.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The de-minimis that is left once a supplier has used some of the month's cap: it shrinks to nothing, never below.</summary>
    public decimal DeMinimisAfter(decimal usedThisMonth) => Math.Clamp(DeMinimisCapPerMonth - usedThisMonth, 0m, DeMinimis);

    public override string ToString() => Name;
}

/// <summary>"The lower of": the fraction and the amount must both hold. A percentage alone is unsafe on a large line.</summary>
public sealed record PriceLimits(decimal Fraction, decimal Amount)
{
    public bool Hold(decimal fraction, decimal amount) => fraction <= Fraction && amount <= Amount;
}

/// <summary>Freight that was planned on the order may be a little dearer; freight nobody planned has a flat limit.</summary>
public sealed record FreightLimits(decimal OverPlanned, decimal OverPlannedAtMost, decimal Unplanned)
{
    public decimal Allowed(decimal planned, bool prepaid) => planned > 0m
        ? planned + Math.Min(planned * OverPlanned, OverPlannedAtMost)
        : prepaid ? 0m : Unplanned;
}
