using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>On what ground a price passes, if it does.</summary>
public enum PriceGround { Equal, Lower, Limits, DeMinimis, None }

/// <summary>The billed price beside the ordered one, both for the order's unit.</summary>
/// <param name="Each">Billed minus ordered, for one unit.</param>
/// <param name="Extended">The same over the whole line, rounded as invoices are.</param>
public sealed record PriceComparison(decimal Billed, decimal Ordered, decimal Each, decimal Extended, PriceGround Ground)
{
    /// <summary>Lower by more than this may be the wrong item.</summary>
    private const decimal LowBeyond = 0.10m;
    /// <summary>A known pack size that brings the price this close means that the unit is wrong, not the price.</summary>
    private const decimal PackWithin = 0.02m;

    public static PriceComparison Of(decimal billed, decimal ordered, decimal quantity, TolerancePolicy policy, decimal deMinimis)
    {
        var each = billed - ordered;
        var extended = Money.Round(each * quantity);
        // A difference that rounds to nothing over the whole line is none: it comes from dividing a case price by its pieces.
        var ground = extended == 0m ? PriceGround.Equal
            : each < 0m ? PriceGround.Lower
            : policy.Price is { } limits && ordered > 0m && limits.Hold(each / ordered, extended) ? PriceGround.Limits
            : extended <= deMinimis ? PriceGround.DeMinimis
            : PriceGround.None;
        return new(billed, ordered, each, extended, ground);
    }

    public bool Passes => Ground != PriceGround.None;
    public bool IsTolerated => Ground is PriceGround.Limits or PriceGround.DeMinimis;
    public bool IsSuspiciouslyLow => Ordered > 0m && -Each / Ordered > LowBeyond;

    public decimal Percent => Ordered == 0m
        ? Each > 0m ? 100m : 0m
        : Math.Round(Each / Ordered * 100m, 4, MidpointRounding.AwayFromZero);

    /// <summary>The pack size by which the billed price is off, if there is one: a case was billed as an each, or the reverse.</summary>
    public decimal? PackHit(IEnumerable<decimal> packFactors)
    {
        if (Ordered <= 0m || Near(Billed)) return null;
        foreach (var factor in packFactors)
            if (Near(Billed * factor) || Near(Billed / factor)) return factor;
        return null;
    }

    private bool Near(decimal price) => Math.Abs(price - Ordered) <= Ordered * PackWithin;
}
