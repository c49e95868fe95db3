using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Invoices.Queries;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Processes.Invoices.Screens;

/// <summary>The facts under the sentence of a case, and how much of an authority a verb would use.</summary>
public static class CaseWords
{
    public static IReadOnlyList<Facts.ShownFact> Facts(CaseDetail found, ViewerClock clock)
    {
        var invoice = found.Invoice;
        var facts = new List<Facts.ShownFact>
        {
            new(invoice.IsCredit ? "Credit memo" : "Invoice", invoice.Number, invoice.InvoiceOn is { } on ? clock.Day(on) : null),
            new("Total", Display.Amount(invoice.Total ?? 0m), invoice.Currency),
        };
        if (found.Discount > 0m && found.DiscountOn is { } by) facts.Add(new($"Discount if paid by {clock.Day(by)}", Display.Amount(found.Discount), found.Terms));
        else if (found.DueOn is { } due) facts.Add(new("To be paid by", clock.Day(due), found.Terms));
        facts.Add(new("Cause, by rule", found.Cause));
        facts.Add(new("Site", found.SiteName));
        return facts;
    }

    /// <summary>Of the person's authority, what this would use: the share for the meter, and "150.00 of 500.00 left".</summary>
    public static (decimal Share, string Words)? Authority(CaseOption option, decimal disputed) => option switch
    {
        { Left: { } left } when left + disputed > 0m => (disputed / (left + disputed), $"{Display.Amount(left)} of {Display.Amount(left + disputed)} left"),
        { Code: "PROPOSE" } => (2m, option.Limit),
        _ => null,
    };
}
