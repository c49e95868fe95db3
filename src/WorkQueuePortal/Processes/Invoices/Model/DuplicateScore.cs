using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>What two invoices may have in common beyond number, amount and date.</summary>
public sealed record DuplicateContext(bool SameOrderLine = false, bool OrdersDiffer = false, bool OtherSupplier = false, bool IsRecurring = false);

/// <summary>An earlier invoice that may be the same one under another number.</summary>
/// <param name="Score">Of <see cref="DuplicateScore"/>.</param>
public sealed record NearInvoice(FiledInvoice Invoice, int Score);

/// <summary>How alike two invoices are, in points of a hundred.</summary>
public static class DuplicateScore
{
    /// <summary>From here on the invoice waits for a person.</summary>
    public const int Suspect = 70;
    /// <summary>From here on it is only mentioned.</summary>
    public const int Hint = 55;
    /// <summary>From here on only a lead may say that it is no duplicate.</summary>
    public const int LeadDecides = 85;
    public const int CompareMonths = 24;

    public static int Of(FiledInvoice a, FiledInvoice b, DuplicateContext context) =>
        NumberPoints(DuplicateKey.Fuzzy(a.NormKey), DuplicateKey.Fuzzy(b.NormKey))
        + AmountPoints(a.Amount, b.Amount)
        + DatePoints(a.InvoiceOn, b.InvoiceOn)
        + (context.SameOrderLine ? 15 : 0)
        - (context.OrdersDiffer ? 20 : 0)
        - (context.OtherSupplier ? 10 : 0)
        - (context.IsRecurring ? 30 : 0);

    private static int NumberPoints(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 40;
        var shorter = Math.Min(a.Length, b.Length);
        var distance = Distance(a, b);
        if (distance == 1 && shorter >= 4) return 30;
        if (distance == 2 && shorter >= 6) return 20;
        return shorter >= 5 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)) ? 20 : 0;
    }

    private static int AmountPoints(decimal a, decimal b) =>
        Math.Abs(a - b) <= 0.01m ? 30
        : Math.Abs(a - b) <= 0.01m * Math.Max(Math.Abs(a), Math.Abs(b)) || Digits(a).SequenceEqual(Digits(b)) ? 15
        : 0;

    private static int DatePoints(LocalDate? a, LocalDate? b)
    {
        if (a is not { } one || b is not { } two) return 0;
        return Math.Abs(Period.DaysBetween(one, two)) switch { 0 => 15, <= 7 => 12, <= 30 => 8, <= 90 => 4, _ => 0 };
    }

    private static IEnumerable<char> Digits(decimal amount) => Figures.Amount(amount).Order();

    /// <summary>Damerau-Levenshtein with adjacent swaps: swapping two digits is one mistake, not two.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
