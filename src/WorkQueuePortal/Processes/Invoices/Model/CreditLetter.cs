using System.Globalization;
using NodaTime.Text;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The letter that asks a supplier for a credit, as it stands in the form before somebody changes it.</summary>
public static class CreditLetter
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    public static string For(SupplierInvoice invoice, InvoiceException exception, decimal amount)
    {
        var dated = invoice.InvoiceOn is { } on ? $" of {Day.Format(on)}" : "";
        var sum = string.Create(CultureInfo.InvariantCulture, $"{amount:N2} {invoice.Currency}");
        return $"Invoice {invoice.Number}{dated}: {exception.Sentence}\n\nSend a credit memo over {sum} that cites this invoice. We hold payment until it arrives.";
    }
}
