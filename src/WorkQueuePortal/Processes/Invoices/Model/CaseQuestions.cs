namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Turns a case into the question its options are ranked by.</summary>
public static class CaseQuestions
{
    public static CaseQuestion Of(InvoiceException exception, SupplierInvoice invoice, InvoiceDuties duties, decimal orderTotal, string supplier, decimal disputed)
    {
        var worst = invoice.Lines.Where(l => l.Variance > 0m).DefaultIfEmpty().MaxBy(l => l?.Variance ?? 0m);
        return new CaseQuestion(
            exception.PrimaryCode, disputed, worst?.Variance ?? disputed, worst?.VariancePercent ?? 0m, Math.Abs(invoice.Total ?? 0m), invoice.Currency ?? Kernel.Money.Ledger,
            duties with { HeldBy = invoice.HeldById }, orderTotal, invoice.State == InvoiceState.OnHold, orderTotal > 0m, supplier);
    }

    /// <summary>What is disputed, in the invoice's currency: differences in price, else what neither order nor receipt covers, else tax or freight.</summary>
    public static decimal Disputed(InvoiceException exception, SupplierInvoice invoice) => exception.PrimaryCode switch
    {
        Codes.TaxExempt => Math.Abs(invoice.Tax ?? 0m),
        Codes.TaxVariance or Codes.Freight => Math.Max(0m, exception.VarianceAmount),
        _ => invoice.Lines.Sum(l => Math.Max(0m, l.Variance) + Math.Max(0m, l.Uncovered)),
    };
}
