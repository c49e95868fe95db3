using System.Globalization;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Numbers as the sentences of this room write them.</summary>
internal static class Figures
{
    /// <summary>"1,234.50".</summary>
    public static string Amount(decimal amount) => Kernel.Money.Round(amount).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Two decimals at least, more only where the price has them: a price by the each may be 0.0325.</summary>
    public static string Price(decimal price) => price.ToString("#,##0.00####", CultureInfo.InvariantCulture);

    public static string Quantity(decimal quantity) => quantity.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>"1.75 %". Four decimals, so that 2.001 % is never shown as a 2 % that failed a limit of 2 %.</summary>
    public static string Percent(decimal percent) => percent.ToString(Math.Abs(percent) < 3m ? "#,##0.####" : "#,##0.##", CultureInfo.InvariantCulture) + " %";
}
