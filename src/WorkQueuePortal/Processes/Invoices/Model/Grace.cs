using NodaTime;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>How long a missing receipt is waited for before it becomes a person's work. Receiving is usually a day or two behind the
/// invoice, but waiting must never cost the due date.</summary>
public static class Grace
{
    private const int AfterInvoice = 2, AfterPromise = 1, AtMost = 10, BeforeDue = 3;

    /// <param name="addBusinessDays">Adds business days of the facility's calendar; a negative count goes back.</param>
    public static LocalDate EndsOn(LocalDate receivedOn, LocalDate? promisedOn, LocalDate? dueOn, Func<LocalDate, int, LocalDate> addBusinessDays)
    {
        var ends = addBusinessDays(receivedOn, AfterInvoice);
        if (promisedOn is { } promised) ends = LocalDate.Max(ends, addBusinessDays(promised, AfterPromise));
        ends = LocalDate.Min(ends, addBusinessDays(receivedOn, AtMost));
        return dueOn is { } due ? LocalDate.Min(ends, addBusinessDays(due, -BeforeDue)) : ends;
    }

    public static bool IsOpen(LocalDate today, LocalDate endsOn) => today <= endsOn;
}
