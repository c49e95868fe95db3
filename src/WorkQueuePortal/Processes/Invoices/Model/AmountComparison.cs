using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>A line that ordered money: it may be billed up to its amount once the requester's department confirmed the service.</summary>
internal static class AmountComparison
{
    public static LineMatch Of(InvoiceLine line, OrderedLine ordered, decimal ceiling, CheckSheet sheet, MatchTerms terms)
    {
        var order = ordered.Order;
        var amount = Money.Round(line.Price * line.Quantity);
        var total = ordered.Prior.Amount + amount;
        sheet.Add(MatchRules.OrderedAmount, "Amount is within the order", total <= ceiling, Amount(ceiling), Amount(total));
        sheet.Add(MatchRules.ServiceConfirmed, "Service is confirmed", order.IsServiceConfirmed, "confirmed", order.IsServiceConfirmed ? "confirmed" : "not confirmed");
        if (total > ceiling)
            sheet.Stop(Codes.OverOrder, MatchRules.OrderedAmount, $"{Amount(amount)} billed on top of {Amount(ordered.Prior.Amount)}, above the {Amount(ceiling)} that order {order.Key} allows.");
        if (!order.IsServiceConfirmed)
            sheet.Stop(Codes.NoReceipt, MatchRules.ServiceConfirmed, $"The requester's department has not confirmed the service of order {order.Key}.");

        var codes = sheet.Codes;
        var verdict = LineComparison.Verdict(codes, tolerated: false, terms);
        return new(line, order, verdict, codes, [], 0m, 0m,
            codes.Count > 0 ? sheet.Why() : $"{Amount(total)} of {Amount(ceiling)} on order {order.Key} are billed, and the service is confirmed.", sheet.Checks)
        {
            Quantity = line.Quantity,
            Amount = amount,
            UncoveredAmount = Math.Max(0m, total - ceiling),
            Reserved = verdict == MatchVerdict.Matched ? new(0m, 0m, amount) : Allocation.None,
        };
    }
}
