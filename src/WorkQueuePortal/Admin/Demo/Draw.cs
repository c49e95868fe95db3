namespace WorkQueuePortal.Admin.Demo;

/// <summary>SplitMix64: the same seed draws the same history on every runtime, which System.Random does not promise.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 up to but not including 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A share that leans towards 0, as a working day leans towards its morning.</summary>
    public double EarlyShare() => Share() * (0.4 + 0.6 * Share());

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + (int)(Share() * (high - low + 1));

    /// <summary>An amount in whole cents, both ends included.</summary>
    public decimal Cents(decimal low, decimal high) => Between((int)(low * 100), (int)(high * 100)) / 100m;

    public bool Chance(double share) => Share() < share;

    public T One<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    public T One<T>(IReadOnlyList<T> from, Func<T, double> weight)
    {
        var left = Share() * from.Sum(weight);
        foreach (var each in from)
        {
            left -= weight(each);
            if (left < 0) return each;
        }
        return from[^1];
    }
}
