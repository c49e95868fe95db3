using System.Globalization;

namespace WorkQueuePortal.Kernel;

/// <summary>An amount in one currency, kept to four decimals and shown to two. Two currencies never add up.</summary>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    /// <summary>The currency of the health system's ledgers, ISO 4217.</summary>
    public const string Ledger = "USD";

    public static Money Zero(string currency = Ledger) => new(0m, currency);
    public static Money Usd(decimal amount) => new(amount, Ledger);

    /// <summary>Rounded half away from zero to two decimals, as invoices are.</summary>
    public Money Rounded => this with { Amount = Round(Amount) };

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static Money operator +(Money a, Money b) => new(a.Amount + Same(a, b).Amount, a.Currency);
    public static Money operator -(Money a, Money b) => new(a.Amount - Same(a, b).Amount, a.Currency);
    public static Money operator -(Money a) => a with { Amount = -a.Amount };
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Round(Amount):#,##0.00} {Currency}");

    private static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? b
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not add up without a rate.");
}
