using System.Globalization;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Numbers as each supplier writes them: its first one, whose longest run of digits (the last, of equals) counts on in uneven steps.</summary>
internal sealed class InvoiceNumbers(Draw draw)
{
    private readonly Dictionary<string, long> counts = [];

    public string Next(DemoSupplier supplier, bool credit)
    {
        var (start, length) = LongestRun(supplier.FirstInvoice);
        var first = long.Parse(supplier.FirstInvoice.AsSpan(start, length), CultureInfo.InvariantCulture);
        var count = counts.GetValueOrDefault(supplier.Code, first);
        // Steps of three and more leave the neighbours free for those who mistype a number.
        counts[supplier.Code] = count + draw.Between(3, 8);
        var digits = count.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return (credit ? "CM " : "") + supplier.FirstInvoice[..start] + digits + supplier.FirstInvoice[(start + length)..];
    }

    /// <summary>The same number as another hand writes it.</summary>
    public static string Rewritten(string number) => number.StartsWith("INV", StringComparison.Ordinal) ? number : $"INV {number}";

    /// <summary>One slip of the finger away: two swapped digits where that shows, else the last digit.</summary>
    public static string Mistyped(string number)
    {
        var (start, length) = LongestRun(number);
        var digits = number.Substring(start, length).ToCharArray();
        if (digits[^1] == '1' && digits[^2] != '1') (digits[^1], digits[^2]) = (digits[^2], digits[^1]);
        else digits[^1] = (char)(digits[^1] == '0' ? '1' : digits[^1] - 1);
        return number[..start] + new string(digits) + number[(start + length)..];
    }

    private static (int Start, int Length) LongestRun(string number)
    {
        var best = (Start: 0, Length: 0);
        for (var i = 0; i < number.Length; i++)
        {
            var length = number[i..].TakeWhile(char.IsAsciiDigit).Count();
            if (length >= best.Length && (i == 0 || !char.IsAsciiDigit(number[i - 1]))) best = (i, length);
        }
        return best;
    }
}
