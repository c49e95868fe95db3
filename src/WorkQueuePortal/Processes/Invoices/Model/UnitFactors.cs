namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>How many base units one unit of an item holds, as the item master says: a case of 24 has the factor 24.</summary>
public sealed class UnitFactors
{
    public const string Each = "EA";
    private const decimal Smallest = 0.000001m;

    public static UnitFactors None { get; } = new([]);

    private readonly Dictionary<string, Dictionary<string, decimal>> _byItem = new(StringComparer.Ordinal);

    /// <summary>A factor below what six decimals can hold, zero or less is a fault of the item master and counts as no factor at all.</summary>
    public UnitFactors(IEnumerable<(string Item, string Unit, decimal Factor)> factors)
    {
        foreach (var (item, unit, factor) in factors)
        {
            if (!_byItem.TryGetValue(item, out var units)) _byItem[item] = units = new(StringComparer.OrdinalIgnoreCase);
            units[unit] = factor;
        }
    }

    /// <summary>The factor from one unit to another, kept as a fraction: a third of a box times three must be a whole box again.
    /// Null when the item master does not say.</summary>
    public UnitRatio? Between(string item, string from, string to)
    {
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase)) return UnitRatio.One;
        if (!_byItem.TryGetValue(item, out var units)) return null;
        return FactorOf(units, from, other: to) is { } numerator && FactorOf(units, to, other: from) is { } denominator
            ? new UnitRatio(numerator, denominator)
            : null;
    }

    /// <summary>Every pack size of the item measured in a unit, without that unit itself.</summary>
    public IEnumerable<decimal> PackFactors(string item, string unit)
    {
        if (!_byItem.TryGetValue(item, out var units) || FactorOf(units, unit, other: null) is not { } own) yield break;
        foreach (var factor in units.Values)
            if (factor >= Smallest && factor != own) yield return Math.Max(factor, own) / Math.Min(factor, own);
        if (own != 1m && !units.ContainsKey(Each)) yield return own;
    }

    /// <summary>A unit without a factor is the base unit, but only one of two units can be that; beside a unit that has one, EA always may.</summary>
    private static decimal? FactorOf(Dictionary<string, decimal> units, string unit, string? other)
    {
        if (units.TryGetValue(unit, out var factor)) return factor >= Smallest ? factor : null;
        var isBase = other is null || string.Equals(unit, Each, StringComparison.OrdinalIgnoreCase) || !HasBase(units);
        return isBase && (other is null || units.ContainsKey(other)) ? 1m : null;
    }

    private static bool HasBase(Dictionary<string, decimal> units) => units.ContainsValue(1m);
}

/// <summary>Multiplies quantities and divides prices.</summary>
public readonly record struct UnitRatio(decimal Numerator, decimal Denominator)
{
    public static UnitRatio One { get; } = new(1m, 1m);

    public decimal Value => Numerator / Denominator;

    /// <summary>Quantities are kept to six decimals.</summary>
    public decimal Quantity(decimal quantity) => Math.Round(quantity * Numerator / Denominator, 6, MidpointRounding.AwayFromZero);

    public decimal Price(decimal price) => price * Denominator / Numerator;
}
